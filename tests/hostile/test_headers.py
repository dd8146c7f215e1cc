"""What every answer tells the browser: each header over every screen, and over answers that are none."""

import re

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client

from liqaa.config.headers import PERMISSIONS
from tests.browser.screens import ALL_SEEING, NEWCOMER, NOBODY
from tests.hostile.standing import screens

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "form-action": "'self'",
}
EXPECTED = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
}
STRAY = (
    ("no such page", "GET", "/nothing/here", ALL_SEEING),
    ("a stranger is sent away", "GET", "/people/", NOBODY),
    ("not by this method", "POST", "/places/search/", ALL_SEEING),
    ("a piece of a page", "GET", "/places/options/?q=فاس", ALL_SEEING),
    ("a table", "GET", "/map/figures.csv", ALL_SEEING),
    ("health", "GET", "/healthz", NOBODY),
    ("a broken address", "GET", "/%ff%00", NOBODY),
)

type Heads = dict[str, dict[str, str]]
INLINE = re.compile(
    rb"<script(?![^>]*(?:\bsrc=|type=.application/json))|<style|\son[a-z]+\s*=\s*[\"']|\sstyle\s*=|javascript:",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def answers(clients) -> dict[str, HttpResponse]:
    """What every screen answers, by name."""
    found = {screen.name: clients(screen.who).get(address) for screen, address in screens()}
    assert [name for name, answer in found.items() if answer.status_code >= 500] == []
    return found


@pytest.fixture(scope="module")
def heads(clients, answers) -> Heads:
    """The headers of every screen and of some answers that are none, by name."""
    found: Heads = {name: dict(answer.headers) for name, answer in answers.items()}
    for name, method, address, who in STRAY:
        found[name] = dict(clients(who).generic(method, address).headers)
    return found


def test_every_answer_carries_every_header(heads: Heads) -> None:
    wrong = {
        (name, header): told.get(header)
        for name, told in heads.items()
        for header, value in EXPECTED.items()
        if told.get(header) != value
    }
    assert (len(heads) > 150, wrong) == (True, {})


def test_no_page_holds_anything_inline(answers) -> None:
    found = {}
    for name, answer in answers.items():
        page = re.sub(rb"<(textarea|code|pre)\b.*?</\1>", b"", answer.content, flags=re.DOTALL)
        if seen := INLINE.search(page):
            found[name] = page[max(0, seen.start() - 60) : seen.end() + 60]
    assert found == {}


def test_an_error_page_carries_them_too(clients, monkeypatch) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise RuntimeError("on purpose")

    monkeypatch.setattr("liqaa.territory.views.tree.render", fail, raising=False)
    monkeypatch.setattr("liqaa.territory.views.render", fail, raising=False)
    answer = clients(ALL_SEEING).get("/places/")
    assert answer.status_code == 500
    assert {name: answer.headers.get(name) for name in EXPECTED} == EXPECTED
    assert b"on purpose" not in answer.content


def test_static_files_alone_may_be_kept(clients) -> None:
    page = clients(NOBODY).get("/accounts/login/").content.decode()
    style = re.search(r'href="(/static/[^"]+\.css)"', page)
    answer = clients(NOBODY).get(style[1] if style else "")
    assert "public" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Security-Policy"] == EXPECTED["Content-Security-Policy"]
    answer.close()


def test_signing_out_clears_what_the_browser_holds(demo) -> None:
    client = Client()
    client.force_login(get_user_model().objects.get(email=ALL_SEEING))
    assert "Clear-Site-Data" not in client.get("/").headers
    answer = client.post("/accounts/logout/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get("/").status_code == 302


def test_a_session_ended_elsewhere_is_cleared_at_the_next_request(demo) -> None:
    client = Client()
    client.force_login(get_user_model().objects.get(email=ALL_SEEING))
    client.session.flush()
    assert client.get("/").headers["Clear-Site-Data"] == '"cache", "storage"'


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(demo) -> None:
    account = get_user_model().objects.get(email=NEWCOMER)
    account.set_password("حديقة ورد كبيرة 17")
    account.save()
    client = Client()
    flags: dict[str, tuple[object, ...]] = {}
    typed = {"login": NEWCOMER, "password": "حديقة ورد كبيرة 17"}
    for answer in (
        client.get("/accounts/login/"),
        client.post("/kit/language/", {"language": "fr", "next": "/"}),
        client.post("/accounts/login/", typed),
    ):
        flags |= {
            name: (each["httponly"], each["samesite"], each["domain"], each["path"])
            for name, each in answer.cookies.items()
        }
    assert flags == dict.fromkeys(flags, (True, "Lax", "", "/"))
    assert {settings.SESSION_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME} <= flags.keys()


def test_behind_tls_cookies_are_bound_to_the_host() -> None:
    import os
    import subprocess
    import sys

    told = (
        "from liqaa.config import settings as s; print(s.SESSION_COOKIE_NAME[:7], s.CSRF_COOKIE_NAME[:7], "
        "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS)"
    )
    environment = {**os.environ, "LIQAA_HTTPS": "1", "LIQAA_SECRET_KEY": "x" * 50}
    answer = subprocess.run([sys.executable, "-c", told], env=environment, capture_output=True, text=True)
    assert answer.stdout.split() == ["__Host-", "__Host-", "True", "True", "True", "31536000"]


def test_a_form_from_elsewhere_is_refused(demo) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(get_user_model().objects.get(email=ALL_SEEING))
    answer = strict.post("/people/add/", {"name": "سناء"}, headers={"origin": "https://elsewhere.example"})
    assert answer.status_code == 403
