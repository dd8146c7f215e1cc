"""Asking for a place in a form."""

import datetime as dt

import pytest
from django import forms

from liqaa.journal.actions import SYSTEM
from liqaa.territory.actions import load_places
from liqaa.territory.forms import PlaceField
from liqaa.territory.models import Place

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def loaded(db):
    load_places(by=SYSTEM, at=AT)


class _Form(forms.Form):
    place = PlaceField(kinds=["commune", "arrondissement"])


class _OptionalForm(forms.Form):
    place = PlaceField(required=False)


def _codes_of_errors(form):
    return [error.code for error in form.errors.as_data().get("place", ())]


def test_what_was_chosen_is_the_place():
    form = _Form({"place": "ma/09/541/04/33", "place_typed": "أولاد"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["place"] == Place.objects.get(code="09.541.04.33")


def test_a_name_that_one_place_bears_needs_no_choice():
    form = _Form({"place_typed": "جماعة عين الشقف"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["place"].code == "03.591.01.03"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({}, "required"),
        ({"place_typed": "  "}, "required"),
        ({"place_typed": "أتلانتيس"}, "unknown"),
        ({"place": "ma/99/999"}, "unknown"),
        ({"place": "\x00"}, "required"),
        ({"place_typed": "أولاد عيسى"}, "several"),
        ({"place": "ma/03"}, "kind"),
        ({"place_typed": "ق" * 1_000_000}, "long"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(data, code):
    assert _codes_of_errors(_Form(data)) == [code]


def test_an_optional_place_may_stay_empty():
    form = _OptionalForm({"place_typed": ""})
    assert form.is_valid()
    assert form.cleaned_data["place"] is None


def test_what_was_typed_is_kept_and_namesakes_are_offered():
    html = str(_Form({"place_typed": "أولاد عيسى"})["place"])
    assert 'value="أولاد عيسى"' in html
    assert html.count('type="radio"') == 3
    assert "أولاد عيسى (تارودانت)" in html
    assert 'id="id_place"' in html


def test_the_place_at_first_is_shown_as_chosen():
    place = Place.objects.get(code="03.591.01.03")
    form = _Form(initial={"place": place})
    html = str(form["place"])
    assert 'value="ma/03/591/01.03" checked' in html
    assert 'value="عين الشقف (مولاي يعقوب)"' in html
    unchanged = _Form({"place": place.pk, "place_typed": "عين"}, initial={"place": place})
    assert not unchanged.has_changed()
