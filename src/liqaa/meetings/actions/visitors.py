"""Visitors of an open meeting: how many came, and who agreed to be kept as a contact."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.meetings import rules
from liqaa.meetings.actions.open_record import held_open
from liqaa.meetings.actions.sentences import refused
from liqaa.meetings.models import GroupPresence, Meeting, Visitor
from liqaa.meetings.rules import Problem, Reason
from liqaa.people import actions as people
from liqaa.territory.models import Place


@dataclass(frozen=True, kw_only=True)
class VisitorDraft:
    """A visitor who may be kept: ``wording`` are the words they agreed to, none where they did not."""

    name: str
    place: Place
    wording: str = ""
    version: str = ""
    gender: str = ""
    phone: str = ""
    email: str = ""


@transaction.atomic
def count_visitors(*, meeting: Meeting, count: int, label: str, by: Actor, at: datetime) -> Meeting:
    """Say how many visitors came; a count given before is replaced. Refused where it was not held."""
    meeting = held_open(meeting)
    _check_held(meeting)
    known = meeting.groups.filter(visitors=True).order_by("position", "pk")
    first = known.first()
    if first is None:
        position = meeting.groups.count()
        first = GroupPresence(
            meeting=meeting, scope=meeting.scope, label=label, visitors=True, position=position
        )
    known.exclude(pk=first.pk).delete()
    first.count = count
    first.save()
    journal.record("meetings.visitors", meeting, by=by, at=at, place=meeting.scope, fields=["visitors"])
    return meeting


@transaction.atomic
def keep_visitor(*, meeting: Meeting, visitor: VisitorDraft, by: Actor, at: datetime) -> Visitor:
    """Keep a visitor as a contact, with the consent they gave at the meeting.

    Refused beside ``consent`` without it; nothing of the visitor is kept then.
    """
    _check_held(meeting)
    if not visitor.wording.strip():
        raise refused(Problem(Reason.NO_CONSENT, "consent"))
    person = people.keep_contact(
        name=visitor.name,
        place=visitor.place,
        given_on=meeting.held_on or timezone.localdate(at),
        wording=visitor.wording,
        version=visitor.version,
        gender=visitor.gender,
        phone=visitor.phone,
        email=visitor.email,
        by=by,
        at=at,
    )
    kept = Visitor.objects.create(meeting=meeting, scope=meeting.scope, person=person)
    journal.record("meetings.keep_visitor", meeting, by=by, at=at, place=meeting.scope)
    return kept


def _check_held(meeting: Meeting) -> None:
    if meeting.state != rules.HELD:
        raise refused(Problem(Reason.NOT_HELD))
