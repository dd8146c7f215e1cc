"""The product through a transaction pooler: each sees what is theirs, mail leaves once, no session keeps any.

In the usual run through a pooler of our own, which forgives less than others; with ``-m slow`` through
PgBouncer too, where the machine has it (a package of most systems; ``LIQAA_PGBOUNCER`` names its program).
"""

import os
import re
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import connection, connections
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.utils import connector_params
from pytest_django.plugin import DjangoDbBlocker

from liqaa.access.models import Account
from liqaa.config.launcher.unix_user import server_user
from liqaa.journal.actions import SYSTEM
from liqaa.journal.sealing import Sealer
from liqaa.kit.acting import acting_for
from liqaa.outbox.actions import deliver, queue
from liqaa.outbox.models import MailServer, Message
from liqaa.outbox.tests.conftest import LoopbackServer
from liqaa.testing import databases
from liqaa.testing.postgres import FOLDER_VARIABLE
from liqaa.testing.site import run_jobs
from tests.browser.screens import ALL_SEEING, ELECTED, SECRETARY
from tests.pooler.ours import PORT, Pooler

PGBOUNCER = os.environ.get("LIQAA_PGBOUNCER") or shutil.which("pgbouncer") or "/usr/sbin/pgbouncer"
SETTINGS = """[databases]
* = host={server}
[pgbouncer]
listen_addr =
listen_port = {port}
unix_socket_dir = {folder}
auth_type = trust
auth_file = {folder}/users
pool_mode = transaction
default_pool_size = 2
"""
READERS = (ALL_SEEING, SECRETARY, ELECTED)
PAGES = ("/", "/people/", "/meetings/", "/directives/")
KEPT_BY_A_SESSION = """
SELECT array_remove(ARRAY[
  (SELECT 'a lock' FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid() LIMIT 1),
  (SELECT 'a statement' FROM pg_prepared_statements LIMIT 1),
  (SELECT 'a channel' FROM pg_listening_channels() LIMIT 1),
  (SELECT 'a cursor' FROM pg_cursors WHERE is_holdable LIMIT 1),
  (SELECT 'a table' WHERE pg_my_temp_schema() <> 0),
  (SELECT 'an actor' WHERE coalesce(current_setting('liqaa.account', true), '') <> ''),
  (SELECT 'a right' WHERE coalesce(current_setting('liqaa.held', true), '') NOT IN ('', '{}')),
  (SELECT 'a setting: ' || string_agg(name, ' ') FROM pg_settings
    WHERE source = 'session' AND name <> ALL(%(followed)s))
], NULL)
"""
FOLLOWED = ["TimeZone", "DateStyle", "client_encoding", "standard_conforming_strings", "application_name"]
"""What every pooler carries from session to session for its client: the server reports each change."""


def server_folder() -> Path:
    return Path(connection.settings_dict["OPTIONS"]["host"])


@pytest.fixture
def folder() -> Iterator[Path]:
    """With a short name, entered by the server's user, gone after the test."""
    made = Path(os.environ[FOLDER_VARIABLE], secrets.token_hex(3))
    made.mkdir(mode=0o755)
    server_user().give(made)
    yield made
    shutil.rmtree(made)


def pgbouncer(folder: Path) -> subprocess.Popen[bytes]:
    (folder / "users").write_text('"liqaa_app" ""\n')
    written = folder / "pgbouncer.ini"
    written.write_text(SETTINGS.format(server=server_folder(), folder=folder, port=PORT))
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(
            [PGBOUNCER, written], stdout=log, stderr=log, **server_user().process_options()
        )
    deadline = time.monotonic() + 10
    while not (folder / f".s.PGSQL.{PORT}").exists():
        assert running.poll() is None, (folder / "log").read_text()
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return running


@pytest.fixture(scope="module")
def demo(demo_template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo organisation in this worker's database, for the whole module."""
    with django_db_blocker.unblock():
        databases.copy_database(demo_template, databases.worker_database())
        yield
        databases.copy_database(databases.TEMPLATE, databases.worker_database())


@pytest.fixture(params=["ours", pytest.param("pgbouncer", marks=pytest.mark.slow)])
def pooler(request: pytest.FixtureRequest, demo: None, folder: Path) -> Iterator[Path]:
    """The folder in which a pooler listens that leads to the demo organisation."""
    if request.param == "ours":
        ours = Pooler(folder, server_folder())
        yield folder
        ours.close()
        return
    if not Path(PGBOUNCER).exists():
        pytest.skip("PgBouncer is not on this machine: install its package, or name it by LIQAA_PGBOUNCER")
    running = pgbouncer(folder)
    yield folder
    running.terminate()
    running.wait(10)


@contextmanager
def leading_to(folder: Path) -> Iterator[None]:
    """Django's connections of this process lead to whoever listens in ``folder``."""
    known = connection.settings_dict["OPTIONS"]
    connection.close()
    connection.settings_dict["OPTIONS"] = {**known, "host": str(folder)}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["OPTIONS"] = known


def kept_by(folder: Path) -> tuple[int, set[str]]:
    """How many sessions the pooler has for the product, and what any of them keeps."""
    sessions, kept = set(), set()
    name = connection.settings_dict["NAME"]
    with psycopg.connect(host=str(folder), user="liqaa_app", dbname=name, autocommit=True) as asking:
        asking.prepare_threshold = None
        for _ in range(12):
            with asking.transaction():
                found = asking.execute(KEPT_BY_A_SESSION, {"followed": FOLLOWED}).fetchone()
                told = asking.execute("SELECT pg_backend_pid(), pg_sleep(0.01)").fetchone()
            assert found is not None
            assert told is not None
            sessions.add(told[0])
            kept |= set(found[0])
    return len(sessions), kept


def pages_of(who: str) -> dict[str, tuple[int, str]]:
    """What a reader is shown, without what is another at each request."""
    client = Client()
    try:
        with acting_for(SYSTEM):
            client.force_login(Account.objects.get(email=who))
        seen = {}
        for page in PAGES:
            answer = client.get(page)
            seen[page] = (answer.status_code, re.sub(r"\b[A-Za-z0-9]{64}\b", "", answer.content.decode()))
        return seen
    finally:
        connections["default"].close()


def test_each_sees_the_same_as_without_it_all_at_once_and_no_session_keeps_a_thing(pooler: Path) -> None:
    expected = {who: pages_of(who) for who in READERS}
    assert {status for pages in expected.values() for status, _ in pages.values()} == {200}
    assert len({pages["/people/"][1] for pages in expected.values()}) == len(READERS)
    with leading_to(pooler), ThreadPoolExecutor(6) as hands:
        seen = list(hands.map(pages_of, READERS * 2))
    for who, pages in zip(READERS * 2, seen, strict=True):
        assert [page for page in PAGES if pages[page] != expected[who][page]] == []
    assert kept_by(pooler)[1] == set()


def test_mail_leaves_once_and_the_journal_is_sealed(pooler: Path) -> None:
    server = LoopbackServer()
    with acting_for(SYSTEM):
        MailServer.objects.all().delete()
        Message.objects.filter(key="k").delete()
        MailServer.objects.create(host="127.0.0.1", port=server.port, security="none", sender="l@example.ma")

    def run(_: int) -> None:
        with acting_for(SYSTEM):
            deliver(message=Message.objects.get(key="k"), at=timezone.now())
        connections["default"].close()

    assert connector_params()["prepare_threshold"] is None  # the worker's own pool
    with leading_to(pooler):
        queue(key="k", recipient="a@example.ma", subject="s", body="b", by=SYSTEM, at=timezone.now())
        with ThreadPoolExecutor(4) as hands:
            list(hands.map(run, range(4)))
        run_jobs()
        assert Sealer().seal(at=timezone.now()) > 0
        sent = Message.objects.values_list("state", "attempts").get(key="k")
    server.controller.stop()
    received = [mail["To"] for mail in server.received.mails if mail["To"] == "a@example.ma"]
    assert (sent, received) == (("sent", 1), ["a@example.ma"])
    assert kept_by(pooler)[1] == set()


@pytest.mark.parametrize(
    ("left", "kept"),
    [
        ("SELECT pg_advisory_lock(1)", {"a lock"}),
        ("SELECT set_config('liqaa.account', '1', false)", {"an actor"}),
        ("SET work_mem = '5MB'", {"a setting: work_mem"}),
        ("LISTEN something", {"a channel"}),
        ("PREPARE something AS SELECT 1", {"a statement"}),
    ],
)
def test_what_a_session_keeps_is_found(demo: None, folder: Path, left: str, kept: set[str]) -> None:
    pooler = Pooler(folder, server_folder())
    name = connection.settings_dict["NAME"]
    with psycopg.connect(host=str(folder), user="liqaa_app", dbname=name, autocommit=True) as client:
        client.execute(left)
    assert kept_by(folder) == (2, kept)
    pooler.close()
