"""What keeps a record from being kept, a meeting from being called, held or cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liqaa.meetings.rules.calling import problem_of_agenda
from liqaa.meetings.rules.states import HELD, Problem, Reason, refusal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from liqaa.meetings.rules.record import MeetingRecord


def problems_of(record: MeetingRecord, *, today: date) -> list[Problem]:
    """What keeps ``record`` from being kept.

    A planned meeting may lie in the past: an announcement is often read after its day. Only calling
    a meeting asks for a day to come, see :func:`problem_of_call`.
    """
    problems = []
    if not record.title.strip():
        problems.append(Problem(Reason.NO_TITLE, "title"))
    if record.state == HELD and record.held_on and record.held_on > today:
        problems.append(Problem(Reason.HELD_IN_THE_FUTURE, "held_on"))
    if record.held_on and record.ended_on and record.ended_on < record.held_on:
        problems.append(Problem(Reason.ENDS_BEFORE_IT_STARTS, "ended_on"))
    if too_long := problem_of_agenda(len(record.agenda)):
        problems.append(too_long)
    return problems


def problem_of_bodies(organiser: int, beside: Mapping[str, int | None]) -> Problem | None:
    """What keeps bodies from being named beside the organiser: one of them is the organiser itself.

    ``beside`` gives the key of each, by its field of the record.
    """
    twice = next((name for name, key in beside.items() if key == organiser), None)
    return Problem(Reason.ORGANISER_TWICE, twice) if twice else None


def problem_of_call(record: MeetingRecord, *, today: date) -> Problem | None:
    """What keeps ``record`` from being called: a day that has gone by."""
    if record.held_on and record.held_on < today:
        return Problem(Reason.PLANNED_IN_THE_PAST, "held_on")
    return None


def problem_of_holding(state: str, held_on: date, *, today: date) -> Problem | None:
    """What keeps a meeting in ``state`` from being marked as held on a day."""
    if reason := refusal("hold", state):
        return Problem(reason)
    if held_on > today:
        return Problem(Reason.HELD_IN_THE_FUTURE, "held_on")
    return None


def problem_of_cancelling(state: str, reason: str) -> Problem | None:
    """What keeps a meeting in ``state`` from being cancelled for ``reason``."""
    if forbidden := refusal("cancel", state):
        return Problem(forbidden)
    if not reason.strip():
        return Problem(Reason.NO_REASON_GIVEN, "reason")
    return None
