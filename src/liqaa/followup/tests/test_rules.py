"""The states of a task, lateness and holes."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liqaa.followup import rules
from liqaa.followup.rules import Hole

TODAY = dt.date(2026, 11, 20)
STATES = ("open", "started", "done", "verified", "cancelled")
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
moves = st.lists(st.sampled_from(sorted(rules.MOVES)), max_size=30)


def walk(steps):
    """The states a task passes through when every allowed move of ``steps`` is made."""
    state, passed = "open", ["open"]
    for move in steps:
        state = rules.after(move, state) or state
        passed.append(state)
    return passed


@unhurried
@given(moves)
def test_a_task_is_always_in_a_known_state(steps):
    assert set(walk(steps)) <= set(STATES)


@unhurried
@given(moves)
def test_nothing_is_verified_that_was_not_handed_in(steps):
    passed = walk(steps)
    for position, state in enumerate(passed):
        if state == "verified":
            assert "done" in passed[:position]


@unhurried
@given(moves)
def test_verified_and_cancelled_are_ends(steps):
    passed = walk(steps)
    for position, state in enumerate(passed):
        if state in ("verified", "cancelled"):
            assert set(passed[position:]) == {state}


@unhurried
@given(moves)
def test_a_move_is_refused_exactly_when_it_leads_nowhere(steps):
    for state in set(walk(steps)):
        allowed = [move for move in rules.MOVES if rules.refusal(move, state) is None]
        assert tuple(allowed) == rules.moves_from(state)


def test_every_move_asks_for_a_right():
    assert set(rules.RIGHTS) == set(rules.MOVES)


def test_from_open_every_end_can_be_reached():
    reached, edge = {"open"}, ["open"]
    while edge:
        state = edge.pop()
        new = {rules.after(move, state) for move in rules.moves_from(state)} - reached - {None}
        reached |= new
        edge += new
    assert reached == set(STATES)


@pytest.mark.parametrize(
    ("state", "due_on", "late"),
    [
        ("open", TODAY, False),
        ("open", TODAY - dt.timedelta(1), True),
        ("started", TODAY - dt.timedelta(1), True),
        ("done", TODAY - dt.timedelta(1), False),
        ("open", None, False),
    ],
)
def test_late_is_what_is_still_owed_after_its_day(state, due_on, late):
    assert rules.is_late(state, due_on, on=TODAY) is late


def test_a_hole_is_shown_only_while_the_work_is_owed():
    assert rules.hole_of("open", has_owner=False, due_on=None) == Hole(owner=True, date=True)
    assert rules.hole_of("started", has_owner=True, due_on=None) == Hole(date=True)
    assert not rules.hole_of("open", has_owner=True, due_on=TODAY)
    assert not rules.hole_of("verified", has_owner=False, due_on=None)


def test_nobody_verifies_what_they_handed_in():
    assert rules.may_verify(handed_in_by=[7], verifier=8)
    assert not rules.may_verify(handed_in_by=[7, 8], verifier=8)


def test_undoing_loses_nothing_only_where_nothing_was_done():
    assert not rules.work_on_it("open", evidence=0, words=0)
    assert rules.work_on_it("started", evidence=0, words=1)
    assert rules.work_on_it("open", evidence=1, words=0)
    assert rules.work_on_it("cancelled", evidence=0, words=1)
