"""Every line is sealed once, in the order in which lines show themselves, whatever is killed or late."""

import os
import signal
import subprocess
import sys
import time

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from liqaa.journal.models import Entry, Seal
from liqaa.journal.sealing import Sealer
from liqaa.journal.tests.conftest import NOW, seal_all, write_lines
from liqaa.journal.verifying import verify
from liqaa.testing import databases

ADD = (
    "INSERT INTO liqaa_journal_entry (at, actor, verb, subject_kind, subject_id, place, fields, origin)"
    " VALUES (now(), '1', 'meetings.plan', 'm.meeting', '1', 'ma', '[]', 'web') RETURNING id"
)


def writer() -> psycopg.Connection:
    """Somebody else's session, acting for the system."""
    session = psycopg.connect(os.environ["DATABASE_URL"], dbname=databases.worker_database())
    session.execute("SELECT set_config('liqaa.account', 'system', false)")
    session.commit()
    return session


def add(session: psycopg.Connection) -> int:
    """One line, not yet committed; its number."""
    row = session.execute(ADD).fetchone()
    assert row is not None
    return row[0]


def sealed() -> list[int]:
    """The numbers of the lines in the order of the chain, without those that were there before."""
    return list(Seal.objects.order_by("position").values_list("entry_id", flat=True))


def test_the_lines_of_a_chain_are_all_sealed_in_order(chain):
    assert chain == Entry.objects.count()
    assert sealed() == sorted(Entry.objects.values_list("pk", flat=True))
    assert verify().ok


def test_batches_make_the_same_order(db):
    write_lines(25)
    assert seal_all(most=7) == Entry.objects.count()
    report = verify()
    assert (report.ok, report.unsealed) == (True, 0)


def test_nothing_new_costs_one_question(chain, django_assert_num_queries):
    sealer = Sealer()
    sealer.seal(at=NOW)
    sealer.seal(at=NOW)
    with django_assert_num_queries(3):  # the test's own savepoint around it
        assert sealer.seal(at=NOW) == 0


@pytest.mark.django_db(transaction=True)
def test_a_line_that_commits_late_with_a_lower_number_is_sealed_later():
    seal_all()
    sealer = Sealer()
    with writer() as slow, writer() as quick:
        low, high = add(slow), add(quick)
        assert low < high
        quick.commit()
        assert sealer.seal(at=NOW) == 1
        assert sealed()[-1] == high
        slow.commit()
        assert sealer.seal(at=NOW) == 1
        assert sealed()[-2:] == [high, low]
        assert sealer.seal(at=NOW) == 0
    report = verify()
    assert (report.ok, report.unsealed) == (True, 0)


@pytest.mark.django_db(transaction=True)
def test_a_line_of_a_transaction_that_goes_on_is_waited_for_across_restarts():
    seal_all()
    with writer() as slow, writer() as quick:
        low = add(slow)
        for _ in range(3):
            add(quick)
            quick.commit()
            Sealer().seal(at=NOW)
        assert verify().ok
        slow.commit()
        Sealer().seal(at=NOW)
    assert sealed()[-1] == low
    assert verify().ok


@pytest.mark.django_db(transaction=True)
def test_only_one_sealer_works_at_a_time():
    seal_all()
    write_lines(3)
    with writer() as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", [0x6C69716161])
        assert Sealer().seal(at=NOW) == 0
        other.rollback()
    assert Sealer().seal(at=NOW) == 3


@pytest.mark.django_db(transaction=True)
def test_a_sealer_that_fails_midway_leaves_nothing_and_the_next_finds_all():
    length = seal_all()
    write_lines(5)
    with transaction.atomic():
        assert Sealer().seal(at=NOW) == 5
        transaction.set_rollback(True)
    assert Seal.objects.count() == length
    assert seal_all() == length + 5
    assert verify().ok


KILLED = """
import django, sys
django.setup()
from django.utils import timezone
from liqaa.journal.sealing import Sealer
sealer = Sealer()
print("ready", flush=True)
while True:
    sealer.seal(at=timezone.now(), most=3)
"""


@pytest.mark.django_db(transaction=True)
def test_sealers_killed_while_others_write_lose_no_line_and_seal_none_twice():
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "liqaa.config.settings", "LIQAA_POOL": "0",
                   "DATABASE_URL": address(os.environ["DATABASE_URL"])}  # fmt: skip
    for turn in range(2):
        with (
            subprocess.Popen(
                [sys.executable, "-c", KILLED], env=environment, stdout=subprocess.PIPE
            ) as process,
            writer() as one,
            writer() as other,
        ):
            assert process.stdout is not None
            process.stdout.readline()
            end = time.monotonic() + 0.4 + turn / 7
            while time.monotonic() < end:
                add(one)
                add(other)
                other.commit()
                add(one)
                if turn == 1:
                    one.rollback()
                else:
                    one.commit()
            process.send_signal(signal.SIGKILL)
    assert seal_all() == Entry.objects.count()
    report = verify()
    assert (report.ok, report.unsealed, report.fault_count) == (True, 0, 0)


def address(url: str) -> str:
    """The same server, this worker's database."""
    from urllib.parse import urlsplit

    return urlsplit(url)._replace(path=f"/{databases.worker_database()}").geturl()


@pytest.mark.parametrize("table", ["liqaa_journal_entry", "liqaa_journal_seal", "liqaa_journal_verification"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET sealed_at = now()", "TRUNCATE {}"])
def test_the_products_role_can_only_add(db, table, statement):
    column = {"liqaa_journal_seal": "sealed_at"}.get(table, "at")
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(statement.format(table).replace("sealed_at", column))
