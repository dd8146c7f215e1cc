"""What protects news in the database: the second lock (decision 0013)."""

from liqaa.kit.policies import Lock, holding, see, within, write
from liqaa.meetings.policies import narrowed
from liqaa.newsroom.rules import APPROVE, SEE, STYLE, WRITE

NEWS = "liqaa_newsroom_news"
TOLD = "liqaa_newsroom_weekmeeting"
STYLES = "liqaa_newsroom_style"

LOCK = Lock(
    room="liqaa_newsroom",
    tables=(NEWS, TOLD, STYLES),
    policies=(
        see(NEWS, within("scope", SEE, WRITE, APPROVE), narrowed("meeting_id", SEE, WRITE, APPROVE)),
        write(NEWS, within("scope", WRITE, APPROVE), narrowed("meeting_id", WRITE, APPROVE)),
        see(TOLD, within("scope", SEE, WRITE, APPROVE)),
        write(TOLD, within("scope", WRITE, APPROVE)),
        see(
            STYLES,
            holding(SEE, WRITE, APPROVE, STYLE),
            why="whoever has news written has it written as the organisation writes",
        ),
        write(STYLES, holding(STYLE)),
    ),
)
