"""What protects needs in the database: the second lock (decision 0013)."""

from liqaa.kit.policies import CHANGE, Function, Lock, Policy, also, holding, of, see, within, write
from liqaa.meetings import rules as meetings
from liqaa.meetings.policies import REACH as MEETINGS_REACH
from liqaa.meetings.policies import is_read
from liqaa.needs.rules import ANSWER, RECORD, SEE

NEED, HEARING, TELLING = "liqaa_needs_need", "liqaa_needs_hearing", "liqaa_needs_telling"
ACHIEVEMENT = "liqaa_needs_achievement"
MEETING, TASK = "liqaa_meetings_meeting", "liqaa_followup_task"
ANY = (SEE, RECORD, ANSWER)
REACH = f"access_reach('{{{','.join(ANY)}}}')"
BOTH = f"(SELECT {REACH}), (SELECT {MEETINGS_REACH})"
GIVEN = "id IN (SELECT needs_given_to_me())"
AT_MEETING = f"({holding(*ANY)} AND {is_read('meeting_id')})"

FUNCTIONS = (
    Function(
        "needs_given_to_me",
        "",
        "SETOF bigint",
        """SELECT given.id FROM liqaa_needs_need given
          JOIN liqaa_bodies_mandate mandate ON mandate.id = given.mandate_id
          JOIN liqaa_people_person me ON me.id = mandate.person_id WHERE me.account_id = access_me()""",
        "a need is read and answered by the elected member it was given to",
    ),
    Function(
        "needs_heard",
        "reach access_paths, meetings access_paths",
        "SETOF bigint",
        """SELECT heard.need_id FROM meetings_read(meetings) meeting JOIN liqaa_needs_hearing heard
            ON heard.meeting_id = meeting WHERE reach <> '{}'
          UNION SELECT told.need_id FROM meetings_read(meetings) meeting JOIN liqaa_needs_telling told
            ON told.meeting_id = meeting WHERE reach <> '{}' AND told.need_id IS NOT NULL""",
        "whoever reads a meeting and may see needs at all reads which it heard and which it answers",
    ),
    Function(
        "needs_demands_told",
        "reach access_paths, meetings access_paths",
        "SETOF bigint",
        """SELECT told.demand_id FROM meetings_read(meetings) meeting JOIN liqaa_needs_telling told
            ON told.meeting_id = meeting WHERE reach <> '{}' AND told.demand_id IS NOT NULL""",
        "a demand whose answer a meeting tells is read with the meeting",
    ),
)

LOCK = Lock(
    room="liqaa_needs",
    tables=(NEED, HEARING, TELLING, ACHIEVEMENT),
    functions=FUNCTIONS,
    policies=(
        see(NEED, within("scope", *ANY), GIVEN, f"id IN (SELECT needs_heard({BOTH}))"),
        write(NEED, within("scope", RECORD, ANSWER)),
        Policy(NEED, "own", (CHANGE,), GIVEN, "the elected member it was given to answers it"),
        *(see(each, within("scope", *ANY), AT_MEETING) for each in (HEARING, TELLING, ACHIEVEMENT)),
        *(
            write(
                each,
                within("scope", RECORD, meetings.RECORD),
                of(MEETING, "meeting_id", within("parent.scope", RECORD, meetings.RECORD)),
            )
            for each in (HEARING, TELLING, ACHIEVEMENT)
        ),
        also(
            TASK,
            "told",
            f"id IN (SELECT needs_demands_told({BOTH}))",
            why="a demand whose answer a meeting tells",
        ),
    ),
)
