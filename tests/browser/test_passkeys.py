"""Passkeys and codes in a real browser: added, used alone to sign in, asked for, renamed, removed."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from liqaa.access import actions
from liqaa.access.models import Account
from liqaa.access.tests.test_second_factor import code_of
from liqaa.journal.actions import SYSTEM
from liqaa.outbox.models import Message
from liqaa.testing.site import Site

PASSWORD = "نخلة على ضفة النهر"
EMAIL = "organisation@demo.invalid"
FACTORS = "/accounts/second-step/"


@pytest.fixture
def holder(page: Page) -> Iterator[Any]:
    """A device that holds passkeys and knows who holds it; call it with False and it no longer does."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    identity = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]

    def verified(yes: bool) -> None:
        session.send("WebAuthn.setUserVerified", {"authenticatorId": identity, "isUserVerified": yes})

    yield verified
    session.detach()


@pytest.fixture
def member(site: Site) -> Account:
    account = Account.objects.get(email=EMAIL)
    return actions.change_password(account=account, password=PASSWORD, by=SYSTEM, at=timezone.now())


@pytest.fixture
def troubles(page: Page) -> list[str]:
    """What the browser complains about: a script that failed, a policy that was broken."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda line: found.append(line.text) if line.type == "error" else None)
    return found


def sign_in(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/accounts/login/")
    page.fill("[name=login]", EMAIL)
    page.fill("[name=password]", PASSWORD)
    page.locator("form:has([name=password]) button.btn-primary").click()


def test_a_passkey_is_added_and_opens_the_account_alone(
    page: Page, site: Site, member: Account, holder: Any, troubles: list[str]
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(page, site)
    expect(page).to_have_url(f"{site.url}/")
    page.goto(f"{site.url}{FACTORS}passkeys/add/")
    page.fill("[name=name]", "هاتفي")
    page.locator("form[data-passkey] button.btn-primary").click()
    expect(page).to_have_url(f"{site.url}{FACTORS}codes/")
    assert page.locator(".k-codes li").count() == 10
    page.goto(f"{site.url}{FACTORS}")
    expect(page.locator(".k-line-name")).to_have_text("هاتفي")
    page.context.clear_cookies()
    page.goto(f"{site.url}/accounts/login/")
    page.locator("form[data-passkey] button").click()
    expect(page).to_have_url(f"{site.url}/")
    page.goto(f"{site.url}/access/account/")
    expect(page.locator(".k-lead")).to_have_text(EMAIL)
    assert troubles == []


def test_a_password_then_the_passkey_then_a_proof_by_it(
    page: Page, site: Site, member: Account, holder: Any
) -> None:
    sign_in(page, site)
    page.goto(f"{site.url}{FACTORS}passkeys/add/")
    page.locator("form[data-passkey] button.btn-primary").click()
    expect(page).to_have_url(f"{site.url}{FACTORS}codes/")
    page.context.clear_cookies()
    sign_in(page, site)
    expect(page).to_have_url(f"{site.url}{FACTORS}authenticate/")
    page.locator("form[data-passkey] button").click()
    expect(page).to_have_url(f"{site.url}/")
    _let_time_pass(page, site)
    page.goto(f"{site.url}{FACTORS}")
    page.locator("a[href$='/remove/']").click()
    expect(page).to_have_url(re.compile("passkeys/reauthenticate/"))
    page.locator("form[data-passkey] button").click()
    expect(page).to_have_url(re.compile(r"passkeys/\d+/remove/"))
    page.locator("main form button.btn-primary").click()
    expect(page.locator("main")).not_to_contain_text("هاتفي")
    assert member.authenticator_set.count() == 0


def test_a_device_that_does_not_know_who_holds_it_adds_no_passkey(
    page: Page, site: Site, member: Account, holder: Any
) -> None:
    holder(False)
    sign_in(page, site)
    page.goto(f"{site.url}{FACTORS}passkeys/add/")
    page.locator("form[data-passkey] button.btn-primary").click()
    expect(page.locator("[data-passkey-trouble]")).to_be_visible()
    assert member.authenticator_set.count() == 0


def test_an_app_is_set_up_and_asked_for(page: Page, site: Site, member: Account) -> None:
    sign_in(page, site)
    page.goto(f"{site.url}{FACTORS}app/on/")
    assert page.locator(".k-qr").evaluate("image => image.naturalWidth") > 50
    secret = page.locator(".k-key").inner_text().strip()
    page.fill("[name=code]", code_of(secret))
    page.locator("main form button.btn-primary").click()
    expect(page).to_have_url(f"{site.url}{FACTORS}codes/")
    page.context.clear_cookies()
    sign_in(page, site)
    expect(page).to_have_url(f"{site.url}{FACTORS}authenticate/")
    told = Message.objects.filter(recipient=EMAIL).values_list("subject", flat=True)
    assert set(told) == {"حسابك"}
    page.fill("[name=code]", code_of(secret, steps=1))
    page.locator("form:has([name=code]) button.btn-primary").click()
    expect(page).to_have_url(f"{site.url}/")


def _let_time_pass(page: Page, site: Site) -> None:
    """Let the last proof of this window lie six minutes back."""
    from django.conf import settings
    from django.contrib.sessions.backends.db import SessionStore

    cookies = {each["name"]: each["value"] for each in page.context.cookies()}
    session = SessionStore(cookies[settings.SESSION_COOKIE_NAME])
    key = "account_authentication_methods"
    session[key] = [{**each, "at": each["at"] - 360} for each in session[key]]
    session.save()
