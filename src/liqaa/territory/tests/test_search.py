"""The places in the database: load, search, units, tree."""

import datetime as dt

import pytest

from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.territory import queries
from liqaa.territory.actions import LOAD, load_places
from liqaa.territory.models import Place, PlaceName
from liqaa.territory.text import gazetteer

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def loaded(db):
    load_places(by=SYSTEM, at=AT)


def _codes(found):
    return [hit.place.code for hit in found]


def test_every_place_and_every_spelling_is_loaded():
    assert queries.count_by_kind() == {
        "kingdom": 1,
        "region": 12,
        "province": 62,
        "prefecture": 13,
        "arrondissement_prefecture": 8,
        "cercle": 213,
        "commune": 1503,
        "arrondissement": 41,
    }
    spellings = {
        (ref.path, name) for ref in gazetteer().places for name in (ref.name_ar, ref.name_fr, *ref.variants)
    }
    assert set(PlaceName.objects.values_list("place_id", "name")) == spellings


def test_loading_again_writes_nothing():
    lines = Entry.objects.filter(verb=LOAD).count()
    assert load_places(by=SYSTEM, at=AT) == 0
    assert Entry.objects.filter(verb=LOAD).count() == lines


def test_loading_corrects_what_differs_and_writes_one_line():
    lines = Entry.objects.filter(verb=LOAD).count()
    Place.objects.filter(pk="ma/03/591").update(name_fr="X")
    PlaceName.objects.filter(name="الناظور").delete()
    assert load_places(by=SYSTEM, at=AT) == 3
    assert Place.objects.get(pk="ma/03/591").name_fr == "Moulay Yacoub"
    assert Entry.objects.filter(verb=LOAD).count() == lines + 1


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("مولاي يعقوب", "03.591"),
        ("جماعة مولاي يعقوب", "03.591.01.01"),
        ("عين الشقف", "03.591.01.03"),
        ("عين شقف", "03.591.01.03"),
        ("عين الشق", "06.141.01.41"),
        ("ain chkef", "03.591.01.03"),
        ("Fès", "03.231"),
        ("الناظور", "02.381"),
        ("الناضور", "02.381"),
        ("أگلمام أزگزا", "05.301.05.01"),
        ("بني ملال خنيفرة", "05"),
        ("الجهة الشرقية", "02"),
        ("Marakech", "07.351"),
        ("قصبة تدلة", "05.091.01.07"),
        ("تارودا", "09.541"),
        ("قرية بامحمد", "03.531.01.03"),
        ("région de l'Oriental", "02"),
    ],
)
def test_the_best_answer_comes_first(text, first):
    assert _codes(queries.search_places(text))[0] == first


@pytest.mark.parametrize("text", ["", "   ", "%", "_", "\\", "؟", "\x00".replace("\x00", " "), "ق" * 5000])
def test_nothing_and_nonsense_find_nothing(text):
    assert queries.search_places(text) == []


def test_search_is_ordered_from_exact_to_alike_and_limited():
    found = queries.search_places("فاس")
    assert _codes(found)[:2] == ["03.231", "03.231.01.0"]
    assert "03" in _codes(found)
    assert len(queries.search_places("سيدي", 5)) == 5


def test_search_keeps_to_kinds_and_to_a_place():
    assert _codes(queries.search_places("فاس", kinds=["region"])) == ["03"]
    assert _codes(queries.search_places("أولاد عيسى", path="ma/09/541"))[0] == "09.541.04.33"


def test_homonyms_show_their_province():
    labels = [hit.label for hit in queries.search_places("أولاد عيسى", kinds=["commune"])][:3]
    assert sorted(labels) == ["أولاد عيسى (الجديدة)", "أولاد عيسى (تارودانت)", "أولاد عيسى (خريبكة)"]
    hit = queries.search_places("أولاد عيسى", path="ma/09/541")[0]
    assert [parent.name for parent in hit.parents] == ["تارودانت", "سوس-ماسة"]


@pytest.mark.parametrize("text", ["تارودانت", "سيدي"])
def test_a_search_takes_two_queries_however_much_it_finds(text, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert queries.search_places(text)


@pytest.mark.parametrize(
    ("kinds", "divided", "count"),
    [
        (["province", "prefecture"], "both", 75),
        (["province", "prefecture", "arrondissement_prefecture"], "both", 83),
        (["province", "prefecture", "arrondissement_prefecture"], "whole", 75),
        (["commune", "arrondissement"], "parts", 1538),
        (["commune", "arrondissement"], "whole", 1503),
        (["commune"], "both", 1503),
        (["region"], "both", 12),
    ],
)
def test_a_charter_counts_its_units(kinds, divided, count):
    assert queries.units(kinds, divided).count() == count


def test_units_within_a_province():
    assert queries.units(["commune", "arrondissement"], "parts", "ma/03/591").count() == 11
    casablanca = queries.units(["commune", "arrondissement"], "parts", "ma/06/141")
    assert (casablanca.filter(kind="commune").count(), casablanca.filter(kind="arrondissement").count()) == (
        1,
        16,
    )


def test_within_is_one_range_and_does_not_take_in_a_neighbour():
    inside = set(Place.objects.filter(queries.within("ma/03/231")).values_list("path", flat=True))
    assert inside == {ref.path for ref in gazetteer().places if ref.lies_in("ma/03/231")}


def test_the_tree_upwards_and_downwards():
    commune = Place.objects.get(code="03.591.03.05")
    assert [place.path for place in queries.ancestors(commune)] == [
        "ma",
        "ma/03",
        "ma/03/591",
        "ma/03/591/03",
    ]
    province = Place.objects.get(code="03.591")
    assert {place.kind for place in queries.children(province)} == {"cercle", "commune"}
    assert queries.communes_of(province).count() == 11
    assert queries.communes_per_province(Place.objects.get(code="03"))["ma/03/591"] == 11
