"""Who is let in at the door, what a code says, who counts as there. Attendance is made of these decisions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from liqaa.meetings.rules.calling import CODE_DIGITS
from liqaa.meetings.rules.states import CANCELLED, HELD, Problem, Reason

if TYPE_CHECKING:
    from datetime import date

PRESENT = "present"
AFTER_THE_CALLED = 10_000
"""Where a part made at the door stands among the others: after everybody named in the call."""
MOST_SCANNED = 60
_DIGITS = str.maketrans({first + n: str(n) for first in (0x660, 0x6F0) for n in range(10)})
_TYPED = re.compile(rf"\d{{{CODE_DIGITS}}}")
_SCANNED = re.compile(rf"LIQAA:(\d{{1,18}}):(\d{{{CODE_DIGITS}}})")


@dataclass(frozen=True)
class Code:
    """What was typed or scanned: the digits, and the meeting where the picture names one."""

    digits: str
    meeting: int | None = None


def code_in(text: str) -> Code | None:
    """The code in what was typed (any digits, spaces, hyphens) or scanned; None where it is no code."""
    cleaned = re.sub(r"[\s\-]", "", text[:MOST_SCANNED].translate(_DIGITS)).upper()
    if scanned := _SCANNED.fullmatch(cleaned):
        return Code(scanned[2], int(scanned[1]))
    return Code(cleaned) if _TYPED.fullmatch(cleaned) else None


def scanned_as(meeting: int, digits: str) -> str:
    """What the picture on an invitation says, so that one of another meeting is known at once."""
    return f"LIQAA:{meeting}:{digits}"


def problem_at_door(state: str, held_on: date | None, *, today: date, frozen: bool) -> Problem | None:
    """What keeps the list of who was there from being changed."""
    if frozen:
        return Problem(Reason.LIST_FROZEN)
    if state == CANCELLED:
        return Problem(Reason.CANCELLED)
    if held_on is not None and held_on > today:
        return Problem(Reason.DAY_TO_COME)
    return None


def has_come(status: str, *, by_door: bool, recorded: bool) -> bool:
    """Whether a part says that somebody came: written at the door, or in a record kept without one."""
    return status == PRESENT and (by_door or recorded)


def is_recorded(state: str, *, opened: bool) -> bool:
    """Whether who was there was written down afterwards, without a sitting that was opened here."""
    return state == HELD and not opened
