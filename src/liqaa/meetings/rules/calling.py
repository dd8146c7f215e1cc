"""Calling people: how long before, how many points, on which days a set falls, who may still answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from liqaa.meetings.rules.states import PLANNED, Problem, Reason

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date, datetime, time

MOST_POINTS = 100
"""An agenda of more points is a list of something else."""
MOST_MEETINGS = 400
"""As many as a set holds: more than the communes of any region."""
LONGEST_SERIES = timedelta(days=400)
LASTS = timedelta(hours=2)
"""How long a meeting is taken to last where its agenda gives no time."""
REMIND_BEFORE = timedelta(days=2)
"""Who has not answered is reminded from so long before the day on, once."""
CODE_DIGITS = 6
COMING, EXCUSED, REPRESENTED = "coming", "excused", "represented"
SITTINGS = frozenset({"executive", "council", "congress", "assembly", "founding"})
"""Kinds at which a body sits as the charter says: with notice and a quorum. Anybody may be met without."""


@dataclass(frozen=True)
class Notice:
    """How many days the charter asks between the call and the meeting, and how many there are."""

    asked: int | None
    left: int | None

    @property
    def short(self) -> bool:
        """Whether fewer days are left than the charter asks."""
        return self.asked is not None and self.left is not None and self.left < self.asked


def notice_of(asked: int | None, held_on: date | None, *, today: date) -> Notice:
    """The notice that a call given today leaves."""
    return Notice(asked, (held_on - today).days if held_on else None)


def problem_of_notice(notice: Notice, *, urgent: bool) -> Problem | None:
    """What keeps a meeting from being called so late: nobody has said that it is urgent."""
    return Problem(Reason.NOTICE_TOO_SHORT, "urgent") if notice.short and not urgent else None


def problem_of_agenda(points: int) -> Problem | None:
    """What keeps an agenda from being so long."""
    return Problem(Reason.AGENDA_TOO_LONG, "agenda") if points > MOST_POINTS else None


def problem_of_inviting(state: str, held_on: date | None, *, today: date) -> Problem | None:
    """What keeps people from being invited: the meeting was held, called off, or its day has gone by."""
    if state != PLANNED or (held_on is not None and held_on < today):
        return Problem(Reason.NOT_TO_COME)
    return None


def problem_of_answer(
    reply: Reply, *, state: str, last_day: date | None, today: date, revoked: bool
) -> Problem | None:
    """What keeps an answer from being taken; until the meeting's day is over it may be changed."""
    if revoked:
        return Problem(Reason.INVITATION_REVOKED)
    if state != PLANNED or (last_day is not None and last_day < today):
        return Problem(Reason.NOT_TO_COME)
    if reply.answer == EXCUSED and not reply.note.strip():
        return Problem(Reason.NO_EXCUSE, "note")
    if reply.answer == REPRESENTED and not reply.represented_by.strip():
        return Problem(Reason.NOBODY_NAMED, "represented_by")
    return None


def code_of(number: int) -> str:
    """The digits beside a name: the same on every keyboard, Arabic or Latin."""
    return f"{number % 10**CODE_DIGITS:0{CODE_DIGITS}d}"


def free_codes(drawn: Iterable[int], taken: Collection[str], wanted: int) -> list[str]:
    """So many codes of those drawn, none of them taken, none twice."""
    found: list[str] = []
    used = set(taken)
    for number in drawn:
        if len(found) == wanted:
            break
        code = code_of(number)
        if code not in used:
            used.add(code)
            found.append(code)
    return found


def days_between(first: date, last: date, weekdays: Collection[int]) -> list[date]:
    """The days from the first to the last on one of the weekdays; every day where none is named."""
    length = (last - first).days
    days = [first + timedelta(days=step) for step in range(length + 1)]
    return [day for day in days if not weekdays or day.weekday() in weekdays]


def spread(places: int, days: Sequence[date]) -> list[date]:
    """A day for each place, evenly over the days in their order: several on one day where days are few."""
    if not days:
        return []
    return [days[each * len(days) // places] for each in range(places)]


def problem_of_series(first: date, last: date, *, places: int, days: int, today: date) -> Problem | None:
    """What keeps a set from being called."""
    faults = (
        (first < today, Reason.PLANNED_IN_THE_PAST, "first_on"),
        (last < first, Reason.ENDS_BEFORE_IT_STARTS, "last_on"),
        (last - first > LONGEST_SERIES, Reason.SERIES_TOO_LONG, "last_on"),
        (not days, Reason.NO_SUCH_WEEKDAY, "weekdays"),
        (not places, Reason.NO_PLACES, "level"),
        (places > MOST_MEETINGS, Reason.TOO_MANY_PLACES, "place"),
    )
    return next((Problem(reason, field) for fault, reason, field in faults if fault), None)


def stays_of(start: datetime, minutes: Iterable[int | None]) -> datetime:
    """When a meeting that starts then is taken to end: by its agenda's minutes, else after two hours."""
    known = sum(each or 0 for each in minutes)
    return start + (timedelta(minutes=known) if known else LASTS)


@dataclass(frozen=True, kw_only=True)
class SeriesPlan:
    """A set over places: one meeting in each place, on the day beside it."""

    title: str
    kinds: Sequence[str]
    starts_at: time | None
    agenda: Sequence[str] = ()
    summary: str = ""
    stops: Sequence[Stop] = ()


@dataclass(frozen=True)
class Stop:
    """One meeting of a set: the path of its place, the place's name, its day."""

    path: str
    name: str
    day: date


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What somebody invited says: coming, excused with a reason, represented by somebody."""

    answer: str
    note: str = ""
    represented_by: str = ""
