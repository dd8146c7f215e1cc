"""Signing in, following links, one's own account, the demo's switcher: over HTTP."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from liqaa.access.actions import change_password, create_account, grant, issue_link
from liqaa.access.jobs import send_reset
from liqaa.access.models import Account
from liqaa.access.tests.conftest import NOW
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.outbox.models import Message
from liqaa.territory.models import Place

pytestmark = pytest.mark.django_db
PASSWORD = "نخلة على ضفة النهر"
LOGIN = "/accounts/login/"


@pytest.fixture(autouse=True)
def no_memory_of_attempts() -> None:
    cache.clear()


@pytest.fixture
def member(amina: Account) -> Account:
    return change_password(account=amina, password=PASSWORD, by=SYSTEM, at=NOW)


def link(account: Account, purpose: str = "invitation") -> str:
    return issue_link(account=account, purpose=purpose, by=SYSTEM, at=timezone.now())


def signed_in(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_signing_in_by_address_and_password(client: Client, member: Account) -> None:
    response = client.post(LOGIN, {"login": "AMINA@example.ma", "password": PASSWORD})
    assert (response.status_code, response["Location"], signed_in(client)) == (302, "/", str(member.pk))
    assert client.cookies["liqaa_language"].value == "ar"


def test_the_pages_need_a_sign_in(client: Client) -> None:
    for address in ("/access/account/", "/access/switch/", "/accounts/password/change/"):
        assert client.get(address).status_code == 302, address


def test_unknown_wrong_and_uninvited_get_the_same_answer(client: Client, member: Account) -> None:
    create_account(email="new@example.ma", name="جديدة", by=SYSTEM, at=NOW)
    answers = set()
    for address in ("amina@example.ma", "new@example.ma", "nobody@example.ma"):
        response = client.post(LOGIN, {"login": address, "password": "not the password"})
        page = response.content.decode().replace(address, "")
        answers.add(
            (response.status_code, re.sub(r'name="csrf[^>]*>|content="[^"]*"|value="[^"]*"', "", page))
        )
    assert len(answers) == 1


def test_signing_up_is_closed(client: Client) -> None:
    response = client.post("/accounts/signup/", {"email": "x@example.ma", "password1": PASSWORD})
    assert (response.status_code, Account.objects.count()) == (200, 0)


def test_a_reset_queues_one_neutral_message_and_strangers_hear_nothing(
    client: Client, member: Account, settings: Any
) -> None:
    settings.MAILERS = {"default": {"BACKEND": "liqaa.config.mail.OutboxBackend"}}
    answers = [
        client.post("/accounts/password/reset/", {"email": address})["Location"]
        for address in ("nobody@example.ma", "amina@example.ma")
    ]
    jobs = ProcrastinateJob.objects.filter(task_name="liqaa_access.send_reset").order_by("id")
    assert [job.args for job in jobs] == [{"account_id": 0}, {"account_id": member.pk}]
    for job in jobs:
        send_reset(**job.args)
    message = Message.objects.get()
    assert answers == ["/accounts/password/reset/done/"] * 2
    assert (message.recipient, message.subject) == ("amina@example.ma", "الرابط الذي طلبته")
    address = re.search(r"https?://[^/]+(/\S+)", message.body)
    assert address is not None
    form = client.get(address[1], follow=True)
    where = form.redirect_chain[-1][0]
    client.post(where, {"password1": "another long secret", "password2": "another long secret"})
    assert Account.objects.get().check_password("another long secret") is True
    assert Entry.objects.filter(verb="access.change_password").count() == 2


def test_an_invitation_sets_the_password_and_enters(client: Client, amina: Account) -> None:
    address = f"/access/accept/{link(amina)}"
    assert client.get(address).status_code == 200
    assert client.head(address).status_code == 200
    response = client.post(address, {"password": PASSWORD, "again": PASSWORD})
    assert (response["Location"], signed_in(client)) == ("/", str(amina.pk))
    assert [Client().get(address).status_code, Client().post(address).status_code] == [410, 410]


@pytest.mark.parametrize(
    ("password", "again"), [("", ""), ("short", "short"), (PASSWORD, "other"), ("\x00" * 12, "\x00" * 12)]
)
def test_a_bad_password_is_said_and_the_link_lives(
    client: Client, amina: Account, password: str, again: str
) -> None:
    address = f"/access/accept/{link(amina)}"
    response = client.post(address, {"password": password, "again": again})
    assert (response.status_code, signed_in(client)) == (422, None)
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("token", ["x", "%00", "%D9%84", "a" * 3000], ids=["x", "nul", "arabic", "long"])
def test_dead_links_get_one_answer(client: Client, token: str) -> None:
    assert client.get(f"/access/accept/{token}").status_code == 410


def test_the_demo_link_enters_only_in_the_demo_and_from_this_machine(
    client: Client, amina: Account, settings: Any
) -> None:
    address = f"/access/enter/{link(amina, 'demo')}"
    assert client.get(address).status_code == 404
    settings.DEMO = True
    assert client.get(address, REMOTE_ADDR="10.0.0.9").status_code == 404
    assert client.get(address, headers={"x-forwarded-for": "127.0.0.1"}).status_code == 404
    assert client.post(address).status_code == 405
    assert signed_in(client) is None
    assert client.get(address).status_code == 302
    assert signed_in(client) == str(amina.pk)
    assert client.get(f"/access/enter/{link(amina)}").status_code == 410


def test_the_switcher_changes_who_one_is_only_in_the_demo(
    client: Client, amina: Account, settings: Any
) -> None:
    other = create_account(email="brahim@example.ma", name="إبراهيم", by=SYSTEM, at=NOW, language="fr")
    client.force_login(amina)
    assert client.post("/access/switch/", {"choice": other.pk}).status_code == 404
    settings.DEMO = True
    assert client.get("/access/switch/").status_code == 405
    for nobody in ("", "x", "-1", "٣", "9" * 30, "\x00"):
        assert client.post("/access/switch/", {"choice": nobody}).status_code == 404, nobody
    assert client.post("/access/switch/", {"choice": other.pk}).status_code == 302
    assert (signed_in(client), client.cookies["liqaa_language"].value) == (str(other.pk), "fr")


@pytest.mark.parametrize("many", [1, 3])
def test_the_switcher_takes_three_queries(
    amina: Account, places: list[Place], many: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    from liqaa.access.panels import switcher

    for number in range(many):
        account = create_account(email=f"a{number}@example.ma", name="ع", by=SYSTEM, at=NOW)
        grant(
            account=account,
            role="rapporteur",
            places=places,
            source_kind="setup",
            source_id="",
            starts_on=date(2020, 1, 1),
            by=SYSTEM,
            at=NOW,
        )
    with django_assert_num_queries(3):
        choices = switcher(amina)["choices"]
    assert [choice["active"] for choice in choices] == [True, *[False] * many]
    assert choices[1]["note"].endswith(" · أ")


def test_ones_own_account_is_described(client: Client, amina: Account) -> None:
    client.force_login(amina)
    response = client.post("/access/account/", {"name": " أمينة \u202e العلوي ", "language": "fr"})
    assert (response.status_code, client.cookies["liqaa_language"].value) == (302, "fr")
    assert Account.objects.values_list("name", "language").get() == ("أمينة العلوي", "fr")


@pytest.mark.parametrize("name", ["", "\u200f", "ا" * 201], ids=["none", "invisible", "long"])
def test_a_bad_name_is_said_beside_its_field(client: Client, amina: Account, name: str) -> None:
    client.force_login(amina)
    response = client.post("/access/account/", {"name": name, "language": "ar"})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["name"])
    assert Account.objects.get().name == "أمينة بنعلي"


def test_changing_the_password_ends_other_sessions(client: Client, member: Account) -> None:
    elsewhere = Client()
    elsewhere.force_login(member)
    client.force_login(member)
    new = {"password1": "another long secret", "password2": "another long secret"}
    response = client.post("/accounts/password/change/", {"oldpassword": PASSWORD, **new})
    assert response["Location"] == "/access/account/"
    assert client.get("/access/account/").status_code == 200
    assert elsewhere.get("/access/account/").status_code == 302
