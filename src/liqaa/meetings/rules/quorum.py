"""The quorum of a sitting, and when it is called a second time or closed.

Only members of the organising body count, and only those who are there: somebody represented is counted
nowhere unless a charter says so, and none does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from liqaa.meetings.rules.states import CANCELLED, Problem, Reason

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from liqaa.bodies.text.structure import Quorum

FIRST, SECOND = 1, 2


@dataclass(frozen=True)
class Standing:
    """How many members there are, how many must be there on this call, how many are."""

    call: int
    members: int
    needed: int
    present: int

    @property
    def met(self) -> bool:
        """Whether as many are there as must be."""
        return self.present >= self.needed

    @property
    def missing(self) -> int:
        """How many more must come."""
        return max(0, self.needed - self.present)


def needed_on(call: int, asked: Quorum, members: int) -> int:
    """How many of the members must be there on a call; whoever comes is enough still means somebody."""
    share = asked.first_call if call == FIRST else asked.second_call
    return max(1, share.needed(members))


def standing_of(call: int, members: Collection[int], present: Collection[int], *, asked: Quorum) -> Standing:
    """The quorum on a call, from who is a member and who is there; each counts once."""
    counted = set(members)
    needed = needed_on(call, asked, len(counted))
    return Standing(call, len(counted), needed, len(counted & set(present)))


def problem_of_counting(state: str, held_on: date | None, *, today: date, closed: bool) -> Problem | None:
    """What keeps people from being counted for the quorum."""
    if closed:
        return Problem(Reason.CLOSED_ALREADY)
    if state == CANCELLED:
        return Problem(Reason.CANCELLED)
    return Problem(Reason.DAY_TO_COME) if held_on is not None and held_on > today else None


def earliest_second(first_on: date, delay_days: int) -> date:
    """The first day on which the charter lets a sitting be called again."""
    return first_on + timedelta(days=delay_days)


def problem_of_second_call(
    *, call: int, last_met: bool | None, day: date, today: date, earliest: date, waived: bool
) -> Problem | None:
    """What keeps a sitting from being called a second time on a day.

    ``last_met`` is what the last count on the first call found; None where nobody was counted.
    """
    if call == SECOND:
        return Problem(Reason.SECOND_CALL_ALREADY)
    if last_met is None or last_met:
        return Problem(Reason.NO_SECOND_CALL)
    if day < today:
        return Problem(Reason.PLANNED_IN_THE_PAST, "day")
    return Problem(Reason.SECOND_CALL_EARLY, "day") if day < earliest and not waived else None


def problem_of_closing(
    *, opened: bool, closed: bool, quorum_missing: bool, without_quorum: bool
) -> Problem | None:
    """What keeps a sitting from being closed; ``without_quorum`` is somebody's word that it is known."""
    if closed:
        return Problem(Reason.CLOSED_ALREADY)
    if quorum_missing:
        return None if without_quorum else Problem(Reason.NO_QUORUM, "without_quorum")
    return None if opened else Problem(Reason.NOT_OPEN)
