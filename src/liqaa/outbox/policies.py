"""What protects messages in the database: the second lock (decision 0013)."""

from liqaa.access.rules import INVITE, SET_UP
from liqaa.kit.policies import READ, WRITE, Lock, also, holding, see, write

MESSAGE, SERVER = "liqaa_outbox_message", "liqaa_outbox_mailserver"

LOCK = Lock(
    room="liqaa_outbox",
    tables=(MESSAGE, SERVER),
    policies=(
        also(
            MESSAGE,
            "invitations",
            f"key LIKE 'invitation-%' AND {holding(INVITE, SET_UP)}",
            why="what became of invitations is shown to those who invite; the rest is the house's own",
            does=(READ, *WRITE),
        ),
        see(SERVER, holding(SET_UP)),
        write(SERVER, holding(SET_UP)),
    ),
)
