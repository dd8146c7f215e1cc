"""What protects needs in the database: the second lock (decision 0013)."""

from liqaa.kit.policies import CHANGE, Function, Lock, Policy, also, holding, of, see, within, write
from liqaa.meetings import rules as meetings
from liqaa.needs.rules import ANSWER, RECORD, SEE

NEED, HEARING, TELLING = "liqaa_needs_need", "liqaa_needs_hearing", "liqaa_needs_telling"
ACHIEVEMENT = "liqaa_needs_achievement"
MEETING, TASK = "liqaa_meetings_meeting", "liqaa_followup_task"
ANY = (SEE, RECORD, ANSWER)
REACH = f"access_reach('{{{','.join(ANY)}}}')"
GIVEN = "id IN (SELECT needs_given_to_me())"
AT_MEETING = f"({holding(*ANY)} AND meetings_is_read(meeting_id))"

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
        "needs_is_heard",
        "asked bigint",
        "boolean",
        f"""SELECT {REACH} <> '{{}}' AND EXISTS (
          SELECT FROM liqaa_needs_hearing heard
          WHERE heard.need_id = asked AND meetings_is_read(heard.meeting_id)
          UNION ALL SELECT FROM liqaa_needs_telling told
          WHERE told.need_id = asked AND meetings_is_read(told.meeting_id))""",
        "whoever reads a meeting and may see needs at all reads which it heard and which it answers",
    ),
    Function(
        "needs_demand_is_told",
        "asked bigint",
        "boolean",
        f"""SELECT {REACH} <> '{{}}' AND EXISTS (
          SELECT FROM liqaa_needs_telling told
          WHERE told.demand_id = asked AND meetings_is_read(told.meeting_id))""",
        "a demand whose answer a meeting tells is read with the meeting",
    ),
)

LOCK = Lock(
    room="liqaa_needs",
    tables=(NEED, HEARING, TELLING, ACHIEVEMENT),
    functions=FUNCTIONS,
    policies=(
        see(NEED, within("scope", *ANY), GIVEN, "needs_is_heard(id)"),
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
        also(TASK, "told", "needs_demand_is_told(id)", why="a demand whose answer a meeting tells"),
    ),
)
