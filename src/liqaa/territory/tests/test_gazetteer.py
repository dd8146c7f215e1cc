"""The gazetteer: the whole country, its tree, and names in any spelling."""

import time
from collections import Counter

import pytest

from liqaa.territory.text import Gazetteer, country_of, gazetteer
from liqaa.territory.text.countries import find_countries
from liqaa.territory.text.places import read_places


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return gazetteer()


def _codes(refs):
    return [ref.code for ref in refs]


def test_the_whole_country_is_there(places):
    assert Counter(ref.kind for ref in places.places) == {
        "kingdom": 1,
        "region": 12,
        "province": 62,
        "prefecture": 13,
        "arrondissement_prefecture": 8,
        "cercle": 213,
        "commune": 1503,
        "arrondissement": 41,
    }
    assert places.by_path("ma").population == sum(
        ref.population for ref in places.places if ref.kind == "region"
    )


def test_every_path_extends_its_parents_by_one_segment_and_is_unique(places):
    paths = [ref.path for ref in places.places]
    assert len(set(paths)) == len(paths)
    for ref in places.places:
        if ref.parent_path is not None:
            assert places.by_path(ref.parent_path) is not None
            assert ref.path.rpartition("/")[0] == ref.parent_path


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("03", "ma/03"),
        ("03.591", "ma/03/591"),
        ("03.591.03", "ma/03/591/03"),
        ("03.591.03.05", "ma/03/591/03/05"),
        ("03.591.01.03", "ma/03/591/01.03"),
        ("03.231.01.0", "ma/03/231/01.0"),
        ("03.231.01.05", "ma/03/231/01.0/05"),
        ("06.141.01.10", "ma/06/141/01.0/10"),
        ("06.141.01.11", "ma/06/141/01.0/10/11"),
    ],
)
def test_paths_follow_true_parents(places, code, path):
    assert places.by_code(code).path == path


def test_moulay_yacoub_has_its_eleven_communes(places):
    province = places.by_code("03.591")
    communes = places.communes_of(province)
    assert len(communes) == 11
    assert {ref.kind for ref in communes} == {"commune"}
    assert places.by_code("03.591.01.03") in communes


def test_a_city_holds_its_arrondissements_also_through_their_prefecture(places):
    casablanca = places.by_code("06.141.01.0")
    assert len(places.children(casablanca)) == 8
    assert len(places.communes_of(casablanca)) == 16
    fida = places.by_code("06.141.01.11")
    assert _codes(places.ancestors(fida)) == ["MA", "06", "06.141", "06.141.01.0", "06.141.01.10"]
    assert places.province_of(fida).code == "06.141"


def test_no_outline_figure_is_taken_from_the_source():
    assert not hasattr(read_places()[0], "area_km2")


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("مولاي يعقوب", ["03.591", "03.591.01.01", "03.591.03"]),
        ("إقليم مولاي يعقوب", ["03.591"]),
        ("بإقليم مولاي يعقوب", ["03.591"]),
        ("Province de Moulay Yacoub", ["03.591"]),
        ("جماعة عين الشقف", ["03.591.01.03"]),
        ("الجماعة الترابية لعين الشقف", ["03.591.01.03"]),
        ("AIN CHKEF", ["03.591.01.03"]),
        ("الناظور", ["02.381", "02.381.01.05"]),
        ("مدينة الناضور", ["02.381.01.05"]),
        ("أگلمام أزگزا", ["05.301.05.01"]),
        ("أكلمام أزكزا", ["05.301.05.01"]),
        ("قرية بامحمد", ["03.531.01.03", "03.531.05"]),
        ("قرية با محمد", ["03.531.01.03", "03.531.05"]),
        ("فاس- مكناس", ["03"]),
        ("جهة فاس مكناس", ["03"]),
        ("بني ملال خنيفرة", ["05"]),
        ("Beni Mellal Khenifra", ["05"]),
        ("جهة الشرق", ["02"]),
        ("الجهة الشرقية", ["02"]),
        ("الشرق", ["02"]),
        ("Région de l'Oriental", ["02"]),
        ("fes", ["03.231", "03.231.01.0"]),
        ("M'diq", ["01.573.01.05"]),
        ("mdiq", ["01.573.01.05"]),
        ("عمالة مقاطعات عين الشق", ["06.141.01.40"]),
        ("مقاطعة أكدال", ["03.231.01.01"]),
        ("جماعة تامزموت", ["08.587.03.37"]),
        ("نيويورك", []),
        ("", []),
    ],
)
def test_a_place_is_found_by_any_spelling(places, name, codes):
    assert _codes(places.find(name)) == codes


def test_every_name_of_every_place_finds_it(places):
    missed = [
        (ref, name)
        for ref in places.places
        for name in (ref.name_ar, ref.name_fr, *ref.variants)
        if ref not in places.find(name, kinds=[ref.kind])
    ]
    assert missed == []


def test_find_keeps_to_kinds_and_to_a_place(places):
    taroudant = places.by_code("09.541")
    assert _codes(places.find("أولاد عيسى")) == ["06.181.05.03", "09.541.04.33", "05.311.07.13"]
    assert _codes(places.find("أولاد عيسى", within=taroudant)) == ["09.541.04.33"]
    assert _codes(places.find("فاس", kinds=["commune"])) == ["03.231.01.0"]
    assert places.find("فاس", kinds=["region"]) == []


def test_a_typing_mistake_is_forgiven_only_when_asked(places):
    assert places.find("قصبة تدلى الجديده") == []
    assert places.find("Marakech") == []
    assert places.find("Marakech", fuzzy=True)[0].code == "07.351"
    assert places.find("قصبة تدلة", fuzzy=True)[0].code == "05.091.01.07"


def test_32_communes_share_15_names_and_are_told_apart_by_their_province(places):
    names = Counter(ref.name_ar for ref in places.places if ref.kind == "commune")
    shared = {name for name, count in names.items() if count > 1}
    homonyms = [ref for ref in places.places if ref.kind == "commune" and ref.name_ar in shared]
    assert (len(homonyms), len(shared)) == (32, 15)
    labels = [places.label(ref) for ref in homonyms]
    assert len(set(labels)) == 32
    assert places.label(places.by_code("09.541.04.33")) == "أولاد عيسى (تارودانت)"
    assert places.label(places.by_code("09.541.04.33"), "fr") == "Oulad Aissa (Taroudannt)"
    assert places.label(places.by_code("03.591.01.03")) == "عين الشقف"


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ({"province": "مولاي يعقوب", "commune": "عين الشقف"}, "03.591.01.03"),
        ({"commune": "أولاد عيسى", "province": "خريبكة"}, "05.311.07.13"),
        ({"region": "الشرق", "province": None, "commune": ""}, "02"),
        ({"commune": "أولاد عيسى"}, None),
        ({"province": "فاس", "commune": "عين الشقف"}, None),
        ({}, None),
    ],
)
def test_resolve_answers_only_when_one_answer_fits(places, names, code):
    found = places.resolve(names)
    assert (found.code if found else None) == code


def test_loading_is_quick():
    started = time.perf_counter()
    Gazetteer(read_places()).scan("فاس")
    assert time.perf_counter() - started < 1.0  # 0.1 s alone; a busy machine gets room


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("بالجزائر", "dz"),
        ("تونس العاصمة", "tn"),
        ("الجمهورية التونسية", "tn"),
        ("المملكة العربية السعودية", "sa"),
        ("نواكشوط", "mr"),
        ("France", "fr"),
        ("المغرب", "ma"),
    ],
)
def test_a_country_is_known_by_its_name_or_a_large_city(text, code):
    assert country_of(text).code == code


def test_what_names_no_country_is_none():
    assert country_of("فاس") is None
    assert country_of("تقرير مالي") is None
    assert [found.country.code for found in find_countries("بين المغرب وموريتانيا")] == ["ma", "mr"]
