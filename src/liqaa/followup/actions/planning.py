"""A schedule over places becomes planned meetings, one for each place."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from liqaa.followup import rules
from liqaa.followup.actions.sentences import refused
from liqaa.followup.models import Outcome, Task
from liqaa.followup.rules import Reason
from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.meetings import actions as meetings
from liqaa.meetings.models import Meeting
from liqaa.meetings.rules import MeetingRecord


@transaction.atomic
def plan_meetings(
    *, outcome: Outcome, title: str, days: Sequence[date], kinds: Sequence[str] = (), by: Actor, at: datetime
) -> list[Meeting]:
    """Plan one meeting for each place of a schedule that has none yet, spread over ``days`` in order.

    Each follows the meeting that decided it, stands under the body that owes its task, and is what
    fulfils the task; a task without a date is due that day. All or none: raises ``Refused`` beside
    ``days`` for none or one gone by, and where nothing is left to be planned.
    """
    if not days:
        raise refused(Reason.NO_DATES, "days")
    tasks = list(
        Task.objects.select_for_update(of=("self",))
        .filter(outcome=outcome, type__in=rules.MEETING_TYPES, state__in=rules.LIVE, meeting=None)
        .select_related("place", "body")
        .order_by("place__name_ar", "pk")
    )
    if not tasks:
        raise refused(Reason.NO_MEETING_TASKS)
    spread = rules.spread(sorted(set(days)), len(tasks))
    planned = [
        _plan(outcome, task, day, title=title, kinds=kinds, by=by, at=at)
        for task, day in zip(tasks, spread, strict=True)
    ]
    place = outcome.scope
    journal.record("followup.plan_meetings", outcome, by=by, at=at, place=place, fields=["meeting"])
    return planned


def _plan(
    outcome: Outcome, task: Task, day: date, *, title: str, kinds: Sequence[str], by: Actor, at: datetime
) -> Meeting:
    name = f"{title}: {task.place.name_ar}" if task.place else title
    record = MeetingRecord(
        title=name,
        kinds=tuple(kinds) or (rules.OTHER_KIND,),
        held_on=day,
        venue_place=task.place,
        territories=[task.place or task.scope],
        follows=outcome.meeting_id,
    )
    meeting = meetings.plan_meeting(organiser=task.body, record=record, by=by, at=at)
    task.meeting, task.due_on = meeting, task.due_on or day
    task.save(update_fields=["meeting", "due_on"])
    return meeting
