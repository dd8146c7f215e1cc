"""Named reads of outcomes and tasks, as far as an account sees them."""

from liqaa.followup.queries.choices import holders_of, meetings_that_prove, offices_for
from liqaa.followup.queries.counting import RollUp, roll_up, tab_counts
from liqaa.followup.queries.demands import demands_not_raised, organs_above
from liqaa.followup.queries.figures import members_in, on_record
from liqaa.followup.queries.founding import (
    Course,
    StepLine,
    course_of,
    earlier_steps,
    lines_of_course,
    next_step,
    step_to_undo,
    steps_of,
    steps_taken_back,
)
from liqaa.followup.queries.lines import Line, lines_of, owner_of
from liqaa.followup.queries.outcome_lines import OutcomeLine, outcome_lines, outcomes_of
from liqaa.followup.queries.pages import (
    by_place,
    for_list,
    moves_for,
    outcome_for_page,
    owns,
    task_for_page,
    tasks_under,
)
from liqaa.followup.queries.proposing import open_for_agenda
from liqaa.followup.queries.seen import (
    by_urgency,
    late,
    may,
    outcomes_seen_by,
    owned_by,
    tasks_of_body,
    tasks_seen_by,
    to_verify,
    without_date,
    without_owner,
)
from liqaa.followup.queries.telling import decided_last_time, decisions_of

__all__ = [
    "Course",
    "Line",
    "OutcomeLine",
    "RollUp",
    "StepLine",
    "by_place",
    "by_urgency",
    "course_of",
    "decided_last_time",
    "decisions_of",
    "demands_not_raised",
    "earlier_steps",
    "for_list",
    "holders_of",
    "late",
    "lines_of",
    "lines_of_course",
    "may",
    "meetings_that_prove",
    "members_in",
    "moves_for",
    "next_step",
    "offices_for",
    "on_record",
    "open_for_agenda",
    "organs_above",
    "outcome_for_page",
    "outcome_lines",
    "outcomes_of",
    "outcomes_seen_by",
    "owned_by",
    "owner_of",
    "owns",
    "roll_up",
    "step_to_undo",
    "steps_of",
    "steps_taken_back",
    "tab_counts",
    "task_for_page",
    "tasks_of_body",
    "tasks_seen_by",
    "tasks_under",
    "to_verify",
    "without_date",
    "without_owner",
]
