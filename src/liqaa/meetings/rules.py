"""Rights of the room, the record of a meeting as plain data, and the states a meeting goes through.

No Django, no clock, no database: whoever records a meeting (a form, the reader, a test) fills a
``MeetingRecord`` and hands it to ``meetings.actions.record_meeting``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

    from liqaa.bodies.models import Body
    from liqaa.meetings.models import Meeting
    from liqaa.people.models import Person
    from liqaa.territory.models import Place

SEE = "meetings.see"
"""Read the record of a meeting."""
RECORD = "meetings.record"
"""Call a meeting and write its record."""

PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"
OTHER_KIND = "other"


TONES = {PLANNED: "wait", HELD: "good", CANCELLED: ""}
"""The tone of the badge that shows a state: what waits, what is well, what asks for nothing."""


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
    venue: str = ""
    venue_place: Place | str | None = None
    territories: Sequence[Place | str] = ()
    kicker: str = ""
    framework: str = ""
    slogan: str = ""
    outside_organiser: str = ""
    supervisor: Body | int | None = None
    supervisor_text: str = ""
    summary: str = ""
    follows: Meeting | int | None = None
    parts: Sequence[Part] = ()
    groups: Sequence[Group] = ()
    mentions: Sequence[Named] = ()
    topics: Sequence[str] = ()
    interventions: Sequence[Speech] = ()
    agenda: Sequence[Point] = ()


class Reason(StrEnum):
    """Why a record or a change of state is refused; ``meetings.actions`` has the sentences."""

    NO_TITLE = "no_title"
    HELD_IN_THE_FUTURE = "held_in_the_future"
    PLANNED_IN_THE_PAST = "planned_in_the_past"
    ENDS_BEFORE_IT_STARTS = "ends_before_it_starts"
    HELD = "held"
    CANCELLED = "cancelled"
    NO_REASON_GIVEN = "no_reason_given"
    PART_TWICE = "part_twice"
    NAME_MISSING = "name_missing"
    STILL_USED = "still_used"
    NOT_HELD = "not_held"
    NO_CONSENT = "no_consent"
    AGENDA_CLOSED = "agenda_closed"


@dataclass(frozen=True)
class Problem:
    """A reason and the field of the record it concerns."""

    reason: Reason
    field: str | None = None


MOVES: dict[str, dict[str, str]] = {
    "hold": {PLANNED: HELD},
    "cancel": {PLANNED: CANCELLED},
}
"""Move → from which state → to which. What was held stays held; what was cancelled is called anew."""


def moves_from(state: str) -> tuple[str, ...]:
    """The moves a meeting in ``state`` allows, in the order of the table."""
    return tuple(move for move, steps in MOVES.items() if state in steps)


def after(move: str, state: str) -> str | None:
    """The state that ``move`` leads to from ``state``; None where it is not allowed."""
    return MOVES[move].get(state)


def refusal(move: str, state: str) -> Reason | None:
    """Why ``move`` is refused in ``state``, and so what is missing; None where it is allowed."""
    if after(move, state) is not None:
        return None
    return Reason.HELD if state == HELD else Reason.CANCELLED


def problems_of(record: MeetingRecord, *, today: date) -> list[Problem]:
    """What keeps ``record`` from being kept.

    A planned meeting may lie in the past: an announcement is often read after its day. Only calling
    a meeting asks for a day to come, see :func:`problem_of_call`.
    """
    problems = []
    if not record.title.strip():
        problems.append(Problem(Reason.NO_TITLE, "title"))
    if record.state == HELD and record.held_on and record.held_on > today:
        problems.append(Problem(Reason.HELD_IN_THE_FUTURE, "held_on"))
    if record.held_on and record.ended_on and record.ended_on < record.held_on:
        problems.append(Problem(Reason.ENDS_BEFORE_IT_STARTS, "ended_on"))
    return problems


def problem_of_call(record: MeetingRecord, *, today: date) -> Problem | None:
    """What keeps ``record`` from being called: a day that has gone by."""
    if record.held_on and record.held_on < today:
        return Problem(Reason.PLANNED_IN_THE_PAST, "held_on")
    return None


def problem_of_holding(state: str, held_on: date, *, today: date) -> Problem | None:
    """What keeps a meeting in ``state`` from being marked as held on a day."""
    if reason := refusal("hold", state):
        return Problem(reason)
    if held_on > today:
        return Problem(Reason.HELD_IN_THE_FUTURE, "held_on")
    return None


def problem_of_cancelling(state: str, reason: str) -> Problem | None:
    """What keeps a meeting in ``state`` from being cancelled for ``reason``."""
    if forbidden := refusal("cancel", state):
        return Problem(forbidden)
    if not reason.strip():
        return Problem(Reason.NO_REASON_GIVEN, "reason")
    return None
