"""Meetings planned as a set over places: made at once, moved and called off one or all."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from liqaa.bodies.models import Body
from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.meetings.actions.changing import cancel_meeting, correct_meeting
from liqaa.meetings.actions.recording import plan_meeting
from liqaa.meetings.actions.sentences import refused
from liqaa.meetings.models import Series, SeriesMeeting
from liqaa.meetings.queries.series import to_come
from liqaa.meetings.rules import MeetingRecord, Point, Problem, Reason, calling
from liqaa.meetings.rules.calling import SeriesPlan, Stop

LONGEST_TITLE = 300


@transaction.atomic
def plan_series(*, organiser: Body, plan: SeriesPlan, by: Actor, at: datetime) -> Series:
    """Call one meeting in each place of ``plan``, all or none. Raises ``Refused`` beside the field."""
    if not plan.stops:
        raise refused(Problem(Reason.NO_PLACES, "level"))
    if len(plan.stops) > calling.MOST_MEETINGS:
        raise refused(Problem(Reason.TOO_MANY_PLACES, "place"))
    series = Series.objects.create(title=plan.title, organiser=organiser, scope=organiser.scope, made_at=at)
    made = [
        plan_meeting(organiser=organiser, record=_record(plan, stop), by=by, at=at) for stop in plan.stops
    ]
    SeriesMeeting.objects.bulk_create(
        SeriesMeeting(series=series, meeting=meeting, scope=meeting.scope, position=position)
        for position, meeting in enumerate(made)
    )
    journal.record("meetings.plan_series", series, by=by, at=at, place=series.scope)
    return series


def _record(plan: SeriesPlan, stop: Stop) -> MeetingRecord:
    return MeetingRecord(
        title=f"{plan.title}: {stop.name}"[:LONGEST_TITLE],
        kinds=plan.kinds,
        held_on=stop.day,
        starts_at=plan.starts_at,
        venue_place=stop.path,
        territories=[stop.path],
        agenda=[Point(title=title) for title in plan.agenda],
        summary=plan.summary,
    )


@transaction.atomic
def move_series(*, series: Series, days: int, by: Actor, at: datetime, starts_at: time | None = None) -> int:
    """Move every meeting of a set that is still to come by ``days``; returns how many were moved.

    ``starts_at`` gives them another hour. Those invited are told. Raises ``Refused`` where one would then
    lie in the past, or none is left to move.
    """
    today, shift = timezone.localdate(at), timedelta(days=days)
    moved = to_come(series)
    if not moved:
        raise refused(Problem(Reason.NOTHING_TO_COME))
    for meeting in moved:
        changes = {"starts_at": starts_at} if starts_at else {}
        if meeting.held_on and days:
            if meeting.held_on + shift < today:
                raise refused(Problem(Reason.PLANNED_IN_THE_PAST, "days"))
            correct_meeting(meeting=meeting, by=by, at=at, held_on=meeting.held_on + shift, **changes)
        elif changes:
            correct_meeting(meeting=meeting, by=by, at=at, **changes)
    journal.record("meetings.move_series", series, by=by, at=at, place=series.scope, fields=["held_on"])
    return len(moved)


@transaction.atomic
def cancel_series(*, series: Series, reason: str, by: Actor, at: datetime) -> int:
    """Call off every meeting of a set that is still to come; those held stay. Returns how many.

    Raises ``Refused`` without a reason, or where none is left.
    """
    left = to_come(series)
    if not left:
        raise refused(Problem(Reason.NOTHING_TO_COME))
    for meeting in left:
        cancel_meeting(meeting=meeting, reason=reason, by=by, at=at)
    journal.record("meetings.cancel_series", series, by=by, at=at, place=series.scope, fields=["state"])
    return len(left)
