"""The minutes of a meeting: what state follows which, who signs, when a late report is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

DRAFT, SENT, APPROVED, FROZEN = "draft", "sent", "approved", "frozen"

MINUTES_MOVES: dict[str, dict[str, str]] = {
    "send": {DRAFT: SENT, SENT: SENT},
    "approve": {SENT: APPROVED},
    "reopen": {APPROVED: SENT},
    "freeze": {APPROVED: FROZEN},
}
"""Move → from which state → to which. Corrected minutes are sent again; frozen ones never change."""

WRITABLE = frozenset({DRAFT, SENT})
"""States in which the text may still be written."""
MINUTES_TONES = {DRAFT: "wait", SENT: "wait", APPROVED: "good", FROZEN: "good"}
SIGNATORIES = ("chair", "rapporteur")
"""The parts in a meeting whose signature approves its minutes."""

ASKED_AFTER_DAYS = 7
"""From so many days after the meeting the rapporteur is asked for the minutes, every week."""
ABOVE_AFTER_DAYS = 14
"""From so many days after it the office above is told as well."""
ASKED_NO_MORE_DAYS = 60
EVERY_DAYS = 7
LETTER_DAYS = 30
"""For so many days after freezing the address opens that was mailed to those who were there. No text asks for
a figure: a month to keep a copy of what is final, then a forgotten mail opens nothing."""
MOST_PARTS = 100
"""Parts that the minutes of one meeting have at most."""


def minutes_moves(state: str) -> tuple[str, ...]:
    """The moves that minutes in ``state`` allow, in the order of the table."""
    return tuple(move for move, steps in MINUTES_MOVES.items() if state in steps)


def minutes_after(move: str, state: str) -> str | None:
    """The state that ``move`` leads to from ``state``; None where it is refused."""
    return MINUTES_MOVES[move].get(state)


def is_stale(started_from: int, standing: int) -> bool:
    """Whether a text was begun from another than the one that stands: somebody wrote meanwhile."""
    return started_from != standing


def all_signed(signatories: Collection[int], signed: Collection[int]) -> bool:
    """Whether everybody who has to has signed; nobody to sign is no approval."""
    return bool(signatories) and set(signatories) <= set(signed)


def may_approve(held_on: date | None, at_meeting_on: date | None) -> bool:
    """Whether a meeting held on a day may approve the minutes of one held before it."""
    return held_on is not None and at_meeting_on is not None and at_meeting_on > held_on


def letter_is_over(frozen_on: date | None, *, on: date) -> bool:
    """Whether the address mailed to somebody who was there opens no more."""
    return frozen_on is not None and (on - frozen_on).days > LETTER_DAYS


def is_asked_for(held_on: date, *, on: date) -> bool:
    """Whether missing minutes of a meeting are asked for on a day."""
    days = (on - held_on).days
    late = ASKED_AFTER_DAYS <= days <= ASKED_NO_MORE_DAYS
    return late and (days - ASKED_AFTER_DAYS) % EVERY_DAYS == 0


def goes_above(held_on: date, *, on: date) -> bool:
    """Whether the office above is told of them too."""
    return is_asked_for(held_on, on=on) and (on - held_on).days >= ABOVE_AFTER_DAYS
