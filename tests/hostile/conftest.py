"""The demo organisation with everything its screens need, changed by a module as it likes, gone after it."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from liqaa.testing import databases
from tests.browser.conftest import _make_ready


@pytest.fixture(scope="module")
def demo(demo_template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo in this worker's database, for a whole module."""
    with django_db_blocker.unblock():
        databases.copy_database(demo_template, databases.worker_database())
        _make_ready()
        yield
        databases.copy_database(databases.TEMPLATE, databases.worker_database())


@pytest.fixture(scope="module")
def clients(demo: None) -> Callable[[str], Client]:
    """The browser of an account by its address; no address means a stranger's. What fails is a page."""
    from liqaa.access.models import Account

    known: dict[str, Client] = {}

    def client(who: str) -> Client:
        if who not in known:
            known[who] = Client(raise_request_exception=False)
            if who:
                known[who].force_login(Account.objects.get(email=who))
        return known[who]

    return client
