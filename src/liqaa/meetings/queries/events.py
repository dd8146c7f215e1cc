"""A meeting in words and as an entry of a calendar."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from liqaa.kit.calendar import format_date
from liqaa.meetings.models import AgendaItem, Meeting
from liqaa.meetings.rules import calling
from liqaa.meetings.text import ical

BEFORE = timedelta(hours=3)
"""How long before a diary reminds its owner."""


@dataclass(frozen=True)
class Facts:
    """What those invited are told of a meeting; internal points of its agenda are left out."""

    title: str
    kind: str
    organiser: str
    day: str
    hour: str
    where: str
    joining: str
    agenda: list[str]


def facts_of(meeting: Meeting, language: str, *, points: list[AgendaItem] | None = None) -> Facts:
    """The facts in a language."""
    points = list(meeting.agenda.order_by("position")) if points is None else points
    with translation.override(language):
        place = meeting.venue_place.name if meeting.venue_place else ""
        return Facts(
            title=meeting.title,
            kind=" · ".join(label for label in meeting.kind_labels),
            organiser=meeting.organiser.name,
            day=format_date(meeting.held_on, language) if meeting.held_on else "",
            hour=f"{meeting.starts_at:%H:%M}" if meeting.starts_at else "",
            where="، ".join(part for part in (meeting.venue, place) if part),
            joining=meeting.joining,
            agenda=[each.title for each in points if not each.internal],
        )


def starts(meeting: Meeting) -> datetime | None:
    """The instant at which a meeting starts; None where its day or its hour is not known."""
    if meeting.held_on is None or meeting.starts_at is None:
        return None
    return datetime.combine(meeting.held_on, meeting.starts_at, timezone.get_default_timezone())


def event_of(
    meeting: Meeting,
    language: str,
    *,
    changed_at: datetime,
    points: list[AgendaItem],
    url: str = "",
    neutral: bool = True,
    sequence: int | None = None,
) -> ical.Event | None:
    """The entry of a calendar; None without a day. ``neutral``: named by its kind, as screens show it."""
    if meeting.held_on is None:
        return None
    facts = facts_of(meeting, language, points=points)
    told = [facts.title, *(f"{n}. {title}" for n, title in enumerate(facts.agenda, 1)), facts.joining, url]
    begin = starts(meeting)
    last = (meeting.ended_on or meeting.held_on) + timedelta(days=1)
    return ical.Event(
        uid=f"meeting-{meeting.pk}@{urlsplit(settings.PUBLIC_URL).hostname or 'localhost'}",
        start=begin or meeting.held_on,
        end=_end(meeting, begin, points) if begin else last,
        summary=facts.kind if neutral else facts.title,
        description="\n".join(line for line in told if line),
        location=facts.where,
        url=url or settings.PUBLIC_URL + reverse("meetings:meeting", args=[meeting.pk]),
        organiser=facts.organiser,
        sequence=meeting.sequence if sequence is None else sequence,
        changed_at=changed_at,
        cancelled=meeting.state == Meeting.State.CANCELLED,
        remind=BEFORE,
    )


def _end(meeting: Meeting, begin: datetime, points: list[AgendaItem]) -> datetime:
    if meeting.ended_on and meeting.held_on and meeting.ended_on > meeting.held_on:
        return datetime.combine(meeting.ended_on, time(23, 59), begin.tzinfo)
    return calling.stays_of(begin, (each.minutes for each in points))


def calendar_of(
    meeting: Meeting,
    language: str,
    *,
    changed_at: datetime,
    points: list[AgendaItem],
    url: str,
    method: str = ical.PUBLISH,
    sequence: int | None = None,
) -> str:
    """One meeting as a calendar that goes with a mail; nothing without a day."""
    event = event_of(meeting, language, changed_at=changed_at, points=points, url=url, sequence=sequence)
    if event is None:
        return ""
    return ical.calendar([event], method=method, zone=settings.TIME_ZONE, home=settings.PUBLIC_URL)


def neutral_subject(what: str) -> str:
    """The subject of a mail: it shows on locked screens, so it names neither organisation nor matter."""
    return {
        "invited": _("An invitation for you"),
        "changed": _("A change in your diary"),
        "cancelled": _("An appointment is called off"),
        "revoked": _("An appointment is called off"),
        "reminder": _("An answer is awaited"),
    }[what]
