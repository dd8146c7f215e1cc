"""What protects readings in the database: the second lock (decision 0013)."""

from liqaa.kit.policies import WRITE, Lock, also, mine, of, see, within, write
from liqaa.reports.rules import CONFIRM
from liqaa.reports.rules import READ as READ_REPORTS

READING = "liqaa_reports_reading"
BATCH, BATCH_FILE = "liqaa_reports_batch", "liqaa_reports_batchfile"
MEETING, OUTCOME, TASK = "liqaa_meetings_meeting", "liqaa_followup_outcome", "liqaa_followup_task"
BODY = "liqaa_bodies_body"
SCOPED = (
    "liqaa_bodies_body",
    MEETING,
    *(
        f"liqaa_meetings_{name}"
        for name in (
            "agendaitem",
            "participation",
            "grouppresence",
            "mention",
            "visitor",
            "topic",
            "intervention",
        )
    ),
    OUTCOME,
    TASK,
    "liqaa_needs_need",
    "liqaa_needs_hearing",
    "liqaa_needs_telling",
    "liqaa_needs_achievement",
    "liqaa_people_consent",
)
"""What confirming a reading writes, and undoing it removes, each with a scope of its own."""
BY_PARENT = {
    "liqaa_meetings_meetingplace": of(MEETING, "meeting_id", within("parent.scope", CONFIRM)),
    "liqaa_followup_outcome_places": of(OUTCOME, "outcome_id", within("parent.scope", CONFIRM)),
    "liqaa_bodies_office": of(BODY, "body_id", within("parent.scope", CONFIRM)),
    "liqaa_people_person": within("place_id", CONFIRM),
}
WHY = "confirming a reading makes all of its record, undoing removes it"

LOCK = Lock(
    room="liqaa_reports",
    tables=(READING, BATCH, BATCH_FILE),
    policies=(
        see(
            READING,
            mine("read_by_id"),
            within("scope", CONFIRM),
            why="one's own readings, and those to confirm",
        ),
        write(
            READING,
            f"({mine('read_by_id')} AND {within('scope', READ_REPORTS, CONFIRM)})",
            within("scope", CONFIRM),
        ),
        see(
            BATCH,
            mine("read_by_id"),
            within("scope", CONFIRM),
            why="one's own batches, and those whose readings one may confirm",
        ),
        write(
            BATCH,
            f"({mine('read_by_id')} AND {within('scope', READ_REPORTS, CONFIRM)})",
            within("scope", CONFIRM),
        ),
        see(BATCH_FILE, of(BATCH, "batch_id"), why="with its batch"),
        write(BATCH_FILE, of(BATCH, "batch_id")),
        *(also(each, "confirmed", within("scope", CONFIRM), why=WHY, does=WRITE) for each in SCOPED),
        *(also(each, "confirmed", when, why=WHY, does=WRITE) for each, when in BY_PARENT.items()),
        also(
            TASK,
            "decided",
            of(OUTCOME, "outcome_id", within("parent.scope", CONFIRM)),
            why="what a meeting decided may lie outside its organiser's places",
            does=WRITE,
        ),
        *(
            also(
                each,
                "heard",
                of(MEETING, "meeting_id", within("parent.scope", CONFIRM)),
                why="what a meeting heard may lie outside its organiser's places",
                does=WRITE,
            )
            for each in ("liqaa_needs_hearing", "liqaa_needs_telling", "liqaa_needs_achievement")
        ),
    ),
)
