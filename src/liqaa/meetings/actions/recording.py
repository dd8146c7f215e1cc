"""Keeping the record of a meeting, held or to be held."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from liqaa.bodies.models import Body
from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.meetings import rules
from liqaa.meetings.actions.children import CHILDREN, key_of, write_children
from liqaa.meetings.actions.sentences import refused
from liqaa.meetings.models import Meeting
from liqaa.meetings.rules import MeetingRecord

BESIDE = ("co_organiser", "host_body")
"""Bodies named beside the organiser, neither of which is the organiser itself."""
_KEYS = ("venue_place", "supervisor", *BESIDE, "follows")


def columns_of(record: MeetingRecord) -> dict[str, Any]:
    """The values of the meeting's own row, keys for the things it points to."""
    names = [field.name for field in fields(record) if field.name not in CHILDREN]
    values = {name: getattr(record, name) for name in names if name not in _KEYS}
    values |= {f"{name}_id": key_of(getattr(record, name)) for name in _KEYS}
    return values | {"kinds": list(record.kinds) or [rules.OTHER_KIND], "title": record.title.strip()}


def problems_of(record: MeetingRecord, organiser: int, *, today: date) -> list[rules.Problem]:
    """What keeps ``record`` from being kept as a meeting of the body ``organiser``, given by its key."""
    beside = {name: key_of(getattr(record, name)) for name in BESIDE}
    twice = rules.problem_of_bodies(organiser, beside)
    return [*rules.problems_of(record, today=today), *([twice] if twice else [])]


@transaction.atomic
def record_meeting(
    *, organiser: Body, record: MeetingRecord, by: Actor, at: datetime, noted: Sequence[str] = ()
) -> Meeting:
    """Keep ``record`` as a meeting of ``organiser``, with everything that hangs under it.

    The organiser's scope governs the meeting and each of its rows. ``noted`` is what the
    journal keeps beside the deed. Raises ``Refused`` beside the
    field where the record contradicts itself or the calendar.
    """
    problems = problems_of(record, organiser.pk, today=timezone.localdate(at))
    if problems:
        raise refused(problems[0])
    meeting = Meeting.objects.create(
        organiser=organiser, scope=organiser.scope, recorded_at=at, **columns_of(record)
    )
    write_children(meeting, record, CHILDREN, by=by, at=at)
    verb = "meetings.plan" if record.state == rules.PLANNED else "meetings.record"
    journal.record(verb, meeting, by=by, at=at, place=meeting.scope, fields=noted)
    return meeting


def plan_meeting(
    *, organiser: Body, record: MeetingRecord, by: Actor, at: datetime, noted: Sequence[str] = ()
) -> Meeting:
    """Call a meeting: the record of one to come. Raises ``Refused`` when its day has gone by."""
    problem = rules.problem_of_call(record, today=timezone.localdate(at))
    if problem:
        raise refused(problem)
    planned = replace(record, state=rules.PLANNED)
    return record_meeting(organiser=organiser, record=planned, by=by, at=at, noted=noted)
