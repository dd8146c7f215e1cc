"""State machines: what no arrow shows is refused, in words of its own, in Arabic and in French."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from liqaa.bodies.actions import sentences as bodies_said
from liqaa.bodies.rules import states as bodies
from liqaa.followup import rules as followup
from liqaa.followup.actions import sentences as followup_said
from liqaa.meetings import rules as meetings
from liqaa.meetings.actions import sentences as meetings_said
from liqaa.needs import rules as needs
from liqaa.needs.actions import sentences as needs_said
from liqaa.newsroom import actions as newsroom_said
from liqaa.newsroom import rules as newsroom

Move = Callable[[str, str], Any]


def machine_of(room: Any, sentences: Any) -> tuple[Move, list[str], list[str], Move, Any]:
    """A room's table of moves: what is allowed, its states, its moves, why it refuses, in which words."""
    states = sorted({state for steps in room.MOVES.values() for state in (*steps, *steps.values())})
    return (
        lambda state, move: room.after(move, state) is not None,
        states,
        list(room.MOVES),
        lambda state, move: room.refusal(move, state),
        sentences,
    )


MACHINES: dict[str, tuple[Move, list[str], list[str], Move, Any]] = {
    "bodies": (
        bodies.may_move,
        list(bodies.MOVES),
        list(bodies.MOVES),
        bodies.refusal,
        bodies_said.SENTENCES,
    ),
    "followup": machine_of(followup, followup_said.SENTENCES),
    "meetings": machine_of(meetings, meetings_said.SENTENCES),
    "needs": machine_of(needs, needs_said.SENTENCES),
    "newsroom": machine_of(newsroom, newsroom_said.SENTENCES),
}
each_machine = pytest.mark.parametrize("machine", MACHINES)


@each_machine
@given(data=st.data())
def test_what_no_arrow_shows_is_refused_in_words_of_its_own(machine: str, data: st.DataObject) -> None:
    allowed, states, moves, refusal, sentences = MACHINES[machine]
    state, move = data.draw(st.sampled_from(states)), data.draw(st.sampled_from(moves))
    reason = refusal(state, move)
    assert (reason is None) == allowed(state, move)
    if reason is None:
        return
    said = {}
    for language in ("ar", "fr"):
        with override(language):
            said[language] = str(sentences[reason])
    assert min(len(said["ar"]), len(said["fr"])) > 20
    assert said["ar"] != said["fr"]


@each_machine
def test_no_two_states_are_refused_by_one_general_sentence(machine: str) -> None:
    allowed, states, moves, refusal, _sentences = MACHINES[machine]
    refused = {
        state: {refusal(state, move) for move in moves if not allowed(state, move)} for state in states
    }
    general = (
        set.intersection(*(reasons for reasons in refused.values() if reasons)) if len(states) > 1 else set()
    )
    assert general <= {bodies.Reason.SAME}
