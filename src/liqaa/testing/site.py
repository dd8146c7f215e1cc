"""The product as a person meets it: a real server process on a copy of the demo organisation.

The test itself sees the same database, so it can prepare rows with a room's actions and look at what came
of a click.
"""

import asyncio
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from liqaa.config.launcher import processes, web
from liqaa.testing import databases

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from liqaa.access.models import Account

DEMO_TEMPLATE = "liqaa_demo_template"


@dataclass(frozen=True)
class Site:
    """The address of a running server, and what a test does around a browser."""

    url: str

    def sign_in(self, page: "Page", as_: "Account | str") -> None:
        """Sign the window of ``page`` in as an account, given itself or by its e-mail address."""
        from liqaa.access.models import Account

        account = Account.objects.get(email=as_) if isinstance(as_, str) else as_
        client = Client()
        client.force_login(account)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.url}])

    def work(self) -> None:
        """Do every job that waits now, as the worker would."""
        run_jobs()


def run_jobs() -> None:
    """Run the waiting jobs, in a thread: the browser's driver keeps this one's event loop busy."""
    failures: list[BaseException] = []

    def run() -> None:
        try:
            asyncio.run(_run_jobs())
        except BaseException as failure:  # noqa: BLE001 (raised again below)
            failures.append(failure)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if failures:
        raise failures[0]


async def _run_jobs() -> None:
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    if not isinstance(app.connector, DjangoConnector):
        raise TypeError(app.connector)
    with app.replace_connector(app.connector.get_worker_connector()) as worker_app:
        async with worker_app.open_async():
            await worker_app.run_worker_async(wait=False, listen_notify=False, install_signal_handlers=False)


@pytest.fixture(scope="session")
def site_server(django_db_setup: None) -> Iterator[str]:
    """The address of a server process over this worker's database, for the whole run."""
    listener = web.listen("127.0.0.1", 0)
    address = f"http://localhost:{listener.getsockname()[1]}"
    path = f"/{databases.worker_database()}"
    environment = {
        **os.environ,
        "DATABASE_URL": urlsplit(os.environ["DATABASE_URL"])._replace(path=path).geturl(),
        "DATABASE_OWNER_URL": urlsplit(os.environ["DATABASE_OWNER_URL"])._replace(path=path).geturl(),
        "LIQAA_URL": address,
        "LIQAA_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "liqaa.config.settings",
    }
    server = subprocess.Popen(
        [sys.executable, "-m", "liqaa.testing.serve", str(listener.fileno())],
        env=environment,
        pass_fds=[listener.fileno()],
        preexec_fn=processes.die_with_parent(signal.SIGTERM),  # noqa: PLW1509 (one call, loaded before)
    )
    yield address
    server.terminate()
    server.wait(20)
    listener.close()


@pytest.fixture(scope="session")
def demo_template(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> str:
    """The name of a database with the demo organisation, built once."""
    with django_db_blocker.unblock():
        databases.make_template(DEMO_TEMPLATE, _build_demo, source=databases.TEMPLATE)
        databases.point_at(databases.worker_database())
    return DEMO_TEMPLATE


def _build_demo() -> None:
    from liqaa.config import demo
    from liqaa.journal.actions import SYSTEM
    from liqaa.kit.acting import acting_for

    with acting_for(SYSTEM):
        demo.build(at=timezone.now())


@pytest.fixture
def site(site_server: str, demo_template: str, transactional_db: None) -> Site:
    """A server with the demo organisation as it was built; what a test changes is gone after it."""
    databases.copy_database(demo_template, databases.worker_database())
    return Site(site_server)


@pytest.fixture
def signed_in(site: Site, page: Any) -> Any:
    """A page signed in as the first account of the demo."""
    from liqaa.access.models import Account

    site.sign_in(page, Account.objects.order_by("pk")[0])
    return page
