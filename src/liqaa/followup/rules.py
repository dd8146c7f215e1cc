"""Rights of the room, outcomes as plain data, and the states of a task as one table.

No Django, no clock, no database. ``followup.actions`` turns a reason into a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from liqaa.territory.models import Place

SEE = "followup.see"
"""See outcomes and tasks."""
RECORD = "followup.record"
"""Write down an outcome."""
ASSIGN = "followup.assign"
"""Give a task an owner and a date."""
WORK = "followup.work"
"""Report progress and hand in evidence."""
VERIFY = "followup.verify"
"""Accept or send back what was handed in."""


@dataclass(frozen=True, kw_only=True)
class OutcomeDraft:
    """One outcome before it is kept: ``kind`` and ``type`` are keys of ``Outcome``.

    ``places`` are those it concerns, one task each where its type asks for tasks; none means the
    organiser's own. ``body_type`` and ``family`` say which body is to be founded; left empty they are
    looked for in the words.
    """

    text: str
    kind: str = "decision"
    type: str = "task"
    caller: str = ""
    addressee: str = ""
    quantity: int | None = None
    due_on: date | None = None
    places: Sequence[Place] = ()
    body_type: str = ""
    family: str = ""


OPEN, STARTED, DONE, VERIFIED, CANCELLED = "open", "started", "done", "verified", "cancelled"
LIVE = (OPEN, STARTED)
"""States in which somebody still owes the work: only these can be late or a hole."""

MOVES: dict[str, dict[str, str]] = {
    "assign": {OPEN: OPEN, STARTED: STARTED},
    "start": {OPEN: STARTED},
    "hand_in": {OPEN: DONE, STARTED: DONE, DONE: DONE},
    "verify": {DONE: VERIFIED},
    "send_back": {DONE: STARTED},
    "cancel": {OPEN: CANCELLED, STARTED: CANCELLED},
}
"""Move → from which state → to which. Verified and cancelled are the two ends."""

RIGHTS: dict[str, str] = {
    "assign": ASSIGN,
    "start": WORK,
    "hand_in": WORK,
    "verify": VERIFY,
    "send_back": VERIFY,
    "cancel": ASSIGN,
}
"""Move → the right it asks for at the task's scope."""

TYPES_WITHOUT_TASK = frozenset({"statement"})
"""Types that only say something; every other type creates what it decides (design decision 9)."""
TYPES_PER_PLACE = frozenset({"body_to_found", "schedule", "task"})
"""Types of which each place owes its own task; coverage is counted over them."""
MEETING_TYPES = frozenset({"meeting", "schedule"})
"""Types fulfilled by a meeting that was held."""
OTHER_KIND = "other"
"""The kind of a planned meeting of which no kind was said."""
TARGET_TYPE = "membership_target"
"""The type whose figure the register of members tells."""
DEMAND_TYPE = "demand"
"""The type that goes up to an organ, is answered, and told back."""


TONES = {OPEN: "", STARTED: "", DONE: "wait", VERIFIED: "good", CANCELLED: ""}
"""The tone of the badge that shows a state."""


class Reason(StrEnum):
    """Why a move is refused."""

    VERIFIED = "verified"
    CANCELLED = "cancelled"
    AWAITS_VERIFICATION = "awaits_verification"
    BEGUN = "begun"
    NOTHING_HANDED_IN = "nothing_handed_in"
    EMPTY_EVIDENCE = "empty_evidence"
    OWN_EVIDENCE = "own_evidence"
    NO_REMARK = "no_remark"
    NO_REASON_GIVEN = "no_reason_given"
    NOTHING_ASSIGNED = "nothing_assigned"
    MEETING_NOT_HELD = "meeting_not_held"
    DUE_IN_THE_PAST = "due_in_the_past"
    NO_TEXT = "no_text"
    NO_TASKS = "no_tasks"
    WORK_DONE = "work_done"
    NO_TARGET = "no_target"
    NOT_A_DEMAND = "not_a_demand"
    NOT_ABOVE = "not_above"
    NOBODY_THERE = "nobody_there"
    RAISED = "raised"
    NO_DATES = "no_dates"
    NO_MEETING_TASKS = "no_meeting_tasks"
    STEP_UNKNOWN = "step_unknown"
    STEP_NOT_NEXT = "step_not_next"
    STEP_NEEDS_PROOF = "step_needs_proof"
    SKIP_NEEDS_REASON = "skip_needs_reason"
    STEP_IN_FUTURE = "step_in_future"
    STEP_TOO_EARLY = "step_too_early"
    BODY_NOT_FOUNDING = "body_not_founding"
    CANNOT_BE_LEFT_OUT = "cannot_be_left_out"
    NOTHING_PLANNED = "nothing_planned"
    UNDO_NEEDS_REASON = "undo_needs_reason"
    STEP_NOT_TAKEN = "step_not_taken"


def after(move: str, state: str) -> str | None:
    """The state that ``move`` leads to from ``state``; None where it is not allowed."""
    return MOVES[move].get(state)


def moves_from(state: str) -> tuple[str, ...]:
    """The moves a task in ``state`` allows, in the order of the table."""
    return tuple(move for move, steps in MOVES.items() if state in steps)


def moves_open(
    state: str, *, rights: Collection[str], owns: bool, handed_in_self: bool = False
) -> tuple[str, ...]:
    """The moves somebody may make now: those the state allows and a right, or owning the task, opens.

    Who owes a task works on it without any right over its place; nobody verifies their own evidence.
    """
    return tuple(
        move
        for move in moves_from(state)
        if (RIGHTS[move] in rights or (owns and RIGHTS[move] == WORK))
        and not (move == "verify" and handed_in_self)
    )


def refusal(move: str, state: str) -> Reason | None:
    """Why ``move`` is refused in ``state``, and so what is missing; None where it is allowed."""
    if after(move, state):
        return None
    if state in (VERIFIED, CANCELLED):
        return Reason.VERIFIED if state == VERIFIED else Reason.CANCELLED
    if state == DONE:
        return Reason.AWAITS_VERIFICATION
    return Reason.BEGUN if move == "start" else Reason.NOTHING_HANDED_IN


def is_late(state: str, due_on: date | None, *, on: date) -> bool:
    """Whether work still owed has passed its day. What is due today is not late."""
    return state in LIVE and due_on is not None and due_on < on


@dataclass(frozen=True)
class Hole:
    """What a task lacks: an owner, a date, or both. A hole is allowed, and shown."""

    owner: bool = False
    date: bool = False

    def __bool__(self) -> bool:
        """Whether anything is lacking."""
        return self.owner or self.date


def hole_of(state: str, *, has_owner: bool, due_on: date | None) -> Hole:
    """What a task that is still owed lacks."""
    if state not in LIVE:
        return Hole()
    return Hole(owner=not has_owner, date=due_on is None)


STATE_OF_STEP = {"unstructured": "planned", "founding": "preparatory", "structured": "structured"}
"""The charter's word for the state a step leaves a body in → the state of ``bodies``."""
FOUNDING_STATES = ("planned", "preparatory")
"""States in which a body is still being founded and its steps can be taken."""

STEP_TAKEN, STEP_SKIPPED, STEP_NEXT, STEP_AHEAD, STEP_UNPROVED = (
    "taken",
    "skipped",
    "next",
    "ahead",
    "unproved",
)
"""Where a step stands; ``unproved``: the body is past it and nothing says that it was taken."""


STEP_MOVES: dict[str, dict[str, str]] = {
    "the one before is settled": {STEP_AHEAD: STEP_NEXT},
    "take": {STEP_NEXT: STEP_TAKEN},
    "leave_out": {STEP_NEXT: STEP_SKIPPED},
    "take_back": {STEP_TAKEN: STEP_NEXT, STEP_SKIPPED: STEP_NEXT},
}
"""Move → from where a step stands → to where. Only the last one that was settled is taken back."""


def step_after(move: str, state: str) -> str | None:
    """Where ``move`` leads a step that stands in ``state``; None where it is not allowed."""
    return STEP_MOVES[move].get(state)


def step_states(steps: Sequence[str], settled: Mapping[str, bool], *, founding: bool) -> dict[str, str]:
    """Where each step of a founding stands, in order.

    ``settled`` says of steps taken (False) and left out (True). The first one that is neither is the next
    while the body is being founded; nothing after it can be taken. Of a body past its founding, what is
    missing is shown as unproved, never hidden.
    """
    states: dict[str, str] = {}
    missing = STEP_NEXT if founding else STEP_UNPROVED
    for step in steps:
        if step in settled:
            states[step] = STEP_SKIPPED if settled[step] else STEP_TAKEN
        else:
            states[step] = missing
            missing = STEP_AHEAD if founding else STEP_UNPROVED
    return states


FOUND, RENEW = "found", "renew"
"""The charter's two lifecycles of a body."""


def is_reached(target: int | None, figure: int | None) -> bool:
    """Whether a figure has come to its target."""
    return target is not None and figure is not None and figure >= target


def is_told_by_state(lifecycle: str, *, evidence: Collection[str], by: Collection[str]) -> bool:
    """Whether a step is no act of anybody but a fact that the body's state tells: «renewal due».

    Only a renewal has such a step: nobody takes it and nothing proves it but the day.
    """
    return lifecycle == RENEW and not evidence and not by


def may_leave_out(step: str, steps: Sequence[str]) -> bool:
    """Whether a step may be left out for a reason; the last, which makes the body structured, may not."""
    return step != steps[-1]


def renewal_number(kept: Mapping[int, Collection[str]], last_step: str) -> int:
    """The number of the renewal that runs: the latest begun, or the next once that took its last step.

    ``kept`` says which steps of each renewal were taken or left out; the founding (0) does not count.
    """
    latest = max((number for number in kept if number), default=0)
    if not latest:
        return 1
    return latest + 1 if last_step in kept[latest] else latest


def spread[Day](days: Sequence[Day], count: int) -> list[Day]:
    """A day for each of ``count`` things, the days filled evenly and in order.

    Eleven communes over three days are four, four and three.
    """
    return [days[number * len(days) // count] for number in range(count)]


def may_verify(*, handed_in_by: Sequence[int], verifier: int) -> bool:
    """Whether somebody may accept evidence: nobody accepts what they handed in themselves.

    Verification belongs to the level above (design decision 10); the right says who that is, this
    rule keeps one person from being both.
    """
    return verifier not in handed_in_by


def work_on_it(state: str, *, evidence: int, words: int) -> bool:
    """Whether work has been done on a task, so that undoing its outcome would lose something.

    ``words`` counts updates beyond the assignment that came with the record.
    """
    return state in {STARTED, DONE, VERIFIED} or evidence > 0 or words > 0
