"""Seats of an office, their order, and the length of a term."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liqaa.kit.calendar import add_months
from liqaa.people.rules import overlaps

STEP = 100
RANKS: dict[str, int] = {
    "head": 100,
    "interim": 200,
    "deputy": 300,
    "officer": 400,
    "member": 800,
    "delegate": 900,
}
"""Where the offices of each kind of the charter begin in the order of a body."""
LEADS_BELOW = RANKS["interim"] + STEP
"""Offices of a lower rank lead the body: its head, or the coordinator who stands in."""
MEMBER_KINDS = ("member", "delegate")
"""Kinds of the charter that are plain memberships of a body."""


@dataclass(frozen=True)
class Term:
    """Somebody's days in an office: ``end`` is the first day outside, None while it is open."""

    start: date
    end: date | None
    seat: int | None = None


def rank(kind: str, position: int) -> int:
    """The order of an office within its body, from its kind and its place in the charter."""
    return RANKS.get(kind, RANKS["officer"]) + min(position, STEP - 1)


def taken(terms: Iterable[Term], start: date, end: date | None) -> list[Term]:
    """The terms that share a day with the one from ``start`` to ``end``."""
    return [term for term in terms if overlaps(start, end, term.start, term.end)]


def free_seat(seats: int, terms: Iterable[Term], start: date, end: date | None) -> int | None:
    """The lowest seat that nobody holds on any day from ``start`` to ``end``.

    None when every seat is taken.
    """
    held = {term.seat for term in taken(terms, start, end)}
    return next((number for number in range(1, seats + 1) if number not in held), None)


def legal_end(
    starts_on: date, months: int | None, body_ends_on: date | None, *, own_term: bool
) -> date | None:
    """When an office legally ends: with its body's mandate, unless the office has a term of its own.

    ``months`` is the length from the charter (None: without a term). A body whose mandate is over already,
    or has no end on record, says nothing: then the length counts from the start.
    """
    if not own_term and body_ends_on is not None and body_ends_on > starts_on:
        return body_ends_on
    return add_months(starts_on, months) if months else None
