"""Changing a meeting: its state, its record, and undoing it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.meetings import rules
from liqaa.meetings.actions.children import CHILDREN, capacities_on, write_children
from liqaa.meetings.actions.open_record import held_open
from liqaa.meetings.actions.recording import columns_of, problems_of
from liqaa.meetings.actions.sentences import refused
from liqaa.meetings.actions.telling import tell_of_cancelling, tell_of_change
from liqaa.meetings.models import Meeting, Participation
from liqaa.meetings.rules import MeetingRecord, Problem, Reason


@transaction.atomic
def mark_held(*, meeting: Meeting, held_on: date, by: Actor, at: datetime) -> Meeting:
    """Say that a planned meeting took place on ``held_on``; capacities are frozen as of that day.

    Raises ``Refused`` when it is not planned or the day is still to come.
    """
    meeting = held_open(meeting)
    problem = rules.problem_of_holding(meeting.state, held_on, today=timezone.localdate(at))
    if problem:
        raise refused(problem)
    planned_on, meeting.held_on = meeting.held_on, held_on
    if meeting.ended_on and meeting.ended_on < held_on:
        meeting.ended_on = None
    meeting.state = rules.HELD
    meeting.save(update_fields=["state", "held_on", "ended_on"])
    _freeze_again(meeting, planned_on)
    journal.record("meetings.hold", meeting, by=by, at=at, place=meeting.scope, fields=["state", "held_on"])
    return meeting


def _freeze_again(meeting: Meeting, planned_on: date | None) -> None:
    """Take the capacities of the day it was held, where those kept are still those of the day planned.

    Whoever came through the door came in the capacities that were kept there.
    """
    parts = list(meeting.participations.filter(came_by="").select_related("person"))
    persons = {part.person_id: part.person for part in parts}.values()
    before, now = capacities_on(persons, planned_on), capacities_on(persons, meeting.held_on)
    changed = [part for part in parts if part.capacities_ar in ([], before[part.person_id][0])]
    for part in changed:
        part.capacities_ar, part.capacities_fr = now[part.person_id]
    Participation.objects.bulk_update(changed, ["capacities_ar", "capacities_fr"])


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, reason: str, by: Actor, at: datetime) -> Meeting:
    """Call a planned meeting off; ``reason`` is kept in its summary. Raises ``Refused`` otherwise."""
    meeting = held_open(meeting)
    problem = rules.problem_of_cancelling(meeting.state, reason)
    if problem:
        raise refused(problem)
    meeting.state = rules.CANCELLED
    meeting.summary = "\n\n".join(part for part in (meeting.summary, reason.strip()) if part)
    meeting.save(update_fields=["state", "summary"])
    tell_of_cancelling(meeting, by=by, at=at)
    journal.record("meetings.cancel", meeting, by=by, at=at, place=meeting.scope, fields=["state", "summary"])
    return meeting


@transaction.atomic
def mark_attendance(*, meeting: Meeting, statuses: Mapping[int, str], by: Actor, at: datetime) -> Meeting:
    """Say who came: ``statuses`` gives the status of parts by their ids; the others stay as they are."""
    meeting = held_open(meeting)
    parts = list(meeting.participations.select_for_update().filter(pk__in=statuses))
    for part in parts:
        part.status = Participation.Status(statuses[part.pk])
    Participation.objects.bulk_update(parts, ["status"])
    journal.record("meetings.attendance", meeting, by=by, at=at, place=meeting.scope, fields=["status"])
    return meeting


def record_of(meeting: Meeting) -> MeetingRecord:
    """What a meeting's own row says, as a record without the rows that hang under it."""
    return MeetingRecord(
        title=meeting.title,
        kinds=tuple(meeting.kinds),
        state=meeting.state,
        held_on=meeting.held_on,
        ended_on=meeting.ended_on,
        starts_at=meeting.starts_at,
        date_as_written=meeting.date_as_written,
        mode=meeting.mode,
        joining=meeting.joining,
        venue=meeting.venue,
        venue_place=meeting.venue_place_id,
        kicker=meeting.kicker,
        framework=meeting.framework,
        slogan=meeting.slogan,
        outside_organiser=meeting.outside_organiser,
        supervisor=meeting.supervisor_id,
        supervisor_text=meeting.supervisor_text,
        co_organiser=meeting.co_organiser_id,
        host_body=meeting.host_body_id,
        summary=meeting.summary,
        follows=meeting.follows_id,
    )


@transaction.atomic
def correct_meeting(*, meeting: Meeting, by: Actor, at: datetime, **changes: Any) -> Meeting:
    """Correct a meeting's record; ``changes`` are fields of ``MeetingRecord``, rows given replace the old.

    The state is no correction: see ``mark_held`` and ``cancel_meeting``. Raises ``Refused`` beside the
    field, ``TypeError`` for a field that a record does not have.
    """
    if "state" in changes:
        raise TypeError("the state of a meeting is changed by mark_held or cancel_meeting")
    meeting = held_open(meeting)
    record = replace(record_of(meeting), **changes)
    problems = problems_of(record, meeting.organiser_id, today=timezone.localdate(at))
    if problems:
        raise refused(problems[0])
    for name, value in columns_of(record).items():
        setattr(meeting, name, value)
    meeting.save()
    write_children(meeting, record, [name for name in CHILDREN if name in changes], by=by, at=at)
    tell_of_change(meeting, changes, by=by, at=at)
    journal.record("meetings.correct", meeting, by=by, at=at, place=meeting.scope, fields=changes)
    return meeting


@transaction.atomic
def erase_meeting(*, meeting: Meeting, by: Actor, at: datetime) -> None:
    """Remove a meeting and everything under it. Only for undoing what was recorded by mistake.

    Upper rooms take away what they tied to it first; raises ``Refused`` while tasks or proofs rest on it.
    """
    meeting = held_open(meeting, alone=True)
    journal.record("meetings.erase", meeting, by=by, at=at, place=meeting.scope)
    try:
        meeting.delete()
    except ProtectedError as error:
        raise refused(Problem(Reason.STILL_USED)) from error
