"""What protects needs in the database: the second lock (decision 0013)."""

from liqaa.kit.policies import CHANGE, Lock, Policy, also, holding, of, see, within, write
from liqaa.meetings import rules as meetings
from liqaa.needs.rules import ANSWER, RECORD, SEE

NEED, HEARING, TELLING = "liqaa_needs_need", "liqaa_needs_hearing", "liqaa_needs_telling"
ACHIEVEMENT = "liqaa_needs_achievement"
MEETING, TASK = "liqaa_meetings_meeting", "liqaa_followup_task"
ANY = (SEE, RECORD, ANSWER)
GIVEN = """EXISTS (SELECT FROM liqaa_bodies_mandate given JOIN liqaa_people_person holder
     ON holder.id = given.person_id
     WHERE given.id = @.mandate_id AND holder.account_id = (SELECT access_me()))"""
AT_MEETING = f"({holding(*ANY)} AND {of(MEETING, 'meeting_id')})"

LOCK = Lock(
    room="liqaa_needs",
    tables=(NEED, HEARING, TELLING, ACHIEVEMENT),
    policies=(
        see(
            NEED,
            within("scope", *ANY),
            GIVEN,
            of(HEARING, "id", key="need_id"),
            of(TELLING, "id", key="need_id"),
            why="whoever reads a meeting and may see needs at all reads which it heard and which it answers",
        ),
        write(NEED, within("scope", RECORD, ANSWER)),
        Policy(NEED, "own", (CHANGE,), GIVEN, "the elected member it was given to answers it"),
        see(HEARING, within("scope", *ANY), AT_MEETING),
        see(TELLING, within("scope", *ANY), AT_MEETING),
        see(ACHIEVEMENT, within("scope", *ANY), AT_MEETING),
        *(
            write(
                each,
                within("scope", RECORD, meetings.RECORD),
                of(MEETING, "meeting_id", within("parent.scope", RECORD, meetings.RECORD)),
            )
            for each in (HEARING, TELLING, ACHIEVEMENT)
        ),
        *(
            also(
                each,
                "recorded",
                of(MEETING, "meeting_id", within("parent.scope", RECORD, meetings.RECORD)),
                why="whoever records the meeting reads what was recorded of it",
            )
            for each in (HEARING, TELLING, ACHIEVEMENT)
        ),
        also(TASK, "told", of(TELLING, "id", key="demand_id"), why="a demand whose answer a meeting tells"),
    ),
)
