"""Rights of the room, its states as tables, the days that are left, and what a quota allows.

No Django, no clock, no database. ``countdown.actions`` turns a reason into a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from liqaa.kit.calendar import add_months
from liqaa.territory.rules import PROVINCE_DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

SEE = "countdown.see"
"""See events, how ready places are, past results and the composition of a congress."""
PREPARE = "countdown.prepare"
"""Set an event up: its day, constituencies, quotas and past results; hold it, call it off, start mandates."""
NOMINATE = "countdown.nominate"
"""Propose delegates for a place."""
VALIDATE = "countdown.validate"
"""Validate or send back a delegate; asked for at the path of the level above."""
EXPORT = "countdown.export"
"""Take a table or the list of delegates out of the system."""

# --- an event -----------------------------------------------------------------------------------------
PREPARED, OPEN, HELD, CANCELLED = "prepared", "open", "held", "cancelled"
LIVE = (PREPARED, OPEN)
CONGRESS, ELECTION = "congress", "election"

EVENT_MOVES: dict[str, dict[str, str]] = {
    "edit": {PREPARED: PREPARED, OPEN: OPEN},
    "open": {PREPARED: OPEN},
    "hold": {OPEN: HELD},
    "cancel": {PREPARED: CANCELLED, OPEN: CANCELLED},
    "reopen": {HELD: OPEN, CANCELLED: OPEN},
}
"""Move → from which state → to which. Reopening is for a step taken by mistake, before any mandate starts."""

# --- a delegate ---------------------------------------------------------------------------------------
PROPOSED, VALIDATED, SENT_BACK = "proposed", "validated", "sent_back"

DELEGATE_MOVES: dict[str, dict[str, str]] = {
    "propose": {SENT_BACK: PROPOSED},
    "validate": {PROPOSED: VALIDATED},
    "send_back": {PROPOSED: SENT_BACK, VALIDATED: SENT_BACK},
}
"""Move → from which state → to which. Who is not validated can also be taken off the list."""
TAKEN_OFF = (PROPOSED, SENT_BACK)
"""States in which a delegate can be taken off the list."""
SITTING = (PROPOSED, VALIDATED)
"""States in which a delegate takes one of the seats."""

# --- a sheet of past results --------------------------------------------------------------------------
READ, IMPORTED = "read", "imported"

SHEET_MOVES: dict[str, dict[str, str]] = {"import": {READ: IMPORTED}, "take_back": {IMPORTED: READ}}
"""Move → from which state → to which."""

TONES = {
    PREPARED: "wait",
    OPEN: "",
    HELD: "good",
    CANCELLED: "",
    PROPOSED: "wait",
    VALIDATED: "good",
    SENT_BACK: "late",
    READ: "wait",
    IMPORTED: "good",
}
"""The tone of the badge that shows a state."""


class Reason(StrEnum):
    """Why something is refused."""

    NOT_NOW = "not_now"
    NO_NAME = "no_name"
    DAY_PAST = "day_past"
    NO_INSTITUTION = "no_institution"
    NO_LEVEL = "no_level"
    LEVEL_ELSEWHERE = "level_elsewhere"
    DIRECTIVE_ELSEWHERE = "directive_elsewhere"
    NOT_YET = "not_yet"
    LIST_OPEN = "list_open"
    LIST_CLOSED = "list_closed"
    NO_REASON_GIVEN = "no_reason_given"
    MANDATES_STARTED = "mandates_started"
    ONLY_ELECTION = "only_election"
    ONLY_CONGRESS = "only_congress"
    OUTSIDE = "outside"
    NO_PLACE = "no_place"
    NAME_TAKEN = "name_taken"
    TAKEN_PLACES = "taken_places"
    NO_SEAT = "no_seat"
    MINIMUMS = "minimums"
    QUOTA_TAKEN = "quota_taken"
    QUOTA_IN_USE = "quota_in_use"
    NO_SEAT_LEFT = "no_seat_left"
    SEATS_FOR_WOMEN = "seats_for_women"
    SEATS_FOR_YOUNG = "seats_for_young"
    TWICE = "twice"
    OTHER_PLACE = "other_place"
    NO_GENDER = "no_gender"
    BORN_LATE = "born_late"
    NO_REMARK = "no_remark"
    OWN_PROPOSAL = "own_proposal"
    VALIDATED_ALREADY = "validated_already"
    NOBODY = "nobody"
    STILL_PROPOSED = "still_proposed"
    LACKS = "lacks"
    FAULTS = "faults"
    ANOTHER_SHEET = "another_sheet"
    NOT_HELD = "not_held"
    NOTHING_CHOSEN = "nothing_chosen"


def after(moves: Mapping[str, Mapping[str, str]], move: str, state: str) -> str | None:
    """The state that ``move`` leads to from ``state`` by one of the tables; None where it is not allowed."""
    return moves[move].get(state)


def moves_from(moves: Mapping[str, Mapping[str, str]], state: str) -> tuple[str, ...]:
    """The moves that a table allows in a state, in its order."""
    return tuple(move for move, steps in moves.items() if state in steps)


def above(path: str) -> str:
    """The path of the level above a place: its province, then its region, then the kingdom."""
    segments = path.split("/")
    return "/".join(segments[: min(max(len(segments) - 1, 1), PROVINCE_DEPTH)])


# --- days ---------------------------------------------------------------------------------------------
CONGRESS_MONTHS = 48
"""An ordinary national congress is held every four years at least (organic law 29-11, article 49)."""
MARKS = (12, 6, 3, 1)
"""Months before the end of that term from which it is recalled, each more urgently."""


def days_left(held_on: date, *, on: date) -> int:
    """The days until an event; negative after it."""
    return (held_on - on).days


def congress_due(last_held_on: date) -> date:
    """The day by which the next ordinary congress is to be held."""
    return add_months(last_held_on, CONGRESS_MONTHS)


def mark(due_on: date, *, on: date) -> int | None:
    """The nearest mark that was passed before ``due_on``: 12, 6, 3, 1 months, 0 when overdue; None before."""
    if due_on < on:
        return 0
    return next((months for months in reversed(MARKS) if add_months(due_on, -months) <= on), None)


# --- quotas -------------------------------------------------------------------------------------------
@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a quota asks: seats, and the least of women and of young people among them."""

    seats: int
    women: int = 0
    young: int = 0


@dataclass(frozen=True, kw_only=True)
class Composition:
    """Who takes the seats so far."""

    seated: int = 0
    women: int = 0
    young: int = 0


def is_young(born_on: date | None, *, under: int, on: date) -> bool:
    """Whether somebody is below an age on the day of the congress; not when the birthday is unknown."""
    return born_on is not None and add_months(born_on, under * 12) > on


def refusal_of_seat(limits: Limits, now: Composition, *, woman: bool, young: bool) -> Reason | None:
    """Why one more delegate does not fit; None where it does.

    The last seats are kept for the women and young people who are still to come: a young woman is both.
    """
    left = limits.seats - now.seated - 1
    if left < 0:
        return Reason.NO_SEAT_LEFT
    if limits.women - now.women - woman > left:
        return Reason.SEATS_FOR_WOMEN
    if limits.young - now.young - young > left:
        return Reason.SEATS_FOR_YOUNG
    return None


def lacking(limits: Limits, now: Composition) -> Composition:
    """The seats, women and young people still missing; nothing below zero."""
    return Composition(
        seated=max(limits.seats - now.seated, 0),
        women=max(limits.women - now.women, 0),
        young=max(limits.young - now.young, 0),
    )


def refusal_of_closing(parts: Iterable[tuple[Limits, Composition]], *, waiting: int) -> Reason | None:
    """Why the list cannot be closed: nobody on it, somebody not judged yet, or a minimum not reached.

    A place that sends nobody lacks nothing: its seats stay empty. ``waiting`` counts the proposed.
    """
    known = list(parts)
    if not any(now.seated for _limits, now in known):
        return Reason.NOBODY
    if waiting:
        return Reason.STILL_PROPOSED
    short = (lacking(limits, now) for limits, now in known if now.seated)
    return Reason.LACKS if any(each.women or each.young for each in short) else None
