"""The field's database: built once for a run, copied for each worker, rolled back after each look."""

import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from liqaa.testing import databases
from liqaa.testing.postgres import FOLDER_VARIABLE

TEMPLATE = "liqaa_access_template"


def _kept() -> Path:
    return Path(os.environ[FOLDER_VARIABLE], "access-field.json")


def _build() -> None:
    from liqaa.journal.actions import SYSTEM
    from liqaa.kit.acting import acting_for
    from tests.access import actors, field

    with acting_for(SYSTEM):
        made = field.build()
        accounts = actors.enrol()
    told = {"rows": made.rows, "tables": made.tables, "known": made.cage.known, "accounts": accounts}
    _kept().write_text(json.dumps(told))


@pytest.fixture(scope="session")
def access_template(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> str:
    """The name of the database in which the field is planted."""
    with django_db_blocker.unblock():
        databases.make_template(TEMPLATE, _build, source=databases.TEMPLATE)
        databases.point_at(databases.worker_database())
    return TEMPLATE


def _open(template: str, blocker: DjangoDbBlocker, name: str) -> Iterator[object]:
    from tests.access.playing import Ground

    with blocker.unblock():
        databases.copy_database(template, name)
        databases.point_at(name)
    yield Ground(json.loads(_kept().read_text()), name)
    with blocker.unblock():
        databases.point_at(databases.worker_database())


@pytest.fixture(scope="module")
def ground(access_template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[object]:
    """A copy of the field of this worker's own, for the tests of one module."""
    yield from _open(access_template, django_db_blocker, f"{databases.worker_database()}_access")


@pytest.fixture(scope="module")
def unlocked(access_template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[object]:
    """The same with the database's lock taken off every table: a copy, so that nobody else is without."""
    name = f"{databases.worker_database()}_unlocked"
    opened = _open(access_template, django_db_blocker, name)
    ground = next(opened)
    with databases.owner_connection(name) as owner:
        shut = owner.execute(
            "SELECT oid::regclass::text FROM pg_class WHERE relrowsecurity AND relkind IN ('r', 'p')"
        )
        for (table,) in shut.fetchall():
            owner.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    yield ground
    next(opened, None)


@pytest.fixture
def quiet() -> Iterator[None]:
    """Thousands of refusals are expected: none is worth a line in the log."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def leaders(ground: Any) -> dict[str, Any]:
    """The head of three provinces reads with an account of its own: address → who it is."""
    from tests.access.leading import lead

    return {
        account.email: actor for account, actor in (lead(ground, at) for at in ("own", "sibling", "cousin"))
    }
