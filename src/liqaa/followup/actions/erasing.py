"""Undoing the outcomes of a meeting."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from liqaa.bodies import actions as bodies
from liqaa.followup.actions.sentences import refused
from liqaa.followup.models import Outcome, Task
from liqaa.followup.queries.undoing import bodies_opened_with, planned_by, tasks_of, worked_on
from liqaa.followup.rules import Reason
from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.meetings import actions as meetings
from liqaa.meetings.models import Meeting


@transaction.atomic
def erase_outcomes(*, meeting: Meeting, by: Actor, at: datetime) -> None:
    """Remove the outcomes of a meeting, their tasks, the meetings planned and the bodies opened with them.

    Raises ``Refused`` when work has been done on one of the tasks, or somebody already stands in one of
    the bodies: undoing would lose it.
    """
    take_made(list(meeting.outcomes.all()), by=by, at=at)
    meeting.outcomes.all().delete()
    journal.record("followup.erase_outcomes", meeting, by=by, at=at, place=meeting.scope)


def take_made(outcomes: Sequence[Outcome], *, by: Actor, at: datetime) -> None:
    """Remove what ``outcomes`` made: tasks, meetings planned, bodies opened. Raises ``Refused`` upon work."""
    tasks = tasks_of(outcomes)
    keys = [task.pk for task in tasks]
    list(Task.objects.select_for_update(of=("self",)).filter(pk__in=keys))
    opened, planned = bodies_opened_with(tasks), planned_by(tasks)
    if worked_on(tasks) or any(each.state != Meeting.State.PLANNED for each in planned):
        raise refused(Reason.WORK_DONE)
    Task.objects.filter(pk__in=keys).delete()
    for each in planned:
        meetings.erase_meeting(meeting=each, by=by, at=at)
    for body in opened:
        bodies.erase_body(body=body, by=by, at=at)
