"""Pages of errors say what went wrong, and not one word of the record that it was about."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from tests.access.scanning import said

pytestmark = [pytest.mark.access, pytest.mark.django_db, pytest.mark.usefixtures("quiet")]


def signed_in(ground, **options):
    client = Client(raise_request_exception=False, **options)
    client.force_login(get_user_model()._base_manager.get(pk=ground.accounts["nation"]))
    return client


def broken(ground, monkeypatch, client):
    """A page that breaks with a record's words in its hands."""

    def breaks(*_arguments, **_context):
        raise RuntimeError(" ".join(ground.known))

    monkeypatch.setattr("liqaa.people.views.render", breaks)
    return client.get(reverse("people:person", args=ground.rows["person"]["own"]))


def test_no_page_of_an_error_holds_a_word_of_a_record(ground, monkeypatch):
    client, careful = signed_in(ground), signed_in(ground, enforce_csrf_checks=True)
    own = {kind: rows["own"] for kind, rows in ground.rows.items() if "own" in rows}
    answers = {
        404: client.get("/nowhere/"),
        405: client.get(reverse("followup:start", args=own["task_open"])),
        403: careful.post(reverse("people:correct", args=own["person"]), {"name": "x"}),
        500: broken(ground, monkeypatch, client),
    }
    assert {code: each.status_code for code, each in answers.items()} == {code: code for code in answers}
    told = {
        code: [t for text in said(each) for t in ground.known if t in text] for code, each in answers.items()
    }
    assert told == {code: [] for code in answers}
