"""What protects outcomes and tasks in the database: the second lock (decision 0013)."""

from liqaa.bodies.policies import narrowed as of_bodies
from liqaa.bodies.rules import FOUND
from liqaa.followup.rules import ASSIGN, RECORD, SEE, VERIFY, WORK
from liqaa.kit.policies import (
    CHANGE,
    READ,
    WRITE,
    Function,
    Lock,
    Policy,
    also,
    either,
    holding,
    mine,
    of,
    see,
    within,
    write,
)
from liqaa.meetings import rules as meetings
from liqaa.meetings.policies import REACH as MEETINGS_REACH
from liqaa.meetings.policies import is_read
from liqaa.meetings.policies import narrowed as of_meetings

OUTCOME, OUTCOME_PLACE, TASK = (
    "liqaa_followup_outcome",
    "liqaa_followup_outcome_places",
    "liqaa_followup_task",
)
UPDATE, EVIDENCE, STEP = "liqaa_followup_taskupdate", "liqaa_followup_evidence", "liqaa_followup_foundingstep"
MEETING, BODY, OFFICE = "liqaa_meetings_meeting", "liqaa_bodies_body", "liqaa_bodies_office"
ANY = (SEE, RECORD, ASSIGN, WORK, VERIFY)
WORKING = (RECORD, ASSIGN, WORK, VERIFY)
REACH = f"access_reach('{{{','.join(ANY)}}}')"
BOTH = f"(SELECT {REACH}), (SELECT {MEETINGS_REACH})"
OUTCOME_READ = f"outcome_id IN (SELECT followup_outcomes_read({BOTH}))"
OWED = "id IN (SELECT followup_owed_by_me())"
TASK_READ = f"followup_task_is_read(task_id, {BOTH}, (SELECT ARRAY(SELECT followup_owed_by_me())))"


def narrowed(column: str, *rights: str) -> str:
    """Rows of tasks that a narrowed grant opens for one of ``rights``: see ``followup_narrowed_tasks``."""
    return f"{column} IN (SELECT followup_narrowed_tasks('{{{','.join(rights)}}}'))"


def of_tasks(*rights: str) -> tuple[str, ...]:
    """The same of the tasks themselves, by their columns."""
    listed = f"'{{{','.join(rights)}}}'"
    return (
        of_bodies("body_id", *rights),
        f"office_id IN (SELECT bodies_narrowed_offices({listed}))",
        f"outcome_id IN (SELECT followup_narrowed_outcomes({listed}))",
    )


NARROW = f"'{{{','.join(ANY)}}}'"

FUNCTIONS = (
    Function(
        "followup_narrowed_outcomes",
        "rights text[]",
        "SETOF bigint",
        """SELECT found.id FROM meetings_narrowed(rights) opened
          JOIN liqaa_followup_outcome found ON found.meeting_id = opened""",
        "a narrowed grant opens what the meetings of its bodies came to",
    ),
    Function(
        "followup_narrowed_tasks",
        "rights text[]",
        "SETOF bigint",
        """SELECT owed.id FROM bodies_narrowed(rights) opened
            JOIN liqaa_followup_task owed ON owed.body_id = opened
          UNION SELECT owed.id FROM bodies_narrowed_offices(rights) opened
            JOIN liqaa_followup_task owed ON owed.office_id = opened
          UNION SELECT owed.id FROM followup_narrowed_outcomes(rights) opened
            JOIN liqaa_followup_task owed ON owed.outcome_id = opened""",
        "and what those bodies and their offices owe",
    ),
    Function(
        "followup_narrowed_people",
        "rights text[]",
        "SETOF bigint",
        """SELECT owed.person_id FROM followup_narrowed_tasks(rights) opened
          JOIN liqaa_followup_task owed ON owed.id = opened WHERE owed.person_id IS NOT NULL""",
        "who owes a task is named beside it",
    ),
    Function(
        "followup_narrowed_hands",
        "rights text[]",
        "SETOF bigint",
        """SELECT word.by_id FROM followup_narrowed_tasks(rights) opened
            JOIN liqaa_followup_taskupdate word ON word.task_id = opened
          UNION SELECT proof.by_id FROM followup_narrowed_tasks(rights) opened
            JOIN liqaa_followup_evidence proof ON proof.task_id = opened""",
        "whose account moved a task that is read is named beside it",
    ),
    Function(
        "followup_narrowed_bodies",
        "rights text[]",
        "SETOF bigint",
        """SELECT body.id FROM followup_narrowed_tasks(rights) opened
          JOIN liqaa_followup_task owed ON owed.id = opened
          LEFT JOIN liqaa_bodies_office office ON office.id = owed.office_id
          CROSS JOIN LATERAL (VALUES (owed.body_id), (owed.founds_id), (office.body_id)) body(id)
          WHERE body.id IS NOT NULL""",
        "the body that owes a task is named beside it",
    ),
    Function(
        "followup_owed_by_me",
        "",
        "SETOF bigint",
        """SELECT owed.id FROM liqaa_followup_task owed JOIN liqaa_people_person me ON me.id = owed.person_id
          WHERE me.account_id = access_me()
          UNION SELECT owed.id FROM liqaa_followup_task owed
          JOIN liqaa_bodies_appointment held ON held.office_id = owed.office_id
          JOIN liqaa_people_person me ON me.id = held.person_id
          WHERE me.account_id = access_me() AND held.starts_on <= access_today()
            AND (held.ended_on IS NULL OR held.ended_on > access_today())""",
        "a task is read and worked on by who owes it, wherever it lies",
    ),
    Function(
        "followup_about_mine",
        "",
        "SETOF bigint",
        f"""SELECT about.outcome_id FROM unnest({REACH}) span JOIN liqaa_followup_outcome_places about
          ON about.place_id >= lower(span) AND about.place_id <= upper(span)
            AND about.place_id::text <@ span""",
        "an outcome is read by the people of the places it is about",
    ),
    Function(
        "followup_outcome_is_read",
        "asked bigint, reach access_paths, meetings access_paths",
        "boolean",
        """SELECT EXISTS (SELECT FROM liqaa_followup_outcome found WHERE found.id = asked
          AND (found.scope::text <@ reach OR (reach <> '{}' AND meetings_is_read(found.meeting_id, meetings))
            OR EXISTS (SELECT FROM liqaa_followup_outcome_places about
              WHERE about.outcome_id = found.id AND about.place_id::text <@ reach)))""",
        "an outcome shows all its tasks and places",
    ),
    Function(
        "followup_outcomes_read",
        "reach access_paths, meetings access_paths",
        "SETOF bigint",
        """SELECT found.id FROM unnest(reach) span JOIN liqaa_followup_outcome found
          ON found.scope >= lower(span) AND found.scope <= upper(span) AND found.scope::text <@ span
          UNION SELECT followup_about_mine()
          UNION SELECT found.id FROM meetings_read(meetings) meeting JOIN liqaa_followup_outcome found
            ON found.meeting_id = meeting WHERE reach <> '{}'""",
        "the same for many at once: asked once for a statement",
    ),
    Function(
        "followup_task_is_read",
        "asked bigint, reach access_paths, meetings access_paths, owed bigint[]",
        "boolean",
        """SELECT EXISTS (SELECT FROM liqaa_followup_task found WHERE found.id = asked
          AND (found.scope::text <@ reach OR found.id = ANY (owed)
            OR followup_outcome_is_read(found.outcome_id, reach, meetings)))""",
        "words and proofs follow their task",
    ),
    Function(
        "followup_names_person",
        "asked bigint, reach access_paths",
        "boolean",
        """SELECT EXISTS (
          SELECT FROM liqaa_followup_task named
          WHERE named.person_id = asked AND named.scope::text <@ reach)""",
        "who owes a task is named beside it",
    ),
    Function(
        "followup_bodies_named",
        "reach access_paths",
        "SETOF bigint",
        """SELECT body.id FROM (
            SELECT named.body_id, named.founds_id, named.office_id FROM unnest(reach) span
              JOIN liqaa_followup_task named
              ON named.scope >= lower(span) AND named.scope <= upper(span) AND named.scope::text <@ span
            UNION SELECT owed.body_id, owed.founds_id, owed.office_id FROM liqaa_followup_task owed
              WHERE owed.id IN (SELECT followup_owed_by_me())) read
          LEFT JOIN liqaa_bodies_office office ON office.id = read.office_id
          CROSS JOIN LATERAL (VALUES (read.body_id), (read.founds_id), (office.body_id)) body(id)
          WHERE body.id IS NOT NULL""",
        "the body that owes a task is named beside it",
    ),
)

LOCK = Lock(
    room="liqaa_followup",
    tables=(OUTCOME, OUTCOME_PLACE, TASK, UPDATE, EVIDENCE, STEP),
    gone=(
        "followup_names_body(bigint, access_paths)",
        "followup_task_is_read(bigint, access_paths, access_paths)",
    ),
    functions=FUNCTIONS,
    policies=(
        see(
            OUTCOME,
            within("scope", *ANY),
            "id IN (SELECT followup_about_mine())",
            of_meetings("meeting_id", *ANY),
            f"({holding(*ANY)} AND {is_read('meeting_id')})",
            why="whoever reads a meeting and may see outcomes at all reads what it came to",
        ),
        write(OUTCOME, within("scope", RECORD)),
        see(
            OUTCOME_PLACE,
            within("place_id", *ANY),
            OUTCOME_READ,
            f"outcome_id IN (SELECT followup_narrowed_outcomes({NARROW}))",
        ),
        write(OUTCOME_PLACE, of(OUTCOME, "outcome_id", within("parent.scope", RECORD))),
        see(
            TASK,
            within("scope", *ANY),
            OWED,
            OUTCOME_READ,
            *of_tasks(*ANY),
            why="an outcome shows all its tasks",
        ),
        write(
            TASK,
            within("scope", *WORKING),
            of(OUTCOME, "outcome_id", within("parent.scope", RECORD, ASSIGN)),
            why="what a meeting decided may lie outside its organiser's places",
        ),
        Policy(TASK, "own", (CHANGE,), OWED, "who owes a task works on it"),
        Policy(
            TASK,
            "narrowed",
            (CHANGE,),
            either(*of_tasks(ASSIGN, WORK, VERIFY)),
            "a narrowed grant moves the tasks it opens; new ones are written over whole places",
        ),
        *(
            policy
            for part in (UPDATE, EVIDENCE)
            for policy in (
                see(part, within("scope", *ANY), narrowed("task_id", *ANY), TASK_READ),
                write(
                    part,
                    within("scope", *WORKING),
                    narrowed("task_id", ASSIGN, WORK, VERIFY),
                    f"({mine('by_id')} AND {TASK_READ})",
                    of(TASK, "task_id", within("parent.scope", *WORKING)),
                ),
            )
        ),
        see(
            STEP,
            within("scope", *ANY, FOUND),
            of_bodies("body_id", *ANY, FOUND),
            of(BODY, "body_id", within("parent.scope", *ANY, FOUND)),
        ),
        write(STEP, within("scope", RECORD, WORK, VERIFY, FOUND)),
        also(
            "liqaa_people_person",
            "at_tasks",
            f"id IN (SELECT followup_narrowed_people({NARROW}))",
            f"followup_names_person(id, (SELECT {REACH}))",
            why="who owes a task that is read",
        ),
        also(
            "liqaa_access_account",
            "at_tasks",
            f"id IN (SELECT followup_narrowed_hands({NARROW}))",
            why="who moved a task that a narrowed grant opens",
        ),
        also(
            BODY,
            "at_tasks",
            f"id IN (SELECT followup_bodies_named((SELECT {REACH})))",
            f"id IN (SELECT followup_narrowed_bodies({NARROW}))",
            why="which body owes a task that is read",
        ),
        also(
            BODY,
            "decided",
            within("scope", RECORD),
            why="a decision to found a body opens it, planned",
            does=(READ, *WRITE),
        ),
        also(
            OFFICE,
            "decided",
            of(BODY, "body_id", within("parent.scope", RECORD)),
            why="a decision to found a body opens it with its offices",
            does=WRITE,
        ),
        also(
            "liqaa_files_storedfile",
            "as_evidence",
            of(EVIDENCE, "id", key="file_id"),
            why="a file is read with the evidence it is",
        ),
        also(
            OUTCOME,
            "recorded",
            within("scope", meetings.RECORD),
            why="undoing a meeting removes what it came to",
            does=(READ, *WRITE),
        ),
    ),
)
