"""The record of a meeting as plain data.

Whoever records a meeting (a form, the reader, a test) fills a ``MeetingRecord`` and hands it to
``meetings.actions.record_meeting``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liqaa.meetings.rules.states import HELD, OTHER_KIND

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

    from liqaa.bodies.models import Body
    from liqaa.meetings.models import Meeting
    from liqaa.people.models import Person
    from liqaa.territory.models import Place


@dataclass(frozen=True, kw_only=True)
class Part:
    """Somebody's part in a meeting: ``role`` and ``status`` are keys of ``Participation``.

    Without a person, ``name_as_written`` is somebody new, added under the organiser's place.
    Capacities left None are taken from what the person held on the meeting's day, then frozen;
    given ones, also none at all, are kept as they are.
    """

    person: Person | int | None
    role: str = "attendee"
    status: str = "present"
    name_as_written: str = ""
    capacities_ar: Sequence[str] | None = None
    capacities_fr: Sequence[str] | None = None


@dataclass(frozen=True, kw_only=True)
class Group:
    """People who were there without being named, or visitors, counted where somebody counted."""

    label: str
    count: int | None = None
    visitors: bool = False


@dataclass(frozen=True, kw_only=True)
class Named:
    """Somebody the meeting named who was not there; ``reason`` says why: praised, absent, thanked."""

    name: str
    capacity: str = ""
    reason: str = ""
    person: Person | int | None = None


@dataclass(frozen=True, kw_only=True)
class Speech:
    """What somebody said: ``kind`` is a key of ``Intervention.Kind``, ``speaker`` as written, also a group.

    ``point`` is the position (from 0) of the agenda item it belongs to.
    """

    text: str
    kind: str = "remark"
    speaker: str = ""
    addressee: str = ""
    person: Person | int | None = None
    point: int | None = None


@dataclass(frozen=True, kw_only=True)
class Point:
    """A point of the agenda."""

    title: str
    presenter: str = ""
    minutes: int | None = None
    internal: bool = False


@dataclass(frozen=True, kw_only=True)
class MeetingRecord:
    """All that is known of one meeting. Only the title is needed; the rest is given as far as it is known.

    ``territories`` are the places it is about, ``venue_place`` the one where it was held: two things.
    Places and people may be given as objects or by their keys.
    """

    title: str
    kinds: Sequence[str] = (OTHER_KIND,)
    state: str = HELD
    held_on: date | None = None
    ended_on: date | None = None
    starts_at: time | None = None
    date_as_written: str = ""
    mode: str = "in_person"
    joining: str = ""
    venue: str = ""
    venue_place: Place | str | None = None
    territories: Sequence[Place | str] = ()
    kicker: str = ""
    framework: str = ""
    slogan: str = ""
    outside_organiser: str = ""
    supervisor: Body | int | None = None
    supervisor_text: str = ""
    co_organiser: Body | int | None = None
    host_body: Body | int | None = None
    summary: str = ""
    follows: Meeting | int | None = None
    parts: Sequence[Part] = ()
    groups: Sequence[Group] = ()
    mentions: Sequence[Named] = ()
    topics: Sequence[str] = ()
    interventions: Sequence[Speech] = ()
    agenda: Sequence[Point] = ()
