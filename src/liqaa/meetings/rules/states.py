"""The states a meeting goes through, and why a record or a move is refused."""

from dataclasses import dataclass
from enum import StrEnum

PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"
OTHER_KIND = "other"


TONES = {PLANNED: "wait", HELD: "good", CANCELLED: ""}
"""The tone of the badge that shows a state: what waits, what is well, what asks for nothing."""


class Reason(StrEnum):
    """Why a record or a change of state is refused; ``meetings.actions`` has the sentences."""

    NO_TITLE = "no_title"
    HELD_IN_THE_FUTURE = "held_in_the_future"
    PLANNED_IN_THE_PAST = "planned_in_the_past"
    ENDS_BEFORE_IT_STARTS = "ends_before_it_starts"
    HELD = "held"
    CANCELLED = "cancelled"
    NO_REASON_GIVEN = "no_reason_given"
    PART_TWICE = "part_twice"
    NAME_MISSING = "name_missing"
    ORGANISER_TWICE = "organiser_twice"
    STILL_USED = "still_used"
    NOT_HELD = "not_held"
    NO_CONSENT = "no_consent"
    AGENDA_CLOSED = "agenda_closed"
    NOBODY_KNOWN = "nobody_known"
    NOTICE_TOO_SHORT = "notice_too_short"
    AGENDA_TOO_LONG = "agenda_too_long"
    NOT_TO_COME = "not_to_come"
    INVITATION_REVOKED = "invitation_revoked"
    NO_EXCUSE = "no_excuse"
    NOBODY_NAMED = "nobody_named"
    NOBODY_TO_INVITE = "nobody_to_invite"
    SERIES_TOO_LONG = "series_too_long"
    NO_SUCH_WEEKDAY = "no_such_weekday"
    NO_PLACES = "no_places"
    TOO_MANY_PLACES = "too_many_places"
    NOTHING_TO_COME = "nothing_to_come"
    LIST_FROZEN = "list_frozen"
    DAY_TO_COME = "day_to_come"
    NO_CODE = "no_code"
    UNKNOWN_CODE = "unknown_code"
    UNKNOWN_CARD = "unknown_card"
    NOT_HERE = "not_here"
    NOBODY_NEW = "nobody_new"
    NOT_OPEN = "not_open"
    SECOND_CALL_ALREADY = "second_call_already"
    NO_SECOND_CALL = "no_second_call"
    SECOND_CALL_EARLY = "second_call_early"
    CLOSED_ALREADY = "closed_already"
    NOT_CLOSED = "not_closed"
    NO_QUORUM = "no_quorum"
    MORE_HANDS = "more_hands"
    MORE_VOTERS = "more_voters"
    MORE_SPOILT = "more_spoilt"
    MORE_VOTES = "more_votes"
    MORE_MARKS = "more_marks"
    TIED = "tied"
    NOT_TIED = "not_tied"
    ELECTION_CLOSED = "election_closed"
    NO_CANDIDATES = "no_candidates"


@dataclass(frozen=True)
class Problem:
    """A reason and the field of the record it concerns."""

    reason: Reason
    field: str | None = None


MOVES: dict[str, dict[str, str]] = {
    "hold": {PLANNED: HELD},
    "cancel": {PLANNED: CANCELLED},
}
"""Move → from which state → to which. What was held stays held; what was cancelled is called anew."""


def moves_from(state: str) -> tuple[str, ...]:
    """The moves a meeting in ``state`` allows, in the order of the table."""
    return tuple(move for move, steps in MOVES.items() if state in steps)


def after(move: str, state: str) -> str | None:
    """The state that ``move`` leads to from ``state``; None where it is not allowed."""
    return MOVES[move].get(state)


def refusal(move: str, state: str) -> Reason | None:
    """Why ``move`` is refused in ``state``, and so what is missing; None where it is allowed."""
    if after(move, state) is not None:
        return None
    return Reason.HELD if state == HELD else Reason.CANCELLED
