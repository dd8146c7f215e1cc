"""A sitting from its count to its end: quorum established, opened, called a second time, closed."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.meetings import rules
from liqaa.meetings.actions.arriving import at_door, forget_arrivals
from liqaa.meetings.actions.changing import mark_held
from liqaa.meetings.actions.sentences import refused
from liqaa.meetings.actions.telling import tell_of_change
from liqaa.meetings.models import Meeting, Participation, QuorumCheck
from liqaa.meetings.queries.presence import asked_of, last_check, standing_now
from liqaa.meetings.rules import Problem, Reason, quorum


@transaction.atomic
def establish_quorum(*, meeting: Meeting, by: Actor, at: datetime) -> QuorumCheck | None:
    """Count who is there and keep what was found; where enough are there, a sitting to come is opened.

    Opened, it is a meeting that is held. None for a meeting of which the charter asks no quorum: it is opened
    without a count. Raises ``Refused`` for a sitting that is closed or called off, or whose day is to come.
    """
    meeting = at_door(meeting, at)
    today, closed = timezone.localdate(at), meeting.closed_at is not None
    if problem := quorum.problem_of_counting(meeting.state, meeting.held_on, today=today, closed=closed):
        raise refused(problem)
    check = _count(meeting, at=at)
    _note("meetings.quorum", meeting, ["quorum"], by=by, at=at)
    if meeting.state == rules.PLANNED and (check is None or check.met):
        meeting.opened_at = at
        meeting.save(update_fields=["opened_at"])
        mark_held(meeting=meeting, held_on=today, by=by, at=at)
    return check


@transaction.atomic
def call_again(*, meeting: Meeting, day: date, by: Actor, at: datetime, waived: bool = False) -> Meeting:
    """Call a sitting a second time after a count that found too few; those invited are told of another day.

    On another day everybody comes anew: the arrivals go, the count stays.

    ``waived``: everybody was told of a day earlier than the charter's; the journal keeps that it was said.
    Raises ``Refused`` without such a count, for a day gone by, and for one that is too early.
    """
    meeting = at_door(meeting, at)
    check = last_check(meeting)
    asked = asked_of(meeting, on=timezone.localdate(at))
    counted_on = timezone.localdate(check.checked_at) if check else timezone.localdate(at)
    problem = (
        Problem(Reason.NOT_TO_COME)
        if meeting.state != rules.PLANNED
        else quorum.problem_of_second_call(
            call=meeting.call,
            last_met=check.met if check else None,
            day=day,
            today=timezone.localdate(at),
            earliest=quorum.earliest_second(counted_on, asked.delay_days if asked else 0),
            waived=waived,
        )
    )
    if problem:
        raise refused(problem)
    moved = meeting.held_on != day
    meeting.call, meeting.held_on = quorum.SECOND, day
    meeting.save(update_fields=["call", "held_on"])
    if moved:
        forget_arrivals(Participation.objects.filter(meeting=meeting), held=False)
        tell_of_change(meeting, {"held_on": day}, by=by, at=at)
    _note("meetings.call_again", meeting, ["call", "held_on", *(["waived"] if waived else [])], by=by, at=at)
    return meeting


@transaction.atomic
def close_sitting(*, meeting: Meeting, by: Actor, at: datetime, without_quorum: bool = False) -> Meeting:
    """Close a sitting.

    Where the charter asks a quorum and none was found on this call, people are counted once more, and it is
    closed only by who says that it is known (``without_quorum``). Raises ``Refused`` otherwise, and for a
    sitting that is closed or was never opened.
    """
    meeting = at_door(meeting, at)
    without = _quorum_missing(meeting, at=at)
    if problem := quorum.problem_of_closing(
        opened=meeting.opened_at is not None,
        closed=meeting.closed_at is not None,
        quorum_missing=without,
        without_quorum=without_quorum,
    ):
        raise refused(problem)
    meeting.opened_at = meeting.opened_at or at
    meeting.closed_at = max(at, meeting.opened_at)
    meeting.save(update_fields=["opened_at", "closed_at"])
    _note("meetings.close", meeting, ["closed_at", *(["without_quorum"] if without else [])], by=by, at=at)
    if meeting.state == rules.PLANNED:
        mark_held(meeting=meeting, held_on=timezone.localdate(at), by=by, at=at)
    return meeting


@transaction.atomic
def reopen_sitting(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """Take back that a sitting was closed; the meeting stays held. Raises ``Refused`` where it is not."""
    meeting = at_door(meeting, at)
    if meeting.closed_at is None:
        raise refused(Problem(Reason.NOT_CLOSED))
    meeting.closed_at = None
    meeting.save(update_fields=["closed_at"])
    _note("meetings.reopen", meeting, ["closed_at"], by=by, at=at)
    return meeting


def _count(meeting: Meeting, *, at: datetime) -> QuorumCheck | None:
    """What is found now, kept as it was found; None where the charter asks nothing."""
    standing = standing_now(meeting, on=timezone.localdate(at))
    if standing is None:
        return None
    return QuorumCheck.objects.create(
        meeting=meeting,
        scope=meeting.scope,
        call=standing.call,
        members=standing.members,
        needed=standing.needed,
        present=standing.present,
        met=standing.met,
        checked_at=at,
    )


def _quorum_missing(meeting: Meeting, *, at: datetime) -> bool:
    """Whether the charter asks a quorum that no count on this call found, not even now."""
    if meeting.closed_at is not None or asked_of(meeting, on=timezone.localdate(at)) is None:
        return False
    if meeting.quorum_checks.filter(call=meeting.call, met=True).exists():
        return False
    check = _count(meeting, at=at)
    return check is not None and not check.met


def _note(verb: str, meeting: Meeting, fields: Sequence[str], *, by: Actor, at: datetime) -> None:
    journal.record(verb, meeting, by=by, at=at, place=meeting.scope, fields=fields)
