"""Rights of the room, the states of a news item as one table, and who may approve it."""

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum

from liqaa.bodies.rules.wording import is_public

SEE = "newsroom.see"
"""Read the news of a meeting before it is published."""
WRITE = "newsroom.write"
"""Have the news written from the record, and edit it."""
APPROVE = "newsroom.approve"
"""Approve a text that somebody else wrote, and mark it ready."""

STYLE = "newsroom.style"
"""Change how the whole organisation writes its news: its sentences and its honorific."""

DRAFT, APPROVED, READY = "draft", "approved", "ready"

MOVES: dict[str, dict[str, str]] = {
    "edit": {DRAFT: DRAFT, APPROVED: DRAFT, READY: DRAFT},
    "approve": {DRAFT: APPROVED},
    "make_ready": {APPROVED: READY},
}
"""Move → from which state → to which. Editing takes the approval away."""

RIGHTS: dict[str, str] = {"edit": WRITE, "approve": APPROVE, "make_ready": APPROVE}
"""Move → the right it asks for at the meeting's scope."""


def after(move: str, state: str) -> str | None:
    """The state that ``move`` leads to from ``state``; None where it is not allowed."""
    return MOVES[move].get(state)


class Reason(StrEnum):
    """Why a move is refused, and so what is missing."""

    NOT_APPROVED = "not_approved"
    APPROVED = "approved"
    READY = "ready"


def refusal(move: str, state: str) -> Reason | None:
    """Why ``move`` is refused in ``state``; None where it is allowed."""
    if after(move, state) is not None:
        return None
    if state == DRAFT:
        return Reason.NOT_APPROVED
    return Reason.APPROVED if state == APPROVED else Reason.READY


def moves_from(state: str) -> tuple[str, ...]:
    """The moves a news item in ``state`` allows."""
    return tuple(move for move, steps in MOVES.items() if state in steps)


def second_person(approver: int, hands: Collection[int | None]) -> bool:
    """Whether the approver is somebody else than every hand that wrote or edited the text."""
    return approver not in hands


def may_be_named(capacities: Collection[str]) -> bool:
    """Whether a name may go public: an office, a mandate or another capacity is a ground, membership is none.

    Naming somebody beside an organisation discloses membership (decision 0010).
    """
    return any(map(is_public, capacities))


def monday(day: date) -> date:
    """The Monday of the week that a day lies in."""
    return day - timedelta(days=day.weekday())


HONORIFICS: dict[str, tuple[str, ...]] = {
    "ar": ("السيد", "الأخ", "الرفيق", "المناضل"),
    "fr": ("M.", "le camarade", "le frère"),
}
"""Words an organisation may put before a man's name; a woman's follows from it."""
