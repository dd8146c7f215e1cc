"""What protects bodies, offices and mandates in the database: the second lock (decision 0013)."""

from liqaa.bodies.rules import APPOINT, EDIT, FOUND, SEE
from liqaa.kit.policies import ADD, CHANGE, READ, Function, Lock, above, also, of, search, see, within, write

BODY, OFFICE = "liqaa_bodies_body", "liqaa_bodies_office"
APPOINTMENT, MANDATE = "liqaa_bodies_appointment", "liqaa_bodies_mandate"
PERSON = "liqaa_people_person"
ANY = (SEE, EDIT, FOUND, APPOINT)
WORKING = (EDIT, FOUND, APPOINT)
REACH = f"access_reach('{{{','.join(ANY)}}}')"
THEIRS = f"bodies_holder_is_known(person_id, (SELECT {REACH}))"
NAMED = f"bodies_names_person(id, (SELECT {REACH}), (SELECT access_above(NULL))::text[])"
GIVING = f"'{{{','.join(WORKING)}}}'"

LOCK = Lock(
    room="liqaa_bodies",
    tables=(BODY, OFFICE, APPOINTMENT, MANDATE),
    functions=(
        search(
            "bodies_search",
            BODY,
            ("key",),
            f"found.scope::text <@ access_reach('{{{','.join(ANY)}}}')",
            "bodies are looked for by a spelling of their name",
        ),
        Function(
            "bodies_holder_is_known",
            "asked bigint, reach access_paths",
            "boolean",
            """SELECT EXISTS (SELECT FROM liqaa_people_person holder WHERE holder.id = asked
              AND (holder.account_id = access_me() OR holder.place_id::text <@ reach))""",
            "what people of the reader's ground hold elsewhere",
        ),
        Function(
            "bodies_names_person",
            "asked bigint, reach access_paths, over text[]",
            "boolean",
            """SELECT EXISTS (SELECT FROM liqaa_bodies_appointment held WHERE held.person_id = asked
              AND (held.scope::text <@ reach OR held.scope = ANY (over)))
              OR EXISTS (SELECT FROM liqaa_bodies_mandate held WHERE held.person_id = asked
              AND (held.scope::text <@ reach OR held.scope = ANY (over)))
            """,
            "who holds an office or a mandate on the reader's ground or above it is known by name there",
        ),
    ),
    policies=(
        see(BODY, within("scope", *ANY), above("scope"), why="one's own ground, and the organs above it"),
        write(BODY, within("scope", *WORKING)),
        see(OFFICE, of(BODY, "body_id")),
        write(OFFICE, of(BODY, "body_id", within("parent.scope", *WORKING))),
        see(
            APPOINTMENT,
            within("scope", *ANY),
            above("scope"),
            THEIRS,
            why="offices on one's ground and above it, and those that people of one's ground hold elsewhere",
        ),
        write(APPOINTMENT, within("scope", *WORKING)),
        see(MANDATE, within("scope", *ANY), above("scope"), THEIRS),
        write(
            MANDATE,
            within("scope", *WORKING),
            of(PERSON, "person_id", within("parent.place_id", EDIT, APPOINT)),
            why="a mandate over the whole country is kept where its holder lives",
        ),
        also(PERSON, "in_office", NAMED, why="the names of office-holders"),
        also(
            PERSON,
            "appointed",
            within("place_id", *WORKING),
            why="the person is locked while an office is given, and added from a sheet of holders",
            does=("SELECT", "INSERT", "UPDATE", "DELETE"),
        ),
        also(
            "liqaa_access_grant",
            "by_office",
            f"access_grant_here(id, {GIVING})",
            why="appointing gives a role over the body's places, ending takes it back",
            does=(READ, ADD, CHANGE),
        ),
        also(
            "liqaa_access_grantplace",
            "by_office",
            within("place_id", *WORKING),
            why="appointing gives a role over the body's places",
            does=(ADD,),
        ),
    ),
    unlocked={
        "liqaa_bodies_organisation": "the organisation's own name and logo; every page shows them",
        "liqaa_bodies_charter": "its constitution; no place, no person",
        "liqaa_bodies_institution": "assemblies of the State, which are public; no person",
    },
)
