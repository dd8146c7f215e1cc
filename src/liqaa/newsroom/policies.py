"""What protects news in the database: the second lock (decision 0013)."""

from liqaa.kit.policies import Lock, see, within, write
from liqaa.newsroom.rules import APPROVE, SEE, WRITE

NEWS = "liqaa_newsroom_news"

LOCK = Lock(
    room="liqaa_newsroom",
    tables=(NEWS,),
    policies=(
        see(NEWS, within("scope", SEE, WRITE, APPROVE)),
        write(NEWS, within("scope", WRITE, APPROVE)),
    ),
)
