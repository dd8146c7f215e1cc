"""What protects news in the database: the second lock (decision 0013)."""

from liqaa.kit.policies import Function, Lock, also, holding, see, within, write
from liqaa.meetings.policies import narrowed
from liqaa.newsroom.rules import APPROVE, SEE, STYLE, WRITE

NEWS = "liqaa_newsroom_news"
TOLD = "liqaa_newsroom_weekmeeting"
STYLES = "liqaa_newsroom_style"

LOCK = Lock(
    room="liqaa_newsroom",
    tables=(NEWS, TOLD, STYLES),
    functions=(
        Function(
            "newsroom_narrowed_hands",
            "rights text[]",
            "SETOF bigint",
            """SELECT hand.id FROM meetings_narrowed(rights) opened
              JOIN liqaa_newsroom_news told ON told.meeting_id = opened
              CROSS JOIN LATERAL
                (VALUES (told.written_by_id), (told.edited_by_id), (told.approved_by_id)) hand(id)
              WHERE hand.id IS NOT NULL""",
            "whose account wrote news that is read is named beside it",
        ),
    ),
    policies=(
        also(
            "liqaa_access_account",
            "at_news",
            f"id IN (SELECT newsroom_narrowed_hands('{{{SEE},{WRITE},{APPROVE}}}'))",
            why="who wrote news that a narrowed grant opens",
        ),
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
