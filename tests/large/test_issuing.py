"""A directive to every local unit of the country: everybody is asked once, or nobody if the program dies."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from benchmarks.issuing import draft
from benchmarks.organisation import generate
from liqaa.campaigns import actions, jobs
from liqaa.campaigns.models import Directive, Execution
from liqaa.followup.models import Task
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit.acting import acting_for
from liqaa.testing.databases import owner_connection, worker_database
from tests.large.test_figures import assert_figures_are_right

UNITS = 1538
LOCKS = "SELECT pid FROM pg_locks WHERE relation = 'liqaa_campaigns_execution'::regclass"
ISSUE_ALL_AT_ONCE = """
import sys
import django
django.setup()
from django.utils import timezone
from liqaa.campaigns import actions
from liqaa.campaigns.models import Directive
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
with acting_for(SYSTEM):
    directive = Directive.objects.get(pk=int(sys.argv[1]))
    actions.issue(directive=directive, by=SYSTEM, at=timezone.now(), at_once=10_000)
"""


@pytest.mark.django_db
def test_every_local_unit_is_asked_once_and_the_progress_is_told_on_the_way():
    world = generate(at=timezone.now(), size=0.005)
    directive = actions.issue(directive=draft(world), by=world.head, at=timezone.now())
    asked = Execution.objects.filter(directive=directive)
    assert (directive.expected, directive.spread_at, asked.count()) == (UNITS, None, 0)
    actions.spread(directive=directive, by=SYSTEM, at=timezone.now())
    assert asked.count() == 500
    jobs.spread(directive_id=directive.pk)
    directive.refresh_from_db()
    assert directive.spread_at is not None
    assert asked.values("place").distinct().count() == asked.count() == UNITS
    assert Task.objects.filter(execution__directive=directive).count() == UNITS
    jobs.spread(directive_id=directive.pk)
    assert asked.count() == UNITS


@pytest.mark.django_db(transaction=True)
def test_a_program_killed_while_it_issues_leaves_nothing_half_done():
    with acting_for(SYSTEM):
        world = generate(at=timezone.now(), size=0.005)
        directive = draft(world)
        tasks = Task.objects.count()
        _kill_while_it_waits(directive)
        directive.refresh_from_db()
        assert directive.state == Directive.State.DRAFT
        assert (Task.objects.count(), Execution.objects.filter(directive=directive).count()) == (tasks, 0)
        assert not Entry.objects.filter(verb="campaigns.issue", subject_id=str(directive.pk)).exists()
        assert_figures_are_right(world.head)
        actions.issue(directive=directive, by=SYSTEM, at=timezone.now(), at_once=10_000)
        assert Task.objects.count() == tasks + UNITS
        assert_figures_are_right(world.head)


def _kill_while_it_waits(directive: Directive) -> None:
    """Issue in another process; once its tasks are written and its executions are not, kill it."""
    with owner_connection(worker_database()) as owner:
        with owner.transaction():
            owner.execute("LOCK TABLE liqaa_campaigns_execution IN SHARE MODE")
            command = [sys.executable, "-c", ISSUE_ALL_AT_ONCE, str(directive.pk)]
            with subprocess.Popen(command, env=_environment(), stderr=subprocess.PIPE) as other:
                try:
                    _until_it_waits(owner, other)
                finally:
                    other.send_signal(signal.SIGKILL)
        _until_its_session_is_gone(owner)


def _until_it_waits(owner, other) -> None:
    """Until the other process asks for the table that is locked: its tasks are written by then."""

    def waits() -> bool:
        assert other.poll() is None, other.stderr.read()
        return bool(owner.execute(f"{LOCKS} AND NOT granted").fetchall())

    _until(waits)


def _until_its_session_is_gone(owner) -> None:
    _until(lambda: not owner.execute(LOCKS).fetchall())


def _until(happened: Callable[[], bool]) -> None:
    """Look again and again until it happened; a minute at most."""
    last = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < last
        time.sleep(0.05)


def _environment() -> dict[str, str]:
    address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{worker_database()}").geturl()
    return {**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "liqaa.config.settings"}
