"""Every address needs a sign-in unless it stands in this list, with its reason."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

PUBLIC = {
    "healthz": "a monitor asks without an account",
    "account_login": "the door itself",
    "account_logout": "leaving is always possible",
    "account_signup": "answers that sign-up is closed",
    "account_inactive": "says that an account is closed",
    "account_reset_password": "asks for a new password by mail",
    "account_reset_password_done": "says that the mail went out",
    "account_reset_password_from_key": "opened from the mail",
    "account_reset_password_from_key_done": "says that the password changed",
    "account_confirm_email": "opened from a mail",
    "account_email_verification_sent": "says that a mail went out",
    "mfa_authenticate": "the second step of signing in",
    "mfa_login_webauthn": "a passkey is the sign-in",
    "access:accept": "an invitation is opened before an account can sign in",
    "access:enter": "a one-time link is the sign-in",
    "meetings:read_minutes": "the address that minutes were mailed under; their public parts, and no others",
    "meetings:answer": "who is invited answers without an account",
    "meetings:answer_paper": "who is invited reads the papers behind the same link",
    "meetings:feed": "a diary asks for it: the address itself is the key",
    "kit:language": "the door itself speaks three languages",
    "dashboards:logo": "the door shows whose it is",
}


def _named(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in patterns:
        if isinstance(entry, URLResolver):
            namespace = f"{prefix}{entry.namespace}:" if entry.namespace else prefix
            yield from _named(entry.url_patterns, namespace)
        else:
            yield f"{prefix}{entry.name}", entry


def _needs_sign_in(view: object) -> bool:
    return getattr(view, "login_required", True)


def test_every_address_needs_a_sign_in_unless_listed() -> None:
    open_ones = {
        name for name, entry in _named(get_resolver().url_patterns) if not _needs_sign_in(entry.callback)
    }
    assert open_ones - PUBLIC.keys() == set()


def test_every_address_has_a_name() -> None:
    assert [str(e.pattern) for name, e in _named(get_resolver().url_patterns) if name.endswith("None")] == []


@pytest.mark.django_db
def test_a_stranger_is_sent_to_the_door_from_the_home_page() -> None:
    answer = Client().get("/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/login/?next=/")
