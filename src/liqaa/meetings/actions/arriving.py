"""Who comes and goes: let in by a tick, by a code, without an invitation, from the signed sheet.

One arrival is one arrival, from however many phones it comes: whoever writes holds the meeting's row, so the
second finds what the first wrote.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from liqaa.access.models import Account
from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.kit.arabic import isolate
from liqaa.kit.refusals import Refused
from liqaa.meetings import rules
from liqaa.meetings.actions.children import capacities_on
from liqaa.meetings.actions.open_record import held
from liqaa.meetings.actions.sentences import refused
from liqaa.meetings.models import GroupPresence, Invitation, Meeting, Participation
from liqaa.meetings.queries.held import AT_DOOR, WHOLE, Names
from liqaa.meetings.queries.presence import came
from liqaa.meetings.queries.ticking import noted_of
from liqaa.meetings.rules import Problem, Reason, arriving
from liqaa.people import actions as people
from liqaa.people.models import Person
from liqaa.people.queries import bearer_of_card
from liqaa.people.rules import number_on_card
from liqaa.territory.models import Place

CameBy = Participation.CameBy


@dataclass(frozen=True)
class Arrival:
    """Somebody who is there; ``already`` says that they were noted before, ``part.arrived_at`` since when."""

    part: Participation
    already: bool


@transaction.atomic
def arrive(*, meeting: Meeting, person: Person, by: Actor, at: datetime, how: str = CameBy.TICK) -> Arrival:
    """Note that somebody is there. Whoever is noted already stays as they are: nothing is written twice.

    Whoever had left is there again. Raises ``Refused`` before the meeting's day, for one that is called off,
    and once its minutes are frozen.
    """
    meeting = at_door(meeting, at, names=AT_DOOR)
    arrival = _let_in(meeting, person, how, at=at)
    if not arrival.already:
        _note("meetings.arrive", arrival.part, ["arrived_at"], by=by, at=at)
    return arrival


@transaction.atomic
def arrive_by_code(*, meeting: Meeting, code: str, by: Actor, at: datetime) -> Arrival:
    """Note that whoever bears a code is there; ``code`` is what was typed or scanned: a member's card too.

    Raises ``Refused`` beside ``code`` for what is no code, for the code of another meeting, an unknown one,
    and that of an invitation taken back.
    """
    number = number_on_card(code)
    if number is not None:
        return _arrive_by_card(meeting, number, by, at)
    read = arriving.code_in(code)
    if read is None:
        raise refused(Problem(Reason.NO_CODE, "code"))
    known = Invitation.objects.select_related("person").filter(code=read.digits)
    own = known.filter(meeting=meeting).first() if read.meeting in (None, meeting.pk) else None
    if own is None:
        raise _of_no_invitation(read, meeting)
    _check_stands(own)
    return arrive(meeting=meeting, person=own.person, how=CameBy.CODE, by=by, at=at)


def _arrive_by_card(meeting: Meeting, number: str, by: Actor, at: datetime) -> Arrival:
    """Whoever was not invited comes as somebody who walks in; a card of elsewhere is like one of nobody."""
    bearer = bearer_of_card(number, by, on=timezone.localdate(at)) if isinstance(by, Account) else None
    if bearer is None:
        raise refused(Problem(Reason.UNKNOWN_CARD, "code"))
    invitations = Invitation.objects.select_related("person").filter(meeting=meeting, person=bearer)
    asked = invitations.order_by(F("revoked_at").desc(nulls_first=True)).first()  # one that stands, if any
    if asked is not None:
        _check_stands(asked)
    how = CameBy.CODE if asked else CameBy.WALK_IN
    return arrive(meeting=meeting, person=bearer, how=how, by=by, at=at)


def _check_stands(own: Invitation) -> None:
    if own.revoked_at is not None:
        raise Refused(
            _("The invitation of %(name)s was taken back: whoever chairs decides, then add them by name.")
            % {"name": isolate(own.person.name)},
            field="code",
        )


def _of_no_invitation(read: arriving.Code, meeting: Meeting) -> Refused:
    """Why a code opens nothing here: it is that of another meeting, or of none the reader knows of."""
    elsewhere = Invitation.objects.filter(code=read.digits).exclude(meeting=meeting).select_related("meeting")
    if read.meeting is not None:
        elsewhere = elsewhere.filter(meeting=read.meeting)
    found = elsewhere.order_by("-invited_at").first()
    if found is not None:
        words = _("This code belongs to another meeting: %(title)s.")
        return Refused(words % {"title": isolate(found.meeting.title)}, field="code")
    if read.meeting not in (None, meeting.pk):
        return Refused(_("This code belongs to another meeting."), field="code")
    return refused(Problem(Reason.UNKNOWN_CODE, "code"))


@transaction.atomic
def walk_in(
    *, meeting: Meeting, name: str, by: Actor, at: datetime, person: Person | None = None, new: bool = False
) -> Arrival:
    """Note that somebody came without an invitation: a known person, or, with ``new``, one added by name.

    Raises ``Refused`` beside ``name`` for a name nobody bears unless ``new`` says so, and where the account
    reaches bodies only and so adds nobody.
    """
    if person is None:
        if not new:
            raise refused(Problem(Reason.NOBODY_NEW, "name"))
        if isinstance(by, Account) and not by.may(rules.RECORD, at=meeting.scope):
            raise refused(Problem(Reason.NOBODY_KNOWN, "name"))
        person = people.add_person(name=name, place=Place.objects.get(path=meeting.scope), by=by, at=at)
    return arrive(meeting=meeting, person=person, how=CameBy.WALK_IN, by=by, at=at)


@transaction.atomic
def leave(*, meeting: Meeting, person: Person, by: Actor, at: datetime) -> Participation:
    """Note that somebody went before the end. Raises ``Refused`` where they are not noted as being there."""
    meeting = at_door(meeting, at)
    part = _part_here(meeting, person)
    _parts(meeting, person).update(left_at=max(at, part.arrived_at or at), arrived_at=part.arrived_at or at)
    _note("meetings.leave", part, ["left_at"], by=by, at=at)
    return part


@transaction.atomic
def untick(*, meeting: Meeting, person: Person, by: Actor, at: datetime) -> None:
    """Take back a tick made by mistake: the part made at the door goes, another is as if nobody had come.

    Raises ``Refused`` where they are not noted as having been there.
    """
    meeting = at_door(meeting, at)
    part = _part_here(meeting, person, gone_too=True)
    _note("meetings.untick", part, ["arrived_at"], by=by, at=at)
    parts = _parts(meeting, person)
    forget_arrivals(parts, held=meeting.state == rules.HELD)


def forget_arrivals(parts: QuerySet[Participation], *, held: bool) -> None:
    """Parts made at the door go, the others are as if nobody had come; part of the action that does it."""
    parts.filter(role=Participation.Role.ATTENDEE, position=arriving.AFTER_THE_CALLED).delete()
    status = Participation.Status.ABSENT if held else Participation.Status.INVITED
    parts.exclude(came_by="").update(arrived_at=None, left_at=None, came_by="", status=status)


@transaction.atomic
def enter_sheet(*, meeting: Meeting, persons: Sequence[Person], by: Actor, at: datetime) -> int:
    """Note in one pass everybody who signed the printed sheet; returns how many were not noted before."""
    meeting = at_door(meeting, at)
    arrivals = [_let_in(meeting, person, CameBy.SHEET, at=at) for person in persons]
    fresh = sum(not each.already for each in arrivals)
    if fresh:
        _note("meetings.sheet", meeting, ["arrived_at"], by=by, at=at, place=meeting.scope)
    return fresh


@transaction.atomic
def count_group(
    *, meeting: Meeting, label: str, count: int, by: Actor, at: datetime, visitors: bool = False
) -> GroupPresence | None:
    """Say how many of a group, or visitors, came. Said again in the same words it is replaced; none: gone."""
    meeting = at_door(meeting, at)
    known = meeting.groups.filter(label=label, visitors=visitors).order_by("pk").first()
    if not count:
        if known is not None:
            known.delete()
        group = None
    else:
        group = known or GroupPresence(
            meeting=meeting,
            scope=meeting.scope,
            label=label,
            visitors=visitors,
            position=meeting.groups.count(),
        )
        group.count = count
        group.save()
    _note("meetings.count_group", meeting, ["groups"], by=by, at=at, place=meeting.scope)
    return group


def at_door(meeting: Meeting, at: datetime, *, names: Names = WHOLE) -> Meeting:
    """The meeting as it stands, held until the transaction ends: one hand at a time changes the list.

    ``names`` are the columns that are needed. Raises ``Refused`` as :func:`arrive`.
    """
    standing, frozen = held(meeting, names=names)
    today = timezone.localdate(at)
    if problem := arriving.problem_at_door(standing.state, standing.held_on, today=today, frozen=frozen):
        raise refused(problem)
    return standing


def _parts(meeting: Meeting, person: Person) -> QuerySet[Participation]:
    return Participation.objects.filter(meeting=meeting, person=person)


def _part_here(meeting: Meeting, person: Person, *, gone_too: bool = False) -> Participation:
    for part in _parts(meeting, person).order_by("position", "pk"):
        if came(part, meeting) and (gone_too or part.left_at is None):
            return part
    raise refused(Problem(Reason.NOT_HERE))


def _let_in(meeting: Meeting, person: Person, how: str, *, at: datetime) -> Arrival:
    parts, asked = noted_of(meeting, person)
    if not parts:
        return Arrival(_new_part(meeting, person, asked, how, at=at), already=False)
    for part in parts:
        if came(part, meeting) and part.left_at is None:
            return Arrival(part, already=True)
    first = parts[0]
    first.arrived_at = first.arrived_at or _moment(meeting, how, at)
    first.status, first.came_by, first.left_at = Participation.Status.PRESENT, how, None
    _parts(meeting, person).update(
        arrived_at=first.arrived_at, status=first.status, came_by=how, left_at=None
    )
    return Arrival(first, already=False)


def _moment(meeting: Meeting, how: str, at: datetime) -> datetime | None:
    """When somebody came; a sheet entered afterwards knows at most when the sitting began."""
    return meeting.opened_at if how == CameBy.SHEET else at


def _new_part(
    meeting: Meeting, person: Person, asked: Invitation | None, how: str, *, at: datetime
) -> Participation:
    """A part made at the door, in the capacities of the invitation where there is one."""
    if asked is not None:
        arabic, french = asked.capacities_ar, asked.capacities_fr
    else:
        arabic, french = capacities_on([person], meeting.held_on or timezone.localdate(at))[person.pk]
    return Participation.objects.create(
        meeting=meeting,
        scope=meeting.scope,
        person=person,
        status=Participation.Status.PRESENT,
        name_as_written=person.name,
        capacities_ar=arabic,
        capacities_fr=french,
        position=arriving.AFTER_THE_CALLED,
        arrived_at=_moment(meeting, how, at),
        came_by=how,
    )


def _note(
    verb: str,
    subject: Participation | Meeting,
    fields: Sequence[str],
    *,
    by: Actor,
    at: datetime,
    place: str = "",
) -> None:
    journal.record(verb, subject, by=by, at=at, place=place or subject.scope, fields=fields)
