"""Undoing the outcomes of a meeting."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count

from liqaa.bodies import actions as bodies
from liqaa.bodies.models import Body
from liqaa.followup import rules
from liqaa.followup.actions.sentences import refused
from liqaa.followup.models import Task
from liqaa.followup.rules import Reason
from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.journal.queries import history_of
from liqaa.meetings import actions as meetings
from liqaa.meetings.models import Meeting


@transaction.atomic
def erase_outcomes(*, meeting: Meeting, by: Actor, at: datetime) -> None:
    """Remove the outcomes of a meeting, their tasks, the meetings planned and the bodies opened with them.

    Raises ``Refused`` when work has been done on one of the tasks, or somebody already stands in one of
    the bodies: undoing would lose it.
    """
    tasks = list(
        Task.objects.select_for_update(of=("self",))
        .filter(outcome__meeting=meeting)
        .select_related("founds", "meeting")
    )
    if any(_work_on(task) for task in tasks):
        raise refused(Reason.WORK_DONE)
    opened = [task.founds for task in tasks if task.founds and _opened_with(task.founds, task)]
    planned = [task.meeting for task in tasks if task.meeting and task.meeting.follows_id == meeting.pk]
    if any(each.state != Meeting.State.PLANNED for each in planned):
        raise refused(Reason.WORK_DONE)
    Task.objects.filter(pk__in=[task.pk for task in tasks]).delete()
    for each in planned:
        meetings.erase_meeting(meeting=each, by=by, at=at)
    for body in opened:
        for committee in Body.objects.filter(prepares=body):
            bodies.erase_body(body=committee, by=by, at=at)
        bodies.erase_body(body=body, by=by, at=at)
    meeting.outcomes.all().delete()
    journal.record("followup.erase_outcomes", meeting, by=by, at=at, place=meeting.scope)


def _work_on(task: Task) -> bool:
    counts = Task.objects.filter(pk=task.pk).aggregate(
        evidence=Count("evidence", distinct=True), words=Count("updates", distinct=True)
    )
    return rules.work_on_it(task.state, **counts)


def _opened_with(body: Body, task: Task) -> bool:
    """Whether the body came into being in the same moment as the task, not before."""
    return history_of(body).filter(at__lt=task.created_at).first() is None and (
        history_of(body).filter(at=task.created_at).exists()
    )
