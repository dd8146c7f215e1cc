"""Attempts are counted for all processes together; the known and the unknown are answered alike."""

import statistics
import time
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.contrib.auth.hashers import ScryptPasswordHasher
from django.core.cache import cache, caches
from django.db import connection
from django.test import Client
from django.utils import timezone

from liqaa.access.actions import change_password, issue_link
from liqaa.access.jobs import forget_attempts
from liqaa.access.models import Account, Attempt
from liqaa.access.tests.conftest import NOW
from liqaa.config.memory import TableCache
from liqaa.journal.actions import SYSTEM

PASSWORD = "نخلة على ضفة النهر"
LOGIN, RESET = "/accounts/login/", "/accounts/password/reset/"


@pytest.fixture
def member(amina: Account) -> Account:
    return change_password(account=amina, password=PASSWORD, by=SYSTEM, at=NOW)


@pytest.mark.django_db
def test_the_memory_keeps_adds_and_forgets() -> None:
    assert isinstance(caches["default"], TableCache)
    assert [cache.add("a", [1.5, 2], 60), cache.add("a", "other", 60), cache.get("a")] == [
        True,
        False,
        [1.5, 2],
    ]
    cache.set("a", {"b": None}, 60)
    assert [cache.get("a"), cache.delete("a"), cache.delete("a"), cache.get("a", 7)] == [
        {"b": None},
        True,
        False,
        7,
    ]


@pytest.mark.django_db
def test_what_has_expired_is_nothing_and_is_forgotten_by_the_job() -> None:
    cache.set("short", 1, 60)
    cache.set("lasting", 2, None)
    Attempt.objects.filter(key__contains="short").update(expires_at=timezone.now() - timedelta(seconds=1))
    assert [cache.get("short"), cache.touch("short", 60)] == [None, False]
    assert cache.add("short", 3, 60) is True
    Attempt.objects.filter(key__contains="short").update(expires_at=timezone.now() - timedelta(seconds=1))
    forget_attempts(0)
    assert [cache.get("lasting"), Attempt.objects.count()] == [2, 1]


@pytest.mark.django_db(transaction=True)
def test_two_processes_count_together(member: Account) -> None:
    """What another connection counted stands in the way here."""
    for number in range(5):
        Client().post(LOGIN, {"login": "amina@example.ma", "password": f"not this one {number}"})
    with psycopg.connect(**connection.get_connection_params() | {"context": None}) as elsewhere:
        seen = elsewhere.execute(
            "SELECT count(*) FROM liqaa_access_attempt WHERE value::text LIKE '[%'"
        ).fetchone()
    assert seen is not None
    assert seen[0] >= 2
    answer = Client().post(LOGIN, {"login": "amina@example.ma", "password": PASSWORD})
    assert (answer.status_code, "_auth_user_id" in answer.client.session) == (200, False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "sent", "most"),
    [
        (LOGIN, {"login": "nobody@example.ma", "password": "x"}, 30),
        (RESET, {"email": "nobody@example.ma"}, 20),
        ("/access/accept/dead", {}, 30),
        ("/accounts/second-step/passkeys/login/", {"credential": "{}"}, 10),
    ],
)
def test_a_credential_endpoint_answers_429_in_arabic(
    client: Client, address: str, sent: dict[str, str], most: int
) -> None:
    answers = [client.post(address, sent).status_code for _ in range(most + 1)]
    refused = client.post(address, sent)
    assert refused.status_code == 429
    assert 429 in answers
    assert "محاولات كثيرة" in refused.content.decode()


@pytest.mark.django_db
def test_guessing_links_by_opening_them_is_counted(client: Client) -> None:
    answers = [client.get(f"/access/accept/guess{number}").status_code for number in range(31)]
    assert (answers[:30], answers[30]) == ([410] * 30, 429)


@pytest.mark.django_db
def test_guessing_codes_is_counted_by_account(client: Client, member: Account) -> None:
    from liqaa.access.tests.test_second_factor import STEP, code_of, set_up, sign_in

    sign_in(client)
    secret, _codes = set_up(client)
    for _ in range(6):
        window = Client(REMOTE_ADDR="192.0.2.1")
        sign_in(window)
        window.post(STEP, {"code": "000000"})
    window = Client(REMOTE_ADDR="192.0.2.2")
    sign_in(window)
    answer = window.post(STEP, {"code": code_of(secret, steps=1)})
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["code"])


@pytest.mark.django_db
def test_proving_again_is_counted(client: Client, member: Account) -> None:
    client.post(LOGIN, {"login": "amina@example.ma", "password": PASSWORD})
    answers = [
        client.post("/accounts/reauthenticate/?next=/", {"password": "wrong"}).status_code for _ in range(11)
    ]
    assert (set(answers[:10]), answers[10]) == ({422}, 429)


def _seconds(address: str, sent: dict[str, str]) -> float:
    cache.clear()
    client = Client()
    begun = time.perf_counter()
    client.post(address, sent)
    return time.perf_counter() - begun


@pytest.mark.django_db
@pytest.mark.parametrize("address", [LOGIN, RESET])
def test_the_known_and_the_unknown_take_the_same_time(
    member: Account, address: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Medians of turns taken one after the other; the bound is wide, for the machine is shared."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
    monkeypatch.setattr(ScryptPasswordHasher, "work_factor", 2**12)
    member.set_password(PASSWORD)
    member.save()
    field = "login" if address == LOGIN else "email"
    took: dict[str, list[float]] = {"amina@example.ma": [], "nobody@example.ma": []}
    for _ in range(15):
        for who, times in took.items():
            times.append(_seconds(address, {field: who, "password": "not the password"}))
    known, unknown = (statistics.median(times) for times in took.values())
    assert 0.6 < known / unknown < 1.67, (known, unknown)


@pytest.mark.django_db
def test_reset_answers_alike(client: Client, member: Account) -> None:
    answers = {
        (answer.status_code, answer["Location"], client.get(answer["Location"]).content.count(b"alert"))
        for answer in (client.post(RESET, {"email": f"{who}@example.ma"}) for who in ("amina", "nobody"))
    }
    assert len(answers) == 1


@pytest.mark.django_db
def test_an_invitation_dies_on_every_path(client: Client, amina: Account) -> None:
    """Not accepted: a forgotten password is no second way in, before or after the invitation's end."""
    from django.core import mail

    from liqaa.access.actions import withdraw_links
    from liqaa.access.jobs import send_reset

    token = issue_link(account=amina, purpose="invitation", by=SYSTEM, at=timezone.now())
    send_reset(amina.pk)
    assert len(mail.outbox) == 0
    assert withdraw_links(account=amina, purpose="invitation", by=SYSTEM, at=timezone.now()) == 1
    address = f"/access/accept/{token}"
    assert [client.get(address).status_code, client.post(address, {"password": PASSWORD}).status_code] == [
        410,
        410,
    ]
    assert Account.objects.get().has_usable_password() is False


@pytest.mark.django_db
def test_a_reset_link_made_by_hand_opens_no_account_that_did_not_accept(
    client: Client, amina: Account
) -> None:
    from allauth.account.utils import user_pk_to_url_str
    from django.contrib.auth.tokens import PasswordResetTokenGenerator

    from liqaa.config.adapter import ResetTokens

    number, key = user_pk_to_url_str(amina), ResetTokens().make_token(amina)
    assert PasswordResetTokenGenerator().check_token(amina, key) in {True, False}
    page = client.get(f"/accounts/password/reset/key/{number}-{key}/", follow=True)
    assert page.context["token_fail"] is True


@pytest.mark.django_db(transaction=True)
def test_an_invitation_followed_twice_at_once_opens_once(amina: Account) -> None:
    import threading
    from contextvars import copy_context

    from django.db import connections

    from liqaa.access.actions import accept
    from liqaa.kit.refusals import Refused

    token = issue_link(account=amina, purpose="invitation", by=SYSTEM, at=timezone.now())
    start, done = threading.Barrier(4), []

    def follow(number: int) -> None:
        start.wait()
        try:
            accept(token=token, password=f"{PASSWORD} {number}", at=timezone.now())
            done.append(number)
        except Refused:
            pass
        finally:
            connections.close_all()

    threads = [threading.Thread(target=copy_context().run, args=[follow, number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 1
    assert Account.objects.get().check_password(f"{PASSWORD} {done[0]}") is True
