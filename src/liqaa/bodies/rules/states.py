"""The states a body passes through, and what may follow what.

The steps between them come from the charter.
"""

from datetime import date
from enum import StrEnum

PLANNED, PREPARATORY, STRUCTURED = "planned", "preparatory", "structured"
RENEWAL = "renewal"
"""Structured, and its mandate ends soon: the renewal is due."""
EXPIRED, FROZEN, DISSOLVED = "expired", "frozen", "dissolved"

MOVES: dict[str, tuple[str, ...]] = {
    PLANNED: (PREPARATORY, DISSOLVED),
    PREPARATORY: (STRUCTURED, PLANNED, DISSOLVED),
    STRUCTURED: (RENEWAL, EXPIRED, FROZEN, DISSOLVED),
    RENEWAL: (STRUCTURED, EXPIRED, FROZEN, DISSOLVED),
    EXPIRED: (STRUCTURED, PREPARATORY, FROZEN, DISSOLVED),
    FROZEN: (STRUCTURED, EXPIRED, DISSOLVED),
    DISSOLVED: (),
}
"""From each state to the states it may move to, the usual one first. A dissolved body is not revived.

Another is opened.
"""

OPENS_IN = (PLANNED, PREPARATORY, STRUCTURED, EXPIRED, FROZEN)
"""States in which a body may first be recorded: an organisation does not start from nothing."""

FOUNDED = (STRUCTURED, RENEWAL, EXPIRED, FROZEN)
"""States of a body that was founded and still stands."""


IN_MANDATE = (STRUCTURED, RENEWAL)
"""States of a founded body as long as its mandate runs."""

TO_RENEW = (RENEWAL, EXPIRED)
"""States in which the steps of a renewal are taken."""


def may_move(state: str, to: str) -> bool:
    """Whether a body in ``state`` may move to the state ``to``."""
    return to in MOVES.get(state, ())


class Reason(StrEnum):
    """Why a body does not move to a state, and so what is missing."""

    DISSOLVED = "dissolved"
    SAME = "same"
    NOT_PREPARED = "not_prepared"
    NOT_FOUNDED = "not_founded"
    FOUNDED = "founded"
    FROZEN = "frozen"


def refusal(state: str, to: str) -> Reason | None:
    """Why a body in ``state`` does not move to ``to``; None where it does."""
    if may_move(state, to):
        return None
    if state == DISSOLVED:
        return Reason.DISSOLVED
    if state == to:
        return Reason.SAME
    if state == FROZEN:
        return Reason.FROZEN
    if state in FOUNDED:
        return Reason.FOUNDED
    return Reason.NOT_PREPARED if to == STRUCTURED else Reason.NOT_FOUNDED


def moves(state: str, mandate_ends_on: date | None, on: date) -> tuple[str, ...]:
    """The states a body may move to on a day; one whose mandate is over may be structured again.

    It is renewed.
    """
    return tuple(to for to in MOVES[stage(state, mandate_ends_on, on)] if to != state or to == STRUCTURED)


def stage(state: str, mandate_ends_on: date | None, on: date) -> str:
    """Where a body stands on a day: one past the end of its mandate is expired, marked so or not yet.

    Nothing is locked by that: an expired mandate alerts, it never shuts anyone out (design decision 11).
    """
    if state in IN_MANDATE and mandate_ends_on is not None and mandate_ends_on <= on:
        return EXPIRED
    return state


def shown_state(state: str, mandate_ends_on: date | None, on: date) -> str:
    """The state a body is counted in on a day: as :func:`stage`, a body to be renewed being structured."""
    found = stage(state, mandate_ends_on, on)
    return STRUCTURED if found == RENEWAL else found
