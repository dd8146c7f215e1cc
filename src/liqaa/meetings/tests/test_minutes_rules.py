"""Rules of minutes: no interleaving of writers loses a text; the tables; what is hashed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liqaa.meetings import rules
from liqaa.meetings.text.differences import side_by_side
from liqaa.meetings.text.frozen import canonical, changed_between, seal_of, sections_of

TEXTS = st.text("ابت \n", max_size=30)
DAY = dt.date(2026, 11, 8)


def joined(lines, side):
    """One side of a comparison as a text."""
    kept = [getattr(line, side) for line in lines]
    return ["".join(piece.text for piece in pieces) for pieces in kept if pieces is not None]


@given(TEXTS, TEXTS)
def test_each_side_of_a_comparison_gives_its_text_back(before, after):
    lines = side_by_side(before, after)
    assert joined(lines, "before") == before.splitlines()
    assert joined(lines, "after") == after.splitlines()
    assert all(line.before == line.after for line in lines if line.kind == "same")


@pytest.mark.parametrize("state", ["draft", "sent", "approved", "frozen"])
def test_frozen_minutes_never_move_and_every_move_leads_to_a_state(state):
    moves = rules.minutes_moves(state)
    assert {rules.minutes_after(move, state) for move in moves} <= {"sent", "approved", "frozen"}
    assert (state == "frozen") == (not moves)


@pytest.mark.parametrize(
    ("days", "asked", "above"),
    [
        (6, False, False),
        (7, True, False),
        (8, False, False),
        (14, True, True),
        (56, True, True),
        (63, False, False),
    ],
)
def test_late_minutes_are_asked_for_each_week_and_the_office_above_is_told_later(days, asked, above):
    on = DAY + dt.timedelta(days=days)
    assert (rules.is_asked_for(DAY, on=on), rules.goes_above(DAY, on=on)) == (asked, above)


def test_a_signature_that_is_missing_or_nobody_to_sign_is_no_approval():
    assert [rules.all_signed(*each) for each in (([1, 2], [1]), ([1, 2], [2, 1, 3]), ([], []))] == [
        False, True, False,
    ]  # fmt: skip


@given(st.dictionaries(TEXTS, st.one_of(TEXTS, st.integers(), st.none(), st.lists(TEXTS))))
def test_the_hash_does_not_hang_on_the_order_of_keys_but_on_every_value(content):
    turned = dict(reversed(content.items()))
    assert canonical(content) == canonical(turned)
    assert sealed(content, {}) == sealed(turned, {})
    assert sealed(content | {"x": "1"}, {}) != sealed(content | {"x": "2"}, {})
    assert sealed(content, {"x": 1}) != sealed(content, {})


def sealed(public, confidential):
    return seal_of(sections_of(public, confidential))


SECTIONS = st.dictionaries(st.sampled_from("abcd"), st.text("ابت", min_size=1, max_size=3))


@given(SECTIONS, SECTIONS, SECTIONS, SECTIONS)
def test_what_changed_is_named_and_nothing_else(public, apart, later, later_apart):
    before, after = sections_of(public, apart), sections_of(later, later_apart)
    changed = {
        (half, key)
        for half, old, new in (("public", public, later), ("confidential", apart, later_apart))
        for key in {*old, *new}
        if old.get(key) != new.get(key)
    }
    assert set(changed_between(before, after)) == changed
    assert (seal_of(before) == seal_of(after)) == (not changed)
