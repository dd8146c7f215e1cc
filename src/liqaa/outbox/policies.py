"""What protects messages in the database: the second lock (decision 0013)."""

from liqaa.access.rules import INVITE, SET_UP
from liqaa.kit.policies import READ, WRITE, Lock, also, holding, see, write

INVITATION = "^invitation-[0-9]{1,18}-"
"""Keys of invitations name the account invited."""
MESSAGE, SERVER = "liqaa_outbox_message", "liqaa_outbox_mailserver"

LOCK = Lock(
    room="liqaa_outbox",
    tables=(MESSAGE, SERVER),
    policies=(
        also(
            MESSAGE,
            "invitations",
            f"CASE WHEN key ~ '{INVITATION}' THEN "
            f"access_stands_below(split_part(key, '-', 2)::bigint, '{{{INVITE},{SET_UP}}}') ELSE false END",
            why="what became of invitations is shown to those who invite there; the rest is the house's own",
            does=(READ, *WRITE),
        ),
        see(SERVER, holding(SET_UP)),
        write(SERVER, holding(SET_UP)),
    ),
)
