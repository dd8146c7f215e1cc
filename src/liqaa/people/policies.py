"""What protects persons in the database: the second lock (decision 0013)."""

from liqaa.access.rules import INVITE, SET_UP
from liqaa.kit.policies import Lock, also, mine, of, search, see, within, write
from liqaa.people.rules import EDIT, PROTECT, SEE

PERSON, CONSENT, MEMBERSHIP = "liqaa_people_person", "liqaa_people_consent", "liqaa_people_membership"
CHANGE, FORGOTTEN, EXPORT = "liqaa_people_relationchange", "liqaa_people_forgotten", "liqaa_people_export"
REQUEST = "liqaa_people_datarequest"
ROOTS = "liqaa_territory_place root WHERE root.parent_id IS NULL"


def everywhere(*rights: str) -> str:
    """Every row, for accounts that hold one of ``rights`` over every place that has none above it.

    It opens nothing that ``within`` would not: each row of a place lies in one of those. It is asked once for
    a statement, where ``within`` is asked of each row: who reads the whole country counts 300,000 of them.
    """
    held = f"SELECT access_held('{{{','.join(rights)}}}')"
    return f"(SELECT bool_and(root.path::text IN ({held})) FROM {ROOTS})"


OWN = of(PERSON, "person_id", mine("parent.account_id"))
KNOWN = of(PERSON, "person_id", within("parent.place_id", SEE, EDIT), mine("parent.account_id"))

LOCK = Lock(
    room="liqaa_people",
    tables=(PERSON, CONSENT, MEMBERSHIP, CHANGE, FORGOTTEN, EXPORT, REQUEST),
    functions=(
        search(
            "people_search",
            PERSON,
            ("key", "key_latin"),
            f"found.place_id::text <@ access_reach('{{{SEE},{EDIT}}}') OR found.account_id = access_me()"
            f" OR found.id IN (SELECT bodies_narrowed_people('{{{SEE}}}'))",
            "people are looked for by a spelling of their name; whom a narrowed grant opens the room above"
            " answers, which is asked by name",
        ),
    ),
    policies=(
        see(PERSON, everywhere(SEE, EDIT), within("place_id", SEE, EDIT), mine("account_id")),
        write(PERSON, within("place_id", EDIT)),
        also(
            PERSON,
            "invited",
            within("place_id", INVITE, SET_UP),
            why="an invitation ties the account to the person",
            does=("SELECT", "UPDATE"),
        ),
        see(CONSENT, within("scope", SEE, EDIT), KNOWN),
        write(CONSENT, within("scope", EDIT), of(PERSON, "person_id", within("parent.place_id", EDIT))),
        see(MEMBERSHIP, within("scope", SEE, EDIT), KNOWN),
        write(MEMBERSHIP, within("scope", EDIT), of(PERSON, "person_id", within("parent.place_id", EDIT))),
        see(CHANGE, within("scope", SEE, EDIT), KNOWN),
        write(CHANGE, within("scope", EDIT), of(PERSON, "person_id", within("parent.place_id", EDIT))),
        see(EXPORT, mine("asked_by_id"), within("scope", PROTECT)),
        write(EXPORT, mine("asked_by_id")),
        see(REQUEST, within("scope", PROTECT), OWN),
        write(REQUEST, within("scope", PROTECT)),
        also(
            REQUEST,
            "own",
            OWN,
            why="everybody asks about their own data, and takes their own request back",
            does=("INSERT", "UPDATE"),
        ),
    ),
)
