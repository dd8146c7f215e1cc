"""Rights of the room, needs and achievements as plain data, and the states of a need as one table.

No Django, no clock, no database. ``needs.actions`` turns a reason into a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from liqaa.needs.models import Need
    from liqaa.territory.models import Place

SEE = "needs.see"
"""See needs and achievements."""
RECORD = "needs.record"
"""Write down a need that was heard."""
ANSWER = "needs.answer"
"""Answer a need."""


@dataclass(frozen=True, kw_only=True)
class NeedDraft:
    """One need as a meeting heard it: ``sector`` is a key of ``Sector``, ``text`` the words used."""

    sector: str
    text: str
    place: Place
    douar: str = ""


@dataclass(frozen=True, kw_only=True)
class AchievementDraft:
    """Something built or done that a meeting spoke of; without a place it stands under the meeting.

    ``need`` is the need it answers, where one is known.
    """

    text: str
    sector: str = "other"
    place: Place | None = None
    credited_to: str = ""
    need: Need | None = None


OPEN, ASSIGNED, ANSWERED, SOLVED, CLOSED = "open", "assigned", "answered", "solved", "closed"
ANSWERED_STATES = (ANSWERED, SOLVED)
"""States of which there is something to tell back."""
STANDING = (OPEN, ASSIGNED, ANSWERED)
"""States in which hearing the same need again is one more hearing, not a second need."""

MOVES: dict[str, dict[str, str]] = {
    "assign": {OPEN: ASSIGNED, ASSIGNED: ASSIGNED, ANSWERED: ASSIGNED},
    "answer": {OPEN: ANSWERED, ASSIGNED: ANSWERED, ANSWERED: ANSWERED},
    "solve": {OPEN: SOLVED, ASSIGNED: SOLVED, ANSWERED: SOLVED},
    "close": {OPEN: CLOSED, ASSIGNED: CLOSED, ANSWERED: CLOSED, SOLVED: CLOSED},
}
"""Move → from which state → to which. A solved or closed need that is heard again is a new one."""

RIGHTS: dict[str, str] = {"assign": RECORD, "answer": ANSWER, "solve": RECORD, "close": RECORD}
"""Move → the right it asks for at the need's place."""


TONES = {OPEN: "wait", ASSIGNED: "wait", ANSWERED: "", SOLVED: "good", CLOSED: ""}
"""The tone of the badge that shows a state."""


PARLIAMENT = ("house_of_representatives", "house_of_councillors")
TIERS: dict[str, tuple[str, ...]] = {
    "commune": ("commune_council", "arrondissement_council"),
    "province": ("province_council", "prefecture_council"),
    "region": ("region_council",),
    "parliament": PARLIAMENT,
    "other": (),
    "government": ("government",),
}
"""Whom a need is proposed to, in this order, by the kind of institution; the government comes last."""


def tier_of(institution: str) -> str:
    """The tier of an institution's kind."""
    return next((tier for tier, kinds in TIERS.items() if institution in kinds), "other")


class Reason(StrEnum):
    """Why a move is refused."""

    SOLVED = "solved"
    CLOSED = "closed"
    NO_ANSWER = "no_answer"
    MANDATE_ENDED = "mandate_ended"
    MANDATE_ELSEWHERE = "mandate_elsewhere"
    NO_TEXT = "no_text"
    NOT_ANSWERED = "not_answered"
    TOLD_ALREADY = "told_already"
    OTHER_PLACE = "other_place"
    TOLD = "told"


def after(move: str, state: str) -> str | None:
    """The state that ``move`` leads to from ``state``; None where it is not allowed."""
    return MOVES[move].get(state)


def refusal(move: str, state: str) -> Reason | None:
    """Why ``move`` is refused in ``state``, and so what is missing; None where it is allowed."""
    if after(move, state) is not None:
        return None
    return Reason.SOLVED if state == SOLVED else Reason.CLOSED


def moves_from(state: str) -> tuple[str, ...]:
    """The moves a need in ``state`` allows, in the order of the table."""
    return tuple(move for move, steps in MOVES.items() if state in steps)


def moves_open(state: str, *, rights: Collection[str], own_mandate: bool = False) -> tuple[str, ...]:
    """The moves somebody may make now; whoever holds the mandate it was given to answers it."""
    return tuple(
        move
        for move in moves_from(state)
        if RIGHTS[move] in rights or (own_mandate and RIGHTS[move] == ANSWER)
    )
