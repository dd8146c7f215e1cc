"""Rights of the room, the states of a directive and of its execution as tables, and when to remind.

No Django, no clock, no database. ``campaigns.actions`` turns a reason into a sentence; ``campaigns.queries``
holds the same state as one SQL expression, and a test holds the two equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from liqaa.bodies.rules.states import FOUNDED, PREPARATORY

if TYPE_CHECKING:
    from datetime import date

SEE = "campaigns.see"
"""See directives and what became of them."""
ISSUE = "campaigns.issue"
"""Write a directive in the name of a body, issue it, close it, take it back."""
EXECUTE = "campaigns.execute"
"""Acknowledge a directive and report on it, for a body."""
APPROVE = "campaigns.approve"
"""Approve, send back or excuse what the level below owes; asked for at the path of the level above."""

# --- a directive --------------------------------------------------------------------------------------
DRAFT, ISSUED, CLOSED, WITHDRAWN = "draft", "issued", "closed", "withdrawn"

DIRECTIVE_MOVES: dict[str, dict[str, str]] = {
    "edit": {DRAFT: DRAFT},
    "issue": {DRAFT: ISSUED},
    "extend": {ISSUED: ISSUED},
    "take_back": {ISSUED: DRAFT},
    "close": {ISSUED: CLOSED},
    "withdraw": {ISSUED: WITHDRAWN, CLOSED: WITHDRAWN},
}
"""Move → from which state → to which. Taking back is only for an issue made by mistake, before any work."""

MEETING, FOUNDING, FIGURE, REPORT, ANSWER = "meeting", "founding", "figure", "report", "answer"
IN_WORDS = (REPORT, ANSWER)
"""Asks that are fulfilled by words alone."""

# --- an execution -------------------------------------------------------------------------------------
WAITING, DELIVERED, SEEN, ACKNOWLEDGED = "waiting", "delivered", "seen", "acknowledged"
PLANNED, HELD, LATE, SENT_BACK = "planned", "held", "late", "sent_back"
REPORTED, APPROVED, EXCUSED = "reported", "approved", "excused"

STATES = (
    WAITING,
    DELIVERED,
    SEEN,
    ACKNOWLEDGED,
    PLANNED,
    HELD,
    LATE,
    SENT_BACK,
    REPORTED,
    APPROVED,
    EXCUSED,
)
"""Every state, in the order in which work comes nearer to its end."""
OWED = (WAITING, DELIVERED, SEEN, ACKNOWLEDGED, PLANNED, HELD, LATE, SENT_BACK)
"""States in which the body still owes something."""
DONE = (REPORTED, APPROVED)
"""States in which it was handed in; approved is the proved part of it."""
COUNTED = tuple(state for state in STATES if state != EXCUSED)
"""States that count as promised: who is excused owes nothing."""

_UNREAD = (WAITING, DELIVERED)
_BEFORE = (WAITING, DELIVERED, SEEN, ACKNOWLEDGED)


def _all(states: tuple[str, ...], to: str) -> dict[str, str]:
    """From each of ``states`` to the one state."""
    return dict.fromkeys(states, to)


_STAYING = {LATE: LATE, SENT_BACK: SENT_BACK}
MOVES: dict[str, dict[str, str]] = {
    "deliver": {WAITING: DELIVERED, LATE: LATE},
    "see": _all(_UNREAD, SEEN) | _STAYING,
    "acknowledge": _all((*_UNREAD, SEEN), ACKNOWLEDGED) | {LATE: LATE},
    "plan": _all((*_BEFORE, PLANNED, HELD), PLANNED) | _STAYING,
    "hold": _all((*_BEFORE, PLANNED, HELD), HELD) | _STAYING,
    "report": _all(OWED, REPORTED) | {REPORTED: REPORTED},
    "approve": {REPORTED: APPROVED},
    "send_back": {REPORTED: SENT_BACK},
    "excuse": _all(OWED, EXCUSED),
}
"""Move → from which state → to which. What is late or was sent back stays so until it is handed in. Approved
and excused are the two ends. ``plan`` and ``hold`` are told by the linked meeting, body or figure."""

AT_THE_END = _all((*_BEFORE, PLANNED, HELD), LATE)
"""What the passing of the end does by itself, from state to state."""

RIGHTS: dict[str, str] = {
    "acknowledge": EXECUTE,
    "plan": EXECUTE,
    "hold": EXECUTE,
    "report": EXECUTE,
    "approve": APPROVE,
    "send_back": APPROVE,
    "excuse": APPROVE,
}
"""Move → the right it asks for: EXECUTE at the execution's scope, APPROVE at the path of the level above."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known of one execution; ``meeting`` and ``body`` are the states of what is linked, or empty."""

    due_on: date
    delivered: bool = False
    seen: bool = False
    acknowledged: bool = False
    meeting: str = ""
    body: str = ""
    figure: bool = False
    handed_in: bool = False
    evidence: bool = False
    approved: bool = False
    excused: bool = False


def is_planned(facts: Facts) -> bool:
    """Whether what was asked has a day: a meeting is planned, a body is being founded."""
    return facts.meeting == PLANNED or facts.body == PREPARATORY


def is_held(facts: Facts) -> bool:
    """Whether what was asked took place: the meeting was held, the body founded, the figure told."""
    return facts.meeting == HELD or facts.body in FOUNDED or facts.figure


def state_of(facts: Facts, *, on: date) -> str:
    """The state that the facts come to on a day; the SQL twin is ``queries.states.state_on``."""
    steps = (
        (facts.excused, EXCUSED),
        (facts.approved, APPROVED),
        (facts.handed_in, REPORTED),
        (facts.evidence, SENT_BACK),
        (facts.due_on < on, LATE),
        (is_held(facts), HELD),
        (is_planned(facts), PLANNED),
        (facts.acknowledged, ACKNOWLEDGED),
        (facts.seen, SEEN),
        (facts.delivered, DELIVERED),
    )
    return next((state for reached, state in steps if reached), WAITING)


class Reason(StrEnum):
    """Why a move is refused, or what is missing."""

    NOT_DRAFT = "not_draft"
    NOT_ISSUED = "not_issued"
    NO_TITLE = "no_title"
    DUE_IN_THE_PAST = "due_in_the_past"
    DUE_BEFORE_ISSUE = "due_before_issue"
    NOT_LATER = "not_later"
    ONE_LEVEL = "one_level"
    ONE_FAMILY = "one_family"
    ONE_TYPE = "one_type"
    NO_CHARTER = "no_charter"
    NO_SUCH_TYPE = "no_such_type"
    OUTSIDE = "outside"
    NO_KIND = "no_kind"
    NO_TARGET = "no_target"
    NOBODY_ASKED = "nobody_asked"
    NUMBER_TAKEN = "number_taken"
    NO_REASON_GIVEN = "no_reason_given"
    WORK_DONE = "work_done"
    ENDED = "ended"
    APPROVED_ALREADY = "approved_already"
    EXCUSED_ALREADY = "excused_already"
    REPORTED_ALREADY = "reported_already"
    NOT_REPORTED = "not_reported"
    NO_MEETING = "no_meeting"
    MEETING_NOT_HELD = "meeting_not_held"
    NOT_FOUNDED = "not_founded"
    NO_FIGURE = "no_figure"
    NO_WORDS = "no_words"
    NO_REMARK = "no_remark"
    OWN_REPORT = "own_report"
    OTHER_KIND = "other_kind"
    OTHER_BODY = "other_body"
    OTHER_ASK = "other_ask"
    CANCELLED_MEETING = "cancelled_meeting"
    OTHER_TYPE = "other_type"
    DONE_BEFORE = "done_before"


def after_directive(move: str, state: str) -> str | None:
    """The state of a directive that ``move`` leads to from ``state``; None where it is not allowed."""
    return DIRECTIVE_MOVES[move].get(state)


def refusal_of_directive(move: str, state: str) -> Reason | None:
    """Why a directive in ``state`` refuses ``move``; None where it allows it."""
    if after_directive(move, state):
        return None
    return Reason.NOT_DRAFT if DRAFT in DIRECTIVE_MOVES[move] else Reason.NOT_ISSUED


def after(move: str, state: str) -> str | None:
    """The state that ``move`` leads to from ``state``; None where it is not allowed."""
    return MOVES[move].get(state)


def moves_from(state: str) -> tuple[str, ...]:
    """The moves an execution in ``state`` allows, in the order of the table."""
    return tuple(move for move, steps in MOVES.items() if state in steps)


_ENDS = {
    APPROVED: Reason.APPROVED_ALREADY,
    EXCUSED: Reason.EXCUSED_ALREADY,
    REPORTED: Reason.REPORTED_ALREADY,
}


def refusal(move: str, state: str) -> Reason | None:
    """Why ``move`` is refused in ``state``; None where it is allowed."""
    if after(move, state):
        return None
    if move in {"approve", "send_back"} and state in OWED:
        return Reason.NOT_REPORTED
    return _ENDS.get(state, Reason.DONE_BEFORE)


def missing_for_report(ask: str, facts: Facts) -> Reason | None:
    """What an execution still lacks before it can be reported; None when nothing is missing."""
    if ask == MEETING and facts.meeting != HELD:
        return Reason.MEETING_NOT_HELD if facts.meeting == PLANNED else Reason.NO_MEETING
    if ask == FOUNDING and facts.body not in FOUNDED:
        return Reason.NOT_FOUNDED
    if ask == FIGURE and not facts.figure:
        return Reason.NO_FIGURE
    return None


def work_on_it(facts: Facts) -> bool:
    """Whether taking an issue back would lose something that people did: it was planned, held, reported.

    To have seen it or taken note of it is no work: those who did are told by the directive's absence.
    """
    linked = bool(facts.meeting or facts.body or facts.figure)
    return linked or facts.handed_in or facts.evidence or facts.approved or facts.excused


# --- reminding ----------------------------------------------------------------------------------------
REMIND_BEFORE = (14, 7, 3, 1, 0)
"""Days before the end on which a body is reminded."""
REMIND_AFTER = 7
"""What is late is recalled the day after its end and then each week."""


DIGEST_KEYS = "campaigns-digest-"
"""How the keys of this room's messages begin."""


def digest_key(account: int, on: date) -> str:
    """The key of an account's digest of a day: one message to each person and day, whatever is retried."""
    return f"{DIGEST_KEYS}{account}-{on:%Y-%m-%d}"


def days_left(due_on: date, *, on: date) -> int:
    """The days until the end; negative once it has passed."""
    return (due_on - on).days


def is_reminded(due_on: date, *, on: date) -> bool:
    """Whether a day is one on which people are reminded of what ends on ``due_on``."""
    left = days_left(due_on, on=on)
    return left in REMIND_BEFORE or (left < 0 and (-left - 1) % REMIND_AFTER == 0)
