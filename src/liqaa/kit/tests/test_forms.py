"""What every room does with a form that was sent."""

import pytest
from django import forms

from liqaa.kit.forms import done, key_typed
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
