"""What protects bodies, offices and mandates in the database: the second lock (decision 0013)."""

from liqaa.bodies.rules import APPOINT, EDIT, FOUND, SEE
from liqaa.kit.policies import ADD, CHANGE, READ, Function, Lock, above, also, of, search, see, within, write
from liqaa.people import rules as people

BODY, OFFICE = "liqaa_bodies_body", "liqaa_bodies_office"
APPOINTMENT, MANDATE = "liqaa_bodies_appointment", "liqaa_bodies_mandate"
PERSON = "liqaa_people_person"
ANY = (SEE, EDIT, FOUND, APPOINT)
WORKING = (EDIT, FOUND, APPOINT)
REACH = f"access_reach('{{{','.join(ANY)}}}')"
THEIRS = f"bodies_holder_is_known(person_id, (SELECT {REACH}))"
NAMED = f"bodies_names_person(id, (SELECT {REACH}), (SELECT access_above(NULL))::text[])"
GIVING = f"'{{{','.join(WORKING)}}}'"


def narrowed(column: str, *rights: str) -> str:
    """Rows of bodies over which the account holds one of ``rights`` by a narrowed grant (decision 0019)."""
    return f"{column} IN (SELECT bodies_narrowed('{{{','.join(rights)}}}'))"


LOCK = Lock(
    room="liqaa_bodies",
    tables=(BODY, OFFICE, APPOINTMENT, MANDATE),
    functions=(
        Function(
            "bodies_narrowed",
            "rights text[]",
            "SETOF bigint",
            """SELECT body.id FROM access_narrow(rights) held JOIN liqaa_bodies_body body
              ON body.scope >= held.path AND body.scope < held.path || '0'
                AND (body.scope = held.path OR body.scope >= held.path || '/')
                AND (held.family = '' OR body.family = held.family)
                AND (held.trail = '' OR body.trail = held.trail
                  OR (body.trail >= held.trail || '/' AND body.trail < held.trail || '0'))""",
            "what narrowed grants open, asked once for a statement by every room whose rows have a body",
        ),
        Function(
            "bodies_narrowed_offices",
            "rights text[]",
            "SETOF bigint",
            """SELECT office.id FROM bodies_narrowed(rights) opened JOIN liqaa_bodies_office office
              ON office.body_id = opened""",
            "the offices of those bodies",
        ),
        Function(
            "bodies_narrowed_people",
            "rights text[]",
            "SETOF bigint",
            """SELECT held.person_id FROM bodies_narrowed_offices(rights) opened
              JOIN liqaa_bodies_appointment held ON held.office_id = opened""",
            "who holds or held an office in those bodies",
        ),
        search(
            "bodies_search",
            BODY,
            ("key",),
            f"found.scope::text <@ access_reach('{{{','.join(ANY)}}}') OR {narrowed('found.id', *ANY)}",
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
        see(
            BODY,
            within("scope", *ANY),
            above("scope"),
            narrowed("id", *ANY),
            why="one's own ground, and the organs above it",
        ),
        write(BODY, within("scope", *WORKING)),
        see(OFFICE, of(BODY, "body_id")),
        write(OFFICE, of(BODY, "body_id", within("parent.scope", *WORKING))),
        see(
            APPOINTMENT,
            within("scope", *ANY),
            above("scope"),
            THEIRS,
            f"office_id IN (SELECT bodies_narrowed_offices('{{{','.join(ANY)}}}'))",
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
        also(
            PERSON,
            "in_office",
            NAMED,
            f"id IN (SELECT bodies_narrowed_people('{{{','.join((*ANY, people.SEE))}}}'))",
            why="the names of office-holders",
        ),
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
