"""Fixtures for every test: see ``liqaa.testing``."""

import time
from collections.abc import Iterator
from math import inf
from typing import Any

import pytest
from django.test import Client, override_settings
from hypothesis import settings as hypothesis_settings

from liqaa.testing.serve import QUICK_HASHER

# A busy machine is no wrong answer: how long an example takes says nothing about its result.
hypothesis_settings.register_profile("house", deadline=None)
hypothesis_settings.load_profile("house")

pytest_plugins = [
    "liqaa.testing.databases",
    "liqaa.testing.reports",
    "liqaa.testing.browser",
    "liqaa.testing.site",
]


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Hash passwords the quick way: the real one is slow on purpose."""
    with override_settings(PASSWORD_HASHERS=[QUICK_HASHER]):
        yield


@pytest.fixture(scope="session", autouse=True)
def second_factors_are_offered() -> Iterator[None]:
    """Let sensitive roles in without a second factor, as in the demo; the tests of sign-in ask for it."""
    with override_settings(SECOND_FACTOR_REQUIRED=False):
        yield


@pytest.fixture(scope="session", autouse=True)
def titles_are_remembered() -> Iterator[None]:
    """Ask for the charter's titles of roles only where a test forgets them, not once a minute.

    Else some page, in whichever test the minute ends, takes one statement more than it is counted for.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("liqaa.config.titles.SECONDS", 86_400)
        patch.setattr("liqaa.config.titles.titles._until", inf)
        yield


@pytest.fixture(scope="session", autouse=True)
def dated_sessions() -> Iterator[None]:
    """Date the sessions that a test opens without signing in: an undated one is over."""
    enter = Client.force_login

    def force_login(client: Client, account: Any, backend: str | None = None) -> None:
        enter(client, account, backend)
        session = client.session
        session["opened_at"] = session["seen_at"] = time.time()
        session.save()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Client, "force_login", force_login)
        yield
