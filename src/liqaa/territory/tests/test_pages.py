"""The tree, the search page and the choices under a place's input."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from liqaa.access.models import Account
from liqaa.journal.actions import SYSTEM
from liqaa.territory.actions import load_places

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)


@pytest.fixture
def reader(client):
    load_places(by=SYSTEM, at=AT)
    account = Account.objects.create(email="reader@example.org", name="قارئ", created_at=timezone.now())
    client.force_login(account)
    client.cookies["django_language"] = "ar"
    return client


def _text(response):
    assert response.status_code == 200
    return response.content.decode()


def test_a_stranger_is_asked_to_sign_in(client):
    for name in ("tree", "search", "options"):
        assert client.get(reverse(f"territory:{name}")).status_code == 302


def test_the_tree_shows_the_regions_and_counts_the_country(reader):
    page = _text(reader.get(reverse("territory:tree")))
    assert page.count("/places/branch/ma/") == 12
    for words in ("فاس-مكناس", "1,503", "41", "75"):
        assert words.replace(",", "\u202f") in page or words in page


def test_a_region_opens_to_its_provinces_and_a_province_to_its_communes(reader):
    region = _text(reader.get(reverse("territory:branch", args=["ma/03"])))
    assert region.count("/places/branch/ma/03/") == 9
    assert "مولاي يعقوب" in region
    province = _text(reader.get(reverse("territory:branch", args=["ma/03/591"])))
    assert province.count("<li>") == 11
    assert "عين الشقف" in province
    assert "<html" not in province


def test_a_branch_of_no_place_is_not_found(reader):
    assert reader.get(reverse("territory:branch", args=["ma/99"])).status_code == 404
    assert reader.get("/places/branch/ma%0099/").status_code == 404


@pytest.mark.parametrize(
    ("asked", "words"),
    [("عين شقف", "عين الشقف"), ("ain chkef", "عين الشقف"), ("أولاد عيسى", "خريبكة"), ("Marakech", "مراكش")],
)
def test_the_search_page_finds_any_spelling_and_keeps_what_was_typed(reader, asked, words):
    page = _text(reader.get(reverse("territory:search"), {"q": asked}))
    assert words in page
    assert f'value="{asked}"' in page


BAD_INPUT = {
    "nothing": "",
    "unknown": "زززز",
    "markup": "<b>",
    "nul": "\x00",
    "bidi controls": "\u202eفاس\u202c" * 300,
}


@pytest.mark.parametrize("asked", BAD_INPUT.values(), ids=BAD_INPUT)
def test_the_search_page_answers_bad_input_in_words(reader, asked):
    page = _text(reader.get(reverse("territory:search"), {"q": asked}))
    assert "<b>" not in page.partition("places-found")[2]
    assert "\x00" not in page


@pytest.mark.parametrize("asked", ["تارودانت", "سيدي"])
def test_the_search_page_takes_a_constant_number_of_queries(reader, asked, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        reader.get(reverse("territory:search"), {"q": asked})


def test_the_options_are_radio_buttons_named_as_the_field(reader):
    data = {"field": "venue", "venue_typed": "أولاد عيسى", "kinds": "commune"}
    fragment = _text(reader.get(reverse("territory:options"), data))
    assert fragment.count('type="radio"') == 8
    assert fragment.count('name="venue"') == 8
    assert 'value="ma/09/541/04/33"' in fragment
    assert "أولاد عيسى (تارودانت)" in fragment


def test_options_for_a_name_nobody_knows_say_so(reader):
    fragment = _text(reader.get(reverse("territory:options"), {"field": "venue", "venue_typed": "زززز"}))
    assert fragment.count('type="radio"') == 0
    assert "k-help" in fragment
