"""What protects accounts, grants, links and the journal in the database: the second lock (decision 0013)."""

from liqaa.access.rules import INVITE, RECOVER, SET_UP
from liqaa.kit.policies import (
    ADD,
    CHANGE,
    Function,
    Lock,
    Policy,
    above,
    at_the_door,
    either,
    holding,
    mine,
    of,
    see,
    within,
    write,
)

ACCOUNT, GRANT, GRANT_PLACE = "liqaa_access_account", "liqaa_access_grant", "liqaa_access_grantplace"
LINK, ENTRY = "liqaa_access_onetimelink", "liqaa_journal_entry"
ADDRESS, CONFIRMATION = "account_emailaddress", "account_emailconfirmation"
OWN = (ADDRESS, "mfa_authenticator", "usersessions_usersession")
"""Tables of the sign-in library: each row is its account's."""
DOOR = (INVITE, SET_UP, RECOVER)

FUNCTIONS = (
    Function(
        "access_shares_ground",
        "asked bigint, reach access_paths, over text[]",
        "boolean",
        """SELECT EXISTS (
          SELECT FROM liqaa_access_grant given JOIN liqaa_access_grantplace at ON at.grant_id = given.id
          WHERE given.account_id = asked AND (at.place_id::text <@ reach
            OR at.place_id = ANY (over)))
        """,
        "the names of those who work beside, below and above the account on its own ground",
    ),
    Function(
        "access_stands_below",
        "asked bigint, rights text[]",
        "boolean",
        """SELECT access_reach(rights) <> '{}' AND coalesce(
          bool_and(at.place_id::text <@ access_reach(rights)) FILTER (WHERE given.revoked_at IS NULL
            AND (given.ends_on IS NULL OR given.ends_on > access_today())),
          bool_and(at.place_id::text <@ access_reach(rights)), true)
          FROM liqaa_access_grant given JOIN liqaa_access_grantplace at ON at.grant_id = given.id
          WHERE given.account_id = asked
        """,
        "accounts all of whose live grants lie where the asker holds a right; of those without a live one, "
        "accounts whose ended grants lay there, and those that never had any",
    ),
    Function(
        "access_grant_here",
        "asked bigint, rights text[]",
        "boolean",
        """SELECT NOT EXISTS (
          SELECT FROM liqaa_access_grantplace at WHERE at.grant_id = asked
            AND NOT at.place_id::text <@ access_reach(rights)) AND access_reach(rights) <> '{}'
        """,
        "grants that lie wholly where the asker holds a right; one just made has no place yet and no power",
    ),
    Function(
        "access_grant_is_mine",
        "asked bigint",
        "boolean",
        """SELECT EXISTS (SELECT FROM liqaa_access_grant given WHERE given.id = asked
          AND given.account_id = coalesce(access_me(), access_knocking()))""",
        "a grant's places follow the grant, without asking the grant's own policy in a circle",
    ),
)
SHARING = "access_shares_ground({}, (SELECT access_reach(NULL)), (SELECT access_above(NULL))::text[])"
BELOW = f"access_stands_below({{}}, '{{{{{','.join(DOOR)}}}}}')"

LOCK = Lock(
    room="liqaa_access",
    tables=(ACCOUNT, GRANT, GRANT_PLACE, LINK, ENTRY, *OWN, CONFIRMATION),
    functions=FUNCTIONS,
    policies=(
        see(ACCOUNT, mine("id"), at_the_door("id"), SHARING.format("id"), BELOW.format("id")),
        Policy(ACCOUNT, "write", (CHANGE,), either(mine("id"), at_the_door("id"), BELOW.format("id"))),
        Policy(ACCOUNT, "add", (ADD,), holding(*DOOR)),
        see(
            GRANT,
            mine("account_id"),
            at_the_door("account_id"),
            SHARING.format("account_id"),
        ),
        see(GRANT_PLACE, "access_grant_is_mine(grant_id)", within("place_id"), above("place_id")),
        see(LINK, mine("account_id"), at_the_door("account_id"), BELOW.format("account_id")),
        write(LINK, mine("account_id"), at_the_door("account_id"), BELOW.format("account_id")),
        *(see(each, mine("user_id"), at_the_door("user_id"), BELOW.format("user_id")) for each in OWN),
        *(write(each, mine("user_id"), at_the_door("user_id"), BELOW.format("user_id")) for each in OWN),
        see(CONFIRMATION, of(ADDRESS, "email_address_id")),
        write(CONFIRMATION, of(ADDRESS, "email_address_id")),
        see(
            ENTRY,
            "actor = (SELECT access_me())::text",
            "actor = (SELECT access_knocking())::text",
            within("place"),
            why="one's own lines, and those of one's places",
        ),
        Policy(
            ENTRY,
            "add",
            (ADD,),
            either("actor = (SELECT access_me())::text", "actor = (SELECT access_knocking())::text"),
            "a line is written in the name of who acts",
        ),
    ),
    unlocked={
        "liqaa_access_roleright": "the roles of the product, which is no secret; only the owner writes it",
        "liqaa_journal_seal": "hashes over lines of the journal: no place, no person",
        "liqaa_journal_verification": "what the nightly look at the chain found, in numbers",
        "liqaa_access_attempt": "counts of attempts under keys that are hashes: no place, no person",
        "django_session": "needed before one is known; a row is found by 256 random bits alone",
    },
)
