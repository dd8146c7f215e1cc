"""A second factor: set up, asked for, fresh for what is weighty, lost and dropped."""

import re
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client
from django.utils import timezone

from liqaa.access.actions import change_password, create_account, drop_factors, grant
from liqaa.access.models import Account
from liqaa.access.tests.conftest import NOW
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.territory.models import Place

pytestmark = pytest.mark.django_db
PASSWORD = "نخلة على ضفة النهر"
LOGIN, STEP = "/accounts/login/", "/accounts/second-step/authenticate/"
APP_ON, CODES = "/accounts/second-step/app/on/", "/accounts/second-step/codes/"


@pytest.fixture
def member(amina: Account) -> Account:
    return change_password(account=amina, password=PASSWORD, by=SYSTEM, at=NOW)


def give(account: Account, role: str, place: Place) -> None:
    grant(
        account=account,
        role=role,
        places=[place],
        source_kind="setup",
        source_id="",
        starts_on=date(2020, 1, 1),
        by=SYSTEM,
        at=NOW,
    )


def code_of(secret: str, *, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def sign_in(client: Client) -> Any:
    return client.post(LOGIN, {"login": "amina@example.ma", "password": PASSWORD})


def set_up(client: Client) -> tuple[str, list[str]]:
    """The key of a new app and the recovery codes, as the pages show them."""
    page = client.get(APP_ON)
    secret = page.context["form"].secret
    answer = client.post(APP_ON, {"code": code_of(secret)})
    assert (answer.status_code, answer["Location"]) == (302, CODES)
    shown = client.get(CODES)
    return secret, list(shown.context["unused_codes"])


def is_in(client: Client) -> bool:
    return client.get("/access/account/").status_code == 200


def test_an_app_is_set_up_with_a_picture_and_its_key_in_words(client: Client, member: Account) -> None:
    sign_in(client)
    page = client.get(APP_ON)
    text = page.content.decode()
    assert 'src="data:image/svg+xml;base64,' in text
    assert page.context["form"].secret in text
    assert "otpauth://totp/amina%40example.ma?secret=" in text
    assert "issuer=Liqaa" in text


def test_the_key_is_not_readable_in_the_database(client: Client, member: Account) -> None:
    sign_in(client)
    secret, codes = set_up(client)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert [secret in kept, any(code in kept for code in codes), len(codes)] == [False, False, 10]


def test_a_wrong_first_code_sets_nothing_up_and_keeps_the_key(client: Client, member: Account) -> None:
    sign_in(client)
    secret = client.get(APP_ON).context["form"].secret
    answer = client.post(APP_ON, {"code": "000000"})
    assert (answer.context["form"].secret, list(answer.context["form"].errors)) == (secret, ["code"])
    assert Authenticator.objects.count() == 0


def test_a_password_alone_no_longer_enters(client: Client, member: Account) -> None:
    sign_in(client)
    secret, _codes = set_up(client)
    window = Client()
    assert sign_in(window)["Location"] == STEP
    assert is_in(window) is False
    wrong = window.post(STEP, {"code": "000000"})
    assert (wrong.status_code, list(wrong.context["form"].errors), is_in(window)) == (200, ["code"], False)
    assert window.post(STEP, {"code": code_of(secret, steps=1)})["Location"] == "/"
    assert is_in(window) is True


def test_a_code_opens_once_even_while_it_would_still_be_good(client: Client, member: Account) -> None:
    sign_in(client)
    secret, _codes = set_up(client)
    code = code_of(secret, steps=1)
    first, second = Client(), Client()
    for window in (first, second):
        sign_in(window)
        window.post(STEP, {"code": code})
    assert [is_in(first), is_in(second)] == [True, False]


@pytest.mark.parametrize("written", ["{}", " {} ", "eastern", "{:.3} {}"])
def test_a_code_is_read_as_people_write_it(client: Client, member: Account, written: str) -> None:
    sign_in(client)
    secret, _codes = set_up(client)
    code = code_of(secret, steps=1)
    if written == "eastern":
        typed = code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    else:
        typed = f"{code[:3]} {code[3:]}" if ":" in written else written.format(code)
    window = Client()
    sign_in(window)
    window.post(STEP, {"code": typed})
    assert is_in(window) is True


@pytest.mark.parametrize("code", ["", "x", "\x00", "1" * 5000, "١٢٣", "'; --", "<b>"], ids=range(7))
def test_what_is_no_code_is_refused_in_words(client: Client, member: Account, code: str) -> None:
    sign_in(client)
    set_up(client)
    window = Client()
    sign_in(window)
    answer = window.post(STEP, {"code": code})
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["code"])


def test_a_recovery_code_opens_once_and_the_codes_are_shown_once(client: Client, member: Account) -> None:
    sign_in(client)
    _secret, codes = set_up(client)
    again = client.get(CODES).content.decode()
    assert [code for code in codes if code in again] == []
    first, second = Client(), Client()
    for window in (first, second):
        sign_in(window)
        window.post(STEP, {"code": codes[0]})
    assert [is_in(first), is_in(second)] == [True, False]


def test_a_reset_password_does_not_skip_the_second_step(client: Client, member: Account) -> None:
    from liqaa.access.jobs import send_reset

    sign_in(client)
    set_up(client)
    mail.outbox.clear()
    send_reset(member.pk)
    path = re.search(r"https?://[^/]+(/\S+)", str(mail.outbox[0].body))
    assert path is not None
    window = Client()
    form = window.get(path[1], follow=True)
    new = {"password1": "another long secret", "password2": "another long secret"}
    window.post(form.redirect_chain[-1][0], new)
    assert is_in(window) is False
    answer = window.post(LOGIN, {"login": "amina@example.ma", "password": "another long secret"})
    assert answer["Location"] == STEP


def test_the_owner_hears_of_each_change_in_neutral_words(
    client: Client, member: Account, django_capture_on_commit_callbacks: Any
) -> None:
    sign_in(client)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        set_up(client)
    client.post("/accounts/second-step/app/off/")
    assert [(each.subject, each.to) for each in mail.outbox] == [("حسابك", ["amina@example.ma"])] * len(
        mail.outbox
    )
    assert len(mail.outbox) == 2
    assert Authenticator.objects.count() == 0


@pytest.fixture
def asked_for(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.mark.usefixtures("asked_for")
def test_a_sensitive_role_is_led_to_a_second_factor_before_anything_else(
    client: Client, member: Account, places: list[Place]
) -> None:
    give(member, "provincial_secretary", places[0])
    sign_in(client)
    leads = "/access/account/second-factor/"
    assert client.get("/")["Location"] == leads
    assert client.get("/people/")["Location"] == leads
    assert client.post("/people/add/", {"name": "س"})["Location"] == leads
    piece = client.get("/people/", headers={"HX-Request": "true"})
    assert (piece.status_code, piece["HX-Redirect"]) == (204, leads)
    assert client.get(leads).status_code == 200
    set_up(client)
    assert client.get("/people/").status_code == 200


@pytest.mark.usefixtures("asked_for")
def test_other_roles_go_on_without_one(client: Client, member: Account, places: list[Place]) -> None:
    give(member, "rapporteur", places[0])
    sign_in(client)
    assert client.get("/people/").status_code == 200


@pytest.mark.usefixtures("asked_for")
def test_a_role_given_meanwhile_asks_within_a_minute(
    client: Client, member: Account, places: list[Place], monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client)
    give(member, "treasurer", places[0])
    later = timezone.now() + timedelta(seconds=61)
    monkeypatch.setattr("liqaa.access.views.watching.timezone.now", lambda: later)
    assert client.get("/people/")["Location"] == "/access/account/second-factor/"


def test_whoever_has_a_factor_proves_by_it_and_not_by_the_password(
    client: Client, member: Account, step_later: Callable[[], None]
) -> None:
    sign_in(client)
    secret, _codes = set_up(client)
    step_later()
    answer = client.get("/accounts/second-step/app/off/")
    assert answer["Location"].startswith("/accounts/second-step/reauthenticate/?next=")
    by_password = client.get("/accounts/reauthenticate/?next=/")
    assert by_password["Location"].startswith("/accounts/second-step/reauthenticate/")
    client.post(answer["Location"], {"code": code_of(secret, steps=1)})
    assert client.get("/accounts/second-step/app/off/").status_code == 200


@pytest.fixture
def step_later(client: Client) -> Callable[[], None]:
    """Let the last proof of this window lie six minutes back."""

    def later() -> None:
        session = client.session
        key = "account_authentication_methods"
        session[key] = [{**each, "at": each["at"] - 360} for each in session[key]]
        session.save()

    return later


def test_dropping_lost_factors_signs_out_tells_the_owner_and_leaves_a_line(
    client: Client, member: Account
) -> None:
    sign_in(client)
    set_up(client)
    mail.outbox.clear()
    assert drop_factors(account=member, by=SYSTEM, at=NOW) == 2
    assert drop_factors(account=member, by=SYSTEM, at=NOW) == 0
    assert (is_in(client), len(mail.outbox)) == (False, 1)
    assert Entry.objects.filter(verb="access.drop_factors").count() == 1
    assert sign_in(Client())["Location"] == "/"


def test_only_somebody_above_helps_back_in(client: Client, member: Account, places: list[Place]) -> None:
    province, commune, beside = places
    other = create_account(email="above@example.ma", name="فوق", by=SYSTEM, at=NOW)
    window = Client()
    window.force_login(other)
    page = f"/access/accounts/{member.pk}/"
    assert window.get(page).status_code == 403
    give(other, "provincial_secretary", province)
    window.force_login(other)
    assert window.get(page).status_code == 404
    give(member, "local_secretary", commune)
    assert window.get(page).status_code == 200
    give(member, "local_secretary", beside)
    assert window.get(page).status_code == 404
    assert window.get("/access/accounts/?q=أمينة").context["page"].object_list.count() == 0


@pytest.mark.parametrize(("role", "status"), [("provincial_secretary", 404), ("rapporteur", 200)])
def test_an_equal_is_not_above_an_equal(
    client: Client, member: Account, places: list[Place], role: str, status: int
) -> None:
    other = create_account(email="beside@example.ma", name="بجانب", by=SYSTEM, at=NOW)
    give(member, role, places[0])
    give(other, "provincial_secretary", places[0])
    client.force_login(other)
    assert client.get(f"/access/accounts/{member.pk}/").status_code == status


def test_help_drops_closes_and_opens_again(client: Client, member: Account, places: list[Place]) -> None:
    window = Client()
    sign_in(window)
    set_up(window)
    other = create_account(email="above@example.ma", name="فوق", by=SYSTEM, at=NOW)
    give(other, "provincial_secretary", places[0])
    give(member, "local_secretary", places[1])
    client.force_login(other)
    page = f"/access/accounts/{member.pk}/"
    assert client.post(page, {"do": "drop"}).status_code == 302
    assert (Authenticator.objects.count(), is_in(window)) == (0, False)
    sign_in(window)
    assert is_in(window) is True
    client.post(page, {"do": "close"})
    assert is_in(window) is False
    sign_in(window)
    assert is_in(window) is False
    client.post(page, {"do": "open"})
    sign_in(window)
    assert is_in(window) is True
    assert client.post(page, {"do": "anything"}).status_code == 403
