"""Sessions: listed, ended, as long as the role allows; devices that were not used before."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from django.utils import timezone

from liqaa.access import rules
from liqaa.access.actions import change_password, close_account, create_account, grant
from liqaa.access.models import Account
from liqaa.access.tests.conftest import NOW
from liqaa.access.text import device_of
from liqaa.journal.actions import SYSTEM
from liqaa.territory.models import Place

pytestmark = pytest.mark.django_db
PASSWORD = "نخلة على ضفة النهر"
LOGIN, PAGE, SESSIONS = "/accounts/login/", "/access/account/", "/access/account/sessions/"
PHONE = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
DESK = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"


@pytest.fixture
def member(amina: Account) -> Account:
    return change_password(account=amina, password=PASSWORD, by=SYSTEM, at=NOW)


def window(agent: str = DESK) -> Client:
    client = Client(headers={"User-Agent": agent})
    client.post(LOGIN, {"login": "amina@example.ma", "password": PASSWORD})
    return client


def is_in(client: Client) -> bool:
    return client.get(PAGE).status_code == 200


@pytest.mark.parametrize(
    ("agent", "named"),
    [
        (PHONE, "Firefox · Android"),
        (DESK, "Chrome · Linux"),
        ("Mozilla/5.0 (iPhone; CPU) AppleWebKit Version/18.0 Mobile Safari/604.1", "Safari · iPhone"),
        ("curl/8", ""),
        ("<script>alert(1)</script> Firefox", "Firefox"),
    ],
)
def test_a_device_is_named_in_our_own_words(agent: str, named: str) -> None:
    assert device_of(agent) == named


def test_sessions_are_listed_without_where_they_come_from(member: Account) -> None:
    phone, desk = window(PHONE), window()
    page = desk.get(SESSIONS)
    listed = [(each["device"], each["here"]) for each in page.context["sessions"]]
    assert sorted(listed) == [("Chrome · Linux", True), ("Firefox · Android", False)]
    assert "127.0.0.1" not in page.content.decode()
    assert set(UserSession.objects.values_list("ip", flat=True)) == {"0.0.0.0"}
    assert is_in(phone) is True


def test_one_session_is_ended_and_only_ones_own(member: Account) -> None:
    phone, desk = window(PHONE), window()
    other = create_account(email="other@example.ma", name="أخرى", by=SYSTEM, at=NOW)
    stranger = Client()
    stranger.force_login(other)
    [far] = [each["pk"] for each in desk.get(SESSIONS).context["sessions"] if not each["here"]]
    [here] = [each["pk"] for each in desk.get(SESSIONS).context["sessions"] if each["here"]]
    assert stranger.post(f"{SESSIONS}{far}/").status_code == 404
    assert (desk.post(f"{SESSIONS}{here}/").status_code, is_in(phone)) == (404, True)
    assert desk.post(f"{SESSIONS}{far}/").status_code == 302
    assert [is_in(phone), is_in(desk)] == [False, True]


def test_all_others_are_ended_at_once(member: Account) -> None:
    desk, others = window(), [window(PHONE), window(PHONE)]
    desk.post(f"{SESSIONS}others/")
    assert [is_in(each) for each in [desk, *others]] == [True, False, False]


def test_a_new_password_and_a_closed_account_end_sessions_at_once(member: Account) -> None:
    phone, desk = window(PHONE), window()
    new = {"password1": "another long secret", "password2": "another long secret"}
    desk.post("/accounts/password/change/", {"oldpassword": PASSWORD, **new})
    assert [is_in(phone), is_in(desk)] == [False, True]
    close_account(account=member, by=SYSTEM, at=NOW)
    assert [is_in(desk), UserSession.objects.count()] == [False, 0]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    start = timezone.now()

    def go(by: timedelta) -> None:
        monkeypatch.setattr("liqaa.access.views.watching.timezone.now", lambda: start + by)

    return go


def give(account: Account, role: str, place: Place) -> None:
    given: dict[str, Any] = {"source_kind": "setup", "source_id": "", "starts_on": date(2020, 1, 1)}
    grant(account=account, role=role, places=[place], **given, by=SYSTEM, at=NOW)


def test_a_sensitive_session_ends_after_half_an_hour_without_use(
    member: Account, places: list[Place], later: Callable[[timedelta], None]
) -> None:
    give(member, "treasurer", places[0])
    desk = window()
    later(timedelta(minutes=29))
    assert is_in(desk) is True
    later(timedelta(minutes=58))
    assert is_in(desk) is True
    later(timedelta(minutes=89))
    answer = desk.get("/people/?q=x")
    assert answer["Location"] == "/accounts/login/?next=/people/%3Fq%3Dx"
    assert is_in(desk) is False


def test_a_sensitive_session_ends_after_twelve_hours_of_use(
    member: Account, places: list[Place], later: Callable[[timedelta], None]
) -> None:
    give(member, "treasurer", places[0])
    desk = window()
    for minutes in range(20, 12 * 60, 20):
        later(timedelta(minutes=minutes))
        assert is_in(desk) is True, minutes
    later(timedelta(hours=12, minutes=1))
    assert is_in(desk) is False


def test_other_sessions_last_a_fortnight(member: Account, later: Callable[[timedelta], None]) -> None:
    desk = window()
    later(timedelta(days=13, hours=23))
    assert is_in(desk) is True
    later(timedelta(days=14, minutes=1))
    assert is_in(desk) is False


def test_the_figures_of_the_rules() -> None:
    half, hour = timedelta(minutes=30), timedelta(hours=1)
    cases = [
        (hour, hour, False),
        (hour, half, True),
        (12 * hour, hour / 60, True),
        (14 * 24 * hour, hour, False),
    ]
    over = [rules.is_over(NOW - age, NOW - idle, NOW, sensitive=sensitive) for age, idle, sensitive in cases]
    assert over == [False, True, True, True]


@pytest.mark.parametrize(
    ("mine", "sensitive", "others", "above"),
    [
        (["ma/1"], ["ma/1/2"], [], True),
        (["ma/1"], ["ma/1"], [], False),
        (["ma/1"], [], ["ma/1"], True),
        (["ma/1"], ["ma/1/2"], ["ma"], False),
        (["ma/1"], ["ma/10"], [], False),
        (["ma"], ["ma/1", "fr/1"], [], False),
        (["ma"], [], [], False),
        ([], [], ["ma"], False),
    ],
)
def test_who_stands_above_whom(mine: list[str], sensitive: list[str], others: list[str], above: bool) -> None:
    assert rules.stands_above(mine, sensitive, others) is above


def test_the_owner_hears_of_a_device_once_and_not_of_the_first(member: Account) -> None:
    desk = window()
    assert [each.subject for each in mail.outbox] == []
    desk.post("/accounts/logout/")
    desk.post(LOGIN, {"login": "amina@example.ma", "password": PASSWORD})
    assert is_in(desk) is True
    assert [each.subject for each in mail.outbox] == []
    window(PHONE)
    [told] = mail.outbox
    assert (told.subject, "Firefox · Android" in told.body) == ("حسابك", True)


def test_a_device_cookie_that_was_tampered_with_counts_as_unknown(member: Account) -> None:
    window()
    forged = Client(headers={"User-Agent": DESK})
    forged.cookies["liqaa_device"] = f"[{member.pk}]"
    forged.post(LOGIN, {"login": "amina@example.ma", "password": PASSWORD})
    assert (is_in(forged), len(mail.outbox)) == (True, 1)


def test_in_the_demo_sessions_of_every_role_last(
    member: Account, places: list[Place], later: Callable[[timedelta], None], settings: Any
) -> None:
    settings.DEMO = True
    give(member, "treasurer", places[0])
    desk = window()
    later(timedelta(hours=13))
    assert is_in(desk) is True
