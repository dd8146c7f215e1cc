"""What goes when a meeting is undone, and what a meeting's record keeps from being undone elsewhere."""

from collections.abc import Callable, Sequence

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.models import Appointment, Mandate
from liqaa.kit import undoing
from liqaa.kit.links import url_for
from liqaa.kit.undoing import Finding, Group, Hindrance, Leaving, Name
from liqaa.meetings.models import (
    AgendaDocument,
    AgendaItem,
    Candidate,
    Election,
    Erratum,
    GroupPresence,
    Intervention,
    Invitation,
    Meeting,
    MeetingFile,
    MeetingPlace,
    Mention,
    Minutes,
    MinutesLetter,
    MinutesPart,
    MinutesRevision,
    Participation,
    QuorumCheck,
    Redaction,
    Remark,
    SeriesMeeting,
    ShowOfHands,
    Signature,
    Topic,
    Visitor,
)
from liqaa.meetings.rules import FROZEN
from liqaa.people.models import Person

RECORDED = (AgendaItem, GroupPresence, Intervention, MeetingPlace, Mention, Participation, Topic, Visitor)
CALLED = (AgendaDocument, Invitation, SeriesMeeting)
ESTABLISHED = (Candidate, Election, QuorumCheck, ShowOfHands)
WRITTEN = (Erratum, MeetingFile, Minutes, MinutesPart, MinutesRevision, Remark, Signature)
HANDED = (MinutesLetter, Redaction)
OWN = (*RECORDED, *CALLED, *ESTABLISHED, *WRITTEN, *HANDED)
"""The parts of a meeting that this room keeps and takes away with it."""

SHOWN = (
    (Participation, _("Who was there")),
    (GroupPresence, _("Groups that were there")),
    (Mention, _("Named without being there")),
    (AgendaItem, _("Agenda")),
    (Topic, _("Topics")),
    (Intervention, _("What was said")),
)


def undo_of_meetings(meetings: Sequence[Meeting], leaving: Leaving) -> Finding:
    """The record goes with a meeting, and the people it added of whom nothing else speaks."""
    finding = Finding()
    for model, label in SHOWN:
        rows = list(model._base_manager.filter(meeting__in=meetings).order_by("meeting", "pk"))
        finding.add(Finding(going=[Group(label, rows)]))
    kept = Visitor.objects.filter(meeting__in=meetings).select_related("person").order_by("pk")
    finding.add(Finding(staying=[Group(_("Contacts kept there"), [each.person for each in kept])]))
    finding.add(_frozen_minutes(meetings))
    finding.add(_people_added(meetings, {*leaving, *finding.all_going}))
    return finding


def _frozen_minutes(meetings: Sequence[Meeting]) -> Finding:
    """Minutes that are frozen, and those that these meetings approved, keep the meeting."""
    frozen = Q(meeting__in=meetings, state=FROZEN) | Q(approved_in__in=meetings)
    found = Minutes.objects.filter(frozen).select_related("meeting").order_by("pk")
    return Finding(hindered=[Hindrance(_("Minutes rest on it"), each.meeting) for each in found])


def added_with(meetings: Sequence[Meeting]) -> list[Person]:
    """The people whom recording the meetings added: kept in the same moment, and taking part."""
    moments = {meeting.recorded_at for meeting in meetings}
    found = Person.objects.filter(created_at__in=moments, participations__meeting__in=meetings)
    return list(found.distinct().order_by("pk"))


def _people_added(meetings: Sequence[Meeting], leaving: Leaving) -> Finding:
    added = added_with(meetings)
    if not undoing.look(added, leaving).hindered:
        return Finding(going=[Group(_("People it added"), added)])
    free = [each for each in added if not undoing.look([each], leaving).hindered]
    bound = [each for each in added if each not in free]
    return Finding(
        going=[Group(_("People it added"), free)],
        staying=[Group(_("People of whom other records speak"), bound)],
    )


def visits_of_people(persons: Sequence[Person], _leaving: Leaving) -> Finding:
    """That somebody was kept as a visitor of a meeting goes with them."""
    visits = list(Visitor.objects.filter(person__in=persons).select_related("meeting", "person"))
    return Finding(going=[Group(_("Visits"), visits)])


def frozen_offices(held: Sequence[Appointment], leaving: Leaving) -> Finding:
    """Records that froze the capacity of an appointment: what was said of a day is not unsaid."""

    def titles(each: Appointment) -> tuple[str, ...]:
        return each.office.title_ar_m, each.office.title_ar_f

    return _frozen(held, titles, leaving)


def frozen_mandates(held: Sequence[Mandate], leaving: Leaving) -> Finding:
    """Records that froze the capacity of a public mandate."""
    return _frozen(held, lambda each: (each.title_ar,), leaving)


def _frozen[Held: (Appointment, Mandate)](
    held: Sequence[Held], titles: Callable[[Held], tuple[str, ...]], leaving: Leaving
) -> Finding:
    by_person: dict[int, list[Held]] = {}
    for each in held:
        by_person.setdefault(each.person_id, []).append(each)
    first = min((each.starts_on for each in held), default=None)
    parts = Participation.objects.filter(person__in=by_person, meeting__held_on__gte=first)
    said = [
        part.meeting
        for part in parts.exclude(capacities_ar=[]).select_related("meeting").order_by("pk")
        if part.meeting not in leaving
        for each in by_person[part.person_id]
        if _held_then(each, part.meeting)
        and any(title in capacity for title in titles(each) for capacity in part.capacities_ar)
    ]
    why = _("Its record says this capacity")
    return Finding(hindered=[Hindrance(why, meeting) for meeting in dict.fromkeys(said)])


def _held_then(held: Appointment | Mandate, meeting: Meeting) -> bool:
    day = meeting.held_on
    return day is not None and held.starts_on <= day and (held.ended_on is None or day < held.ended_on)


def call_part(part: Participation) -> Name:
    """Whose part, in which meeting."""
    return Name(f"{part.name_as_written} · {part.meeting.title}", url_for(part.meeting))
