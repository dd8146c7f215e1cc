"""Elections on paper: what figures can be, who is elected, who is tied. No machine decides a tie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liqaa.meetings.rules.states import Problem, Reason

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

MOST_CANDIDATES = 60


@dataclass(frozen=True)
class Outcome:
    """Who has enough votes for a seat, and who share the last seats with equal votes."""

    elected: tuple[int, ...]
    tied: tuple[int, ...]
    left: int

    @property
    def decided(self) -> bool:
        """Whether nobody is tied."""
        return not self.tied


@dataclass(frozen=True)
class Figures:
    """What the tellers counted: who voted, spoilt ballots, the votes of each candidate by key."""

    voters: int
    spoilt: int
    votes: Mapping[int, int]


def outcome_of(votes: Mapping[int, int], seats: int) -> Outcome:
    """Who is elected to so many seats; those whose equal votes would fill more seats than are left are tied.

    Nobody without a vote is elected.
    """
    ranked = sorted((key for key in votes if votes[key] > 0), key=lambda key: -votes[key])
    if len(ranked) <= seats:
        return Outcome(tuple(ranked), (), seats - len(ranked))
    last = votes[ranked[seats - 1]]
    if votes[ranked[seats]] < last:
        return Outcome(tuple(ranked[:seats]), (), 0)
    above = tuple(key for key in ranked if votes[key] > last)
    return Outcome(above, tuple(key for key in ranked if votes[key] == last), seats - len(above))


def problem_of_figures(figures: Figures, *, seats: int, present: int) -> Problem | None:
    """What the figures contradict: voters against who was there, votes against ballots and seats."""
    ballots = figures.voters - figures.spoilt
    if figures.voters > present:
        return Problem(Reason.MORE_VOTERS, "voters")
    if ballots < 0:
        return Problem(Reason.MORE_SPOILT, "spoilt")
    if any(votes > ballots for votes in figures.votes.values()):
        return Problem(Reason.MORE_VOTES)
    if sum(figures.votes.values()) > ballots * seats:
        return Problem(Reason.MORE_MARKS)
    return None


def problem_of_choice(outcome: Outcome, preferred: Collection[int]) -> Problem | None:
    """What the tellers' word on a tie contradicts: it names some of those tied, as many as seats are left."""
    if not set(preferred) <= set(outcome.tied):
        return Problem(Reason.NOT_TIED)
    if outcome.tied and len(set(preferred)) != outcome.left:
        return Problem(Reason.TIED)
    return None


def problem_of_hands(in_favour: int, against: int, abstained: int, *, present: int) -> Problem | None:
    """What keeps a show of hands from being kept: more hands than people."""
    return Problem(Reason.MORE_HANDS, "in_favour") if in_favour + against + abstained > present else None
