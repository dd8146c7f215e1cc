"""What every room does with a form that was sent."""

import pytest
from django import forms
from django.utils import translation

from liqaa.kit.forms import LinesField, NameField, ProseField, done, key_typed
from liqaa.kit.refusals import Refused


class Asked(forms.Form):
    """One field, that must be filled."""

    name = forms.CharField()


def refuse():
    raise Refused("no room", "no time", field="name")


@pytest.mark.parametrize(
    ("sent", "act", "made", "errors"),
    [
        (None, lambda: "made", None, {}),
        ({}, lambda: "made", None, {"name": ["This field is required."]}),
        ({"name": "x"}, lambda: "made", "made", {}),
        ({"name": "x"}, refuse, None, {"name": ["no room", "no time"]}),
    ],
    ids=["not-sent", "wrong", "right", "refused"],
)
def test_an_action_is_called_for_a_form_that_is_right_and_its_refusal_stands_beside_the_field(
    settings, sent, act, made, errors
):
    settings.LANGUAGE_CODE = "en"
    form = Asked(sent)
    assert done(form, act) == made
    assert form.errors == errors


def test_an_action_is_not_called_for_a_form_that_is_wrong():
    called = []
    done(Asked({"name": ""}), lambda: called.append("act"))
    assert called == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("7", 7),
        ("0", 0),
        ("", None),
        ("-1", None),
        ("٧", None),
        ("²", None),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),
    ],
)
def test_a_key_is_a_number_that_the_database_can_look_for(text, key):
    assert key_typed(text) == key


@pytest.mark.parametrize("field", [NameField(), ProseField(), LinesField()], ids=["name", "prose", "lines"])
@pytest.mark.parametrize("text", ["بطاقة AB123456", "cin k-45678", "بطاقتها BE ٤٥٦٧٨٩، حي النهضة"])
def test_the_number_of_an_identity_card_is_refused_in_every_text_that_people_type(field, text):
    with translation.override("en"), pytest.raises(forms.ValidationError) as refused:
        field.clean(text)
    assert refused.value.code == "card"


@pytest.mark.parametrize("text", ["الهاتف 0612345678", "A4", "AB1234567", "قرار 123456", "ABC12345"])
def test_other_numbers_are_taken(text):
    assert ProseField().clean(text) == text


def test_numbers_of_other_things_are_taken_where_a_form_says_so():
    assert NameField(numbers=True).clean("AB123456") == "AB123456"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "لا تُحفظ هنا أرقام بطائق التعريف: احذف الرقم."),
        ("fr", "Les numéros de carte d’identité ne sont pas gardés ici : retirez le numéro."),
    ],
)
def test_the_refusal_is_said_in_arabic_and_french(language, words):
    with translation.override(language):
        with pytest.raises(forms.ValidationError) as refused:
            NameField().clean("AB123456")
        assert refused.value.messages == [words]
