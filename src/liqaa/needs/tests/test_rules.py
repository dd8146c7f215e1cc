"""The states of a need."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liqaa.needs import rules

STATES = {"open", "assigned", "answered", "solved", "closed"}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(sorted(rules.MOVES)), max_size=20))
def test_a_need_is_always_in_a_known_state_and_closed_is_the_end(steps):
    state = "open"
    for move in steps:
        after = rules.after(move, state)
        if state == "closed":
            assert after is None
        state = after or state
        assert state in STATES


def test_a_standing_need_can_always_be_assigned_and_answered():
    for state in rules.STANDING:
        assert rules.moves_from(state) == ("assign", "answer", "solve", "close")
    assert rules.moves_from("solved") == ("close",)


def test_every_move_asks_for_a_right():
    assert set(rules.RIGHTS) == set(rules.MOVES)
