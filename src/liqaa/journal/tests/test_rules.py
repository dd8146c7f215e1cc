"""The horizon and the canonical form, without a database."""

from collections import Counter
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from liqaa.journal.rules import START, Horizon, canonical, seal_of

MOMENT = "2026-11-22 00:00:00+00"
VALUES = (1, 0, MOMENT, 7, MOMENT, "12", "meetings.record", "m.meeting", "3", "ma/03", '["title"]', "web")


def test_the_canonical_form_is_a_list_without_spaces_in_utf_8():
    assert canonical([1, "محضر", '["a"]']) == '[1,"محضر","[\\"a\\"]"]'.encode()


def test_a_seal_is_the_sha_256_of_the_hash_before_and_the_line():
    first = seal_of(START, VALUES)
    assert len(first) == 32
    assert seal_of(START, VALUES) == first
    assert seal_of(first, VALUES) != first


@given(st.integers(0, len(VALUES) - 1))
def test_every_value_counts(which):
    other = list(VALUES)
    other[which] = f"{other[which]}x" if isinstance(other[which], str) else other[which] + 1
    assert seal_of(START, other) != seal_of(START, VALUES)


def test_what_nobody_may_still_write_is_settled_at_once():
    assert Horizon().look(9, frozenset()) == 9


def test_whoever_was_writing_is_awaited():
    horizon = Horizon()
    assert horizon.look(9, frozenset({"a", "b"})) == 0
    assert horizon.look(12, frozenset({"b", "c"})) == 0
    assert horizon.look(15, frozenset({"c", "d"})) == 9, "a and b are done; c came later"
    assert horizon.look(15, frozenset({"d"})) == 9, "c and d are awaited for 15"
    assert horizon.look(15, frozenset()) == 15


@given(st.lists(st.tuples(st.sampled_from("bcel"), st.integers(0, 4)), max_size=60))
def test_no_line_ever_shows_itself_at_or_below_the_horizon(steps):
    """Five writers begin, take numbers, and commit or roll back in any order; a look comes whenever."""
    horizon, numbers = Horizon(), count(1)
    names, writing, taken, shown, handed_out = count(), {}, {}, Counter(), 0
    for step, who in steps:
        if step == "b" and who not in writing:
            writing[who] = f"{who}/{next(names)}"
            handed_out = next(numbers)
            taken[who] = [handed_out]
        elif step == "c" and who in writing:
            for number in taken.pop(who):
                assert number > horizon.settled
                shown[number] += 1
            del writing[who]
        elif step == "e" and who in writing:
            handed_out = next(numbers)
            taken[who].append(handed_out)
        elif step == "l":
            horizon.look(handed_out, frozenset(writing.values()))
    assert horizon.settled <= handed_out
