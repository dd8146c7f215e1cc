import datetime as dt

import pytest

from liqaa.people import rules

JAN, MAR, MAY = dt.date(2024, 1, 1), dt.date(2024, 3, 1), dt.date(2024, 5, 1)


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ((JAN, MAR), (MAR, MAY), False),
        ((JAN, MAY), (MAR, None), True),
        ((JAN, None), (MAR, MAY), True),
        ((MAR, None), (JAN, MAR), False),
        ((MAR, MAR), (JAN, None), False),
    ],
)
def test_two_stretches_overlap_when_they_share_a_day(mine, theirs, expected):
    assert rules.overlaps(*mine, *theirs) is expected
    assert rules.overlaps(*theirs, *mine) is expected


@pytest.mark.parametrize("number", ["12", "م/17 ب", "LIQAA:CARD:3"])
def test_the_number_on_a_card_is_read_as_it_was_written(number):
    assert rules.number_on_card(f" {rules.scanned_card(number)} ") == number


@pytest.mark.parametrize(
    "scanned", ["", "123456", "LIQAA:4:123456", "LIQAA:CARD:", "https://example.invalid"]
)
def test_what_is_no_card_has_no_number(scanned):
    assert rules.number_on_card(scanned) is None


def test_the_same_words_in_another_order_are_the_same_name():
    assert rules.likeness(["محمد", "زهيره"], ["زهيره", "محمد"], 0.4) == 1.0


def test_a_name_inside_a_longer_one_is_very_like_it():
    assert rules.likeness(["محمد", "زهيره"], ["الدكتور", "محمد", "زهيره"], 0.7) == 0.9


def test_one_common_word_alone_is_only_a_hint():
    assert rules.likeness(["محمد"], ["محمد", "بوشيخي"], 0.5) == 0.65


def test_a_name_without_words_is_like_none():
    assert rules.likeness([], ["محمد"], 0.9) == 0.0
