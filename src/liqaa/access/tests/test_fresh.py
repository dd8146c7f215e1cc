"""A fresh proof before what is weighty; nothing typed is lost on the way."""

from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from liqaa.access.actions import change_password, grant
from liqaa.access.models import Account
from liqaa.access.tests.conftest import NOW
from liqaa.access.views.fresh import fresh_for_file, fresh_required, fresh_to_change, fresh_when
from liqaa.journal.actions import SYSTEM
from liqaa.territory.models import Place

pytestmark = pytest.mark.django_db
PASSWORD = "نخلة على ضفة النهر"
PROOF = "/accounts/reauthenticate/"


@pytest.fixture
def window(client: Client, amina: Account, places: list[Place]) -> Client:
    """A sign-in of six minutes ago, of somebody who may help others back in."""
    change_password(account=amina, password=PASSWORD, by=SYSTEM, at=NOW)
    given: dict[str, Any] = {"source_kind": "setup", "source_id": "", "starts_on": date(2020, 1, 1)}
    for role, place, account in (("provincial_secretary", places[0], amina),):
        grant(account=account, role=role, places=[place], **given, by=SYSTEM, at=NOW)
    client.post("/accounts/login/", {"login": "amina@example.ma", "password": PASSWORD})
    return client


def age(window: Client, seconds: int) -> None:
    session = window.session
    key = "account_authentication_methods"
    session[key] = [{**each, "at": each["at"] - seconds} for each in session[key]]
    session.save()


@pytest.fixture
def other(places: list[Place]) -> Account:
    from liqaa.access.actions import create_account

    other = create_account(email="below@example.ma", name="تحت", by=SYSTEM, at=NOW)
    given: dict[str, Any] = {"source_kind": "setup", "source_id": "", "starts_on": date(2020, 1, 1)}
    grant(account=other, role="local_secretary", places=[places[1]], **given, by=SYSTEM, at=NOW)
    return other


def test_signing_in_is_a_proof_for_five_minutes(window: Client, other: Account) -> None:
    page = f"/access/accounts/{other.pk}/"
    age(window, 290)
    assert window.post(page, {"do": "close"})["Location"] == page
    age(window, 20)
    assert window.post(page, {"do": "open"})["Location"].startswith(PROOF)
    other.refresh_from_db()
    assert other.is_active is False


def test_what_was_sent_is_done_after_the_proof_and_typed_once(window: Client, other: Account) -> None:
    page = f"/access/accounts/{other.pk}/"
    age(window, 400)
    asked = window.post(page, {"do": "close"})["Location"]
    other.refresh_from_db()
    assert (other.is_active, parse_qs(urlsplit(asked).query)["next"]) == (True, [page])
    wrong = window.post(asked, {"password": "wrong"})
    other.refresh_from_db()
    assert (wrong.status_code, list(wrong.context["form"].errors), other.is_active) == (
        422,
        ["password"],
        True,
    )
    done = window.post(asked, {"password": PASSWORD, "next": page})
    other.refresh_from_db()
    assert (done.status_code, done["Location"], other.is_active) == (302, page, False)


def test_looking_needs_no_proof(window: Client, other: Account) -> None:
    age(window, 400)
    assert window.get(f"/access/accounts/{other.pk}/").status_code == 200


def test_a_file_is_offered_again_on_the_page_it_came_from(window: Client) -> None:
    age(window, 400)
    sheet = reverse("dashboards:map_csv")
    asked = window.get(sheet, headers={"Referer": "http://testserver/map/?layer=tasks"})["Location"]
    assert parse_qs(urlsplit(asked).query)["next"] == ["/map/?layer=tasks"]
    done = window.post(asked, {"password": PASSWORD, "next": "/map/?layer=tasks"})
    assert done["Location"] == "/map/?layer=tasks"
    assert window.get(sheet)["Content-Type"].startswith("text/csv")


@pytest.mark.parametrize(
    "before", ["http://elsewhere.example/x", "javascript:alert(1)", "//elsewhere.example", ""]
)
def test_a_proof_never_leads_out_of_the_house(window: Client, before: str) -> None:
    age(window, 400)
    asked = window.get(reverse("dashboards:map_csv"), headers={"Referer": before})["Location"]
    assert parse_qs(urlsplit(asked).query)["next"] == ["/"]


def test_a_piece_of_a_page_leads_to_the_whole_proof(window: Client, other: Account) -> None:
    age(window, 400)
    page = f"/access/accounts/{other.pk}/"
    piece = window.post(
        page, {"do": "close"}, headers={"HX-Request": "true", "HX-Current-URL": f"http://testserver{page}"}
    )
    assert piece.status_code == 204
    assert parse_qs(urlsplit(piece["HX-Redirect"]).query)["next"] == [page]


def test_an_account_of_the_demo_has_nothing_to_be_asked_for(client: Client, amina: Account, rf: Any) -> None:
    client.force_login(amina)
    request = rf.post("/x/")
    request.user, request.session = amina, client.session
    for guard in (fresh_required, fresh_to_change, fresh_for_file, fresh_when(lambda _request: True)):
        assert guard(lambda _request: HttpResponse(b"done"))(request).content == b"done"


def test_what_was_kept_meanwhile_is_gone_after_the_proof(window: Client, other: Account) -> None:
    page = f"/access/accounts/{other.pk}/"
    age(window, 400)
    asked = window.post(page, {"do": "close"})["Location"]
    window.post(asked, {"password": PASSWORD, "next": page})
    kept = [each.get_decoded() for each in Session.objects.all()]
    assert [each for each in kept if "account_reauthentication_state" in each] == []


def test_accounts_below_are_looked_for_by_whatever_is_typed(window: Client, other: Account) -> None:
    found = {
        typed: [each.pk for each in window.get("/access/accounts/", {"q": typed}).context["page"]]
        for typed in ("", "تحت", "BELOW@", "ت\x00ح\u202eت", "%", "_", "x" * 5000)
    }
    assert [typed for typed, accounts in found.items() if accounts == [other.pk]] == [
        "", "تحت", "BELOW@", "ت\x00ح\u202eت",
    ]  # fmt: skip
