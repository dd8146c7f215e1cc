"""The states a body passes through, and what may follow what.

The steps between them come from the charter.
"""

from datetime import date

PLANNED, PREPARATORY, STRUCTURED = "planned", "preparatory", "structured"
EXPIRED, FROZEN, DISSOLVED = "expired", "frozen", "dissolved"

MOVES: dict[str, tuple[str, ...]] = {
    PLANNED: (PREPARATORY, DISSOLVED),
    PREPARATORY: (STRUCTURED, PLANNED, DISSOLVED),
    STRUCTURED: (EXPIRED, FROZEN, DISSOLVED),
    EXPIRED: (STRUCTURED, PREPARATORY, FROZEN, DISSOLVED),
    FROZEN: (STRUCTURED, EXPIRED, DISSOLVED),
    DISSOLVED: (),
}
"""From each state to the states it may move to, the usual one first. A dissolved body is not revived.

Another is opened.
"""

OPENS_IN = (PLANNED, PREPARATORY, STRUCTURED, EXPIRED, FROZEN)
"""States in which a body may first be recorded: an organisation does not start from nothing."""

FOUNDED = (STRUCTURED, EXPIRED, FROZEN)
"""States of a body that was founded and still stands."""


def may_move(state: str, to: str) -> bool:
    """Whether a body in ``state`` may move to the state ``to``."""
    return to in MOVES.get(state, ())


def moves(state: str, mandate_ends_on: date | None, on: date) -> tuple[str, ...]:
    """The states a body may move to on a day; one whose mandate is over may be structured again.

    It is renewed.
    """
    return tuple(
        to for to in MOVES[shown_state(state, mandate_ends_on, on)] if to != state or to == STRUCTURED
    )


def shown_state(state: str, mandate_ends_on: date | None, on: date) -> str:
    """The state to show on a day: a structured body past the end of its mandate shows as expired.

    Nothing is locked by that: an expired mandate alerts, it never shuts anyone out (design decision 11).
    """
    if state == STRUCTURED and mandate_ends_on is not None and mandate_ends_on <= on:
        return EXPIRED
    return state
