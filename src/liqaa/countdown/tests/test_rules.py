"""Decisions of the room: days, quotas, states."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liqaa.countdown import rules
from liqaa.countdown.rules import Composition, Limits, Reason


@pytest.mark.parametrize(
    ("path", "above"),
    [
        ("ma", "ma"),
        ("ma/03", "ma"),
        ("ma/03/591", "ma/03"),
        ("ma/03/591/01.03", "ma/03/591"),
        ("ma/03/591/05/02", "ma/03/591"),
    ],
)
def test_the_level_above_passes_over_cercles(path, above):
    assert rules.above(path) == above


@pytest.mark.parametrize(
    ("on", "mark"),
    [
        (dt.date(2025, 1, 31), None),
        (dt.date(2025, 2, 1), 12),
        (dt.date(2025, 8, 1), 6),
        (dt.date(2025, 11, 1), 3),
        (dt.date(2026, 1, 1), 1),
        (dt.date(2026, 2, 1), 1),
        (dt.date(2026, 2, 2), 0),
    ],
)
def test_the_congress_is_recalled_at_each_mark(on, mark):
    due_on = rules.congress_due(dt.date(2022, 2, 1))
    assert due_on == dt.date(2026, 2, 1)
    assert rules.mark(due_on, on=on) == mark


def test_somebody_is_young_until_the_birthday():
    born_on, held_on = dt.date(1990, 6, 15), dt.date(2030, 6, 15)
    assert not rules.is_young(born_on, under=40, on=held_on)
    assert rules.is_young(born_on, under=40, on=held_on - dt.timedelta(days=1))
    assert not rules.is_young(None, under=40, on=held_on)


def test_a_full_quota_and_the_last_seats_say_why():
    limits = Limits(seats=3, women=1, young=1)
    full = Composition(seated=3, women=1, young=1)
    assert rules.refusal_of_seat(limits, full, woman=True, young=True) == Reason.NO_SEAT_LEFT
    two_men = Composition(seated=2, women=0, young=1)
    assert rules.refusal_of_seat(limits, two_men, woman=False, young=True) == Reason.SEATS_FOR_WOMEN
    two_old = Composition(seated=2, women=1, young=0)
    assert rules.refusal_of_seat(limits, two_old, woman=True, young=False) == Reason.SEATS_FOR_YOUNG
    assert rules.refusal_of_seat(limits, two_men, woman=True, young=False) is None


@st.composite
def quotas(draw):
    seats = draw(st.integers(1, 8))
    return Limits(seats=seats, women=draw(st.integers(0, seats)), young=draw(st.integers(0, seats)))


@given(quotas(), st.lists(st.tuples(st.booleans(), st.booleans()), max_size=30))
def test_a_quota_that_is_full_has_its_minimums(limits, people):
    now = Composition()
    for woman, young in people:
        if rules.refusal_of_seat(limits, now, woman=woman, young=young) is None:
            now = Composition(seated=now.seated + 1, women=now.women + woman, young=now.young + young)
    assert now.seated <= limits.seats
    if now.seated == limits.seats:
        assert rules.lacking(limits, now) == Composition()


def test_a_list_is_closed_when_everybody_is_judged_and_nothing_lacks():
    limits = Limits(seats=2, women=1)
    man, both = Composition(seated=1), Composition(seated=2, women=1)
    assert rules.refusal_of_closing([], waiting=0) == Reason.NOBODY
    assert rules.refusal_of_closing([(limits, both)], waiting=1) == Reason.STILL_PROPOSED
    assert rules.refusal_of_closing([(limits, man)], waiting=0) == Reason.LACKS
    assert rules.refusal_of_closing([(limits, both), (limits, Composition())], waiting=0) is None


@pytest.mark.parametrize("table", [rules.EVENT_MOVES, rules.DELEGATE_MOVES, rules.SHEET_MOVES])
def test_moves_lead_between_known_states_only(table):
    known = {state for steps in table.values() for state in steps}
    assert {to for steps in table.values() for to in steps.values()} <= known | {rules.HELD, rules.CANCELLED}
    for move, steps in table.items():
        for state in known:
            assert rules.after(table, move, state) == steps.get(state)
            assert (move in rules.moves_from(table, state)) == (state in steps)
