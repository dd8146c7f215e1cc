"""Steps of the map's scales, and figures that add up without telling what a reader may not see."""

import pytest

from liqaa.dashboards.rules import map as rules
from liqaa.kit.maps import COUNT, SHARE, STATES, Figure, Layer, Part
from liqaa.kit.scopes import Reach

STATE_PARTS = (Part("all", "كل"), Part("good", "جيد", "good"), Part("bad", "سيئ", "none"))


def layer(scale, **fields):
    shape = {"value": "good", "of": "all", "parts": STATE_PARTS} | fields
    return Layer(key="x", label="x", figures=lambda *_, **__: {}, right="x.see", scale=scale, **shape)


def figure(good, whole):
    return Figure({"all": whole, "good": good, "bad": whole - good})


@pytest.mark.parametrize(
    ("highest", "ranges"),
    [
        (0, []),
        (1, [(1, 1)]),
        (4, [(1, 1), (2, 2), (3, 3), (4, 4)]),
        (5, [(1, 2), (3, 4), (5, None)]),
        (40, [(1, 10), (11, 20), (21, 30), (31, None)]),
        (1234, [(1, 500), (501, 1000), (1001, None)]),
    ],
)
def test_counts_fall_into_at_most_four_round_ranges(highest, ranges):
    assert rules.count_ranges(highest) == ranges


@pytest.mark.parametrize(
    ("good", "whole", "step"),
    [
        (0, 0, "empty"),
        (0, 9, "nought"),
        (1, 9, "cool-1"),
        (3, 9, "cool-2"),
        (5, 9, "cool-3"),
        (8, 9, "cool-4"),
        (9, 9, "cool-4"),
    ],
)
def test_a_share_stands_on_a_quarter(good, whole, step):
    shares = layer(SHARE)
    assert rules.scale_of(shares, [figure(good, whole)]).step_of(figure(good, whole)) == step


def test_less_than_a_hundredth_is_told_as_nought_and_only_all_of_it_is_a_hundred():
    shares = layer(SHARE)
    assert [rules.number_of(shares, figure(good, 1000)) for good in (1, 999, 1000)] == [0, 99, 100]


def test_a_count_that_warns_is_drawn_in_warm_steps():
    counts = layer(COUNT, of="", warns=True)
    scale = rules.scale_of(counts, [figure(good, 0) for good in (0, 1, 7)])
    assert [scale.step_of(figure(good, 0)) for good in (0, 1, 3, 7)] == [
        "nought",
        "warm-1",
        "warm-2",
        "warm-4",
    ]


def test_places_of_one_thing_are_drawn_by_its_state_and_a_city_by_the_commonest():
    scale = rules.scale_of(layer(STATES), [figure(1, 1), figure(0, 1), figure(2, 3)])
    assert scale.by_state
    assert [scale.step_of(each) for each in (figure(1, 1), figure(0, 1), figure(2, 3))] == [
        "good",
        "none",
        "good",
    ]


def test_of_two_states_as_common_the_worse_one_is_shown():
    assert rules.commonest(layer(STATES), figure(1, 2)).key == "bad"


def test_places_of_many_things_are_drawn_by_their_share():
    scale = rules.scale_of(layer(STATES), [figure(4, 8), figure(1, 8)])
    assert not scale.by_state
    assert scale.step_of(figure(4, 8)) == "cool-3"


def test_figures_add_up_to_every_unit_above_them():
    rows = {
        "ma/03/591/01.03": Figure({"n": 1}),
        "ma/03/591": Figure({"n": 2}),
        "ma/03/561/1": Figure({"n": 4}),
    }
    sums = rules.rolled_up(rows, ["ma", "ma/03/591", "ma/03/561"], Reach(("ma",)))
    assert {path: each["n"] for path, each in sums.items()} == {"ma": 7, "ma/03/591": 3, "ma/03/561": 4}


def test_rows_outside_the_reach_never_add_up_whatever_gave_them():
    rows = {"ma/03/591/01.03": Figure({"n": 1}), "ma/03/591/01.05": Figure({"n": 2})}
    sums = rules.rolled_up(rows, ["ma/03/591"], Reach(("ma/03/591/01.03",)))
    assert sums == {"ma/03/591": Figure({"n": 1})}


@pytest.mark.parametrize(
    ("paths", "place"),
    [
        (("ma",), "ma"),
        (("ma/03/591",), "ma/03/591"),
        (("ma/03/591/01.03",), "ma/03/591"),
        (("ma/03",), "ma/03"),
        (("ma/03/591", "ma/05/255"), "ma"),
        ((), "ma"),
    ],
)
def test_the_map_opens_on_the_readers_own_ground(paths, place):
    assert rules.own_ground([Reach(paths)], "ma") == place
