"""Each test worker's own database, copied from a template that is migrated and loaded once.

The owner makes and migrates; tests run as the application's role. A test in a transaction rolls back; after
one that commits, the database is dropped and copied again, which is quicker than emptying its tables and
brings the reference data back.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import connections
from django.test import TransactionTestCase
from django.utils import timezone
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from liqaa.config.launcher import roles, schema
from liqaa.testing.postgres import FOLDER_VARIABLE

TEMPLATE = "liqaa_template"


def worker_database() -> str:
    """The name of this worker's database."""
    return f"liqaa_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"


def owner_connection(database: str = "postgres") -> psycopg.Connection:
    """A connection of the owner outside Django, for making and dropping databases."""
    return psycopg.connect(os.environ["DATABASE_OWNER_URL"], dbname=database, autocommit=True)


def point_at(database: str) -> None:
    """Let Django's connections of this process lead to ``database`` from now on."""
    schema.close_connections()
    for connection in connections.all():
        connection.settings_dict["NAME"] = database


def copy_database(source: str, name: str) -> None:
    """Make ``name`` a fresh copy of ``source``, ending whoever uses an older one."""
    schema.close_connections()
    with owner_connection() as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
        connection.execute(statement.format(sql.Identifier(name), sql.Identifier(source)))


def make_template(name: str, build: Callable[[], None], *, source: str | None = None) -> None:
    """Make the database ``name`` and fill it by ``build``, once for all workers of this run.

    ``source`` is a template to start from; without it the database starts empty. A build that fails leaves
    nothing.
    """
    with _one_worker_at_a_time(), owner_connection() as connection:
        if roles.database_exists(connection, name):
            return
        draft = f"{name}_draft"
        if source:
            copy_database(source, draft)
        else:
            _make_empty(connection, draft)
        point_at(draft)
        build()
        schema.close_connections()
        renaming = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        connection.execute(renaming.format(sql.Identifier(draft), sql.Identifier(name)))


def _make_empty(connection: psycopg.Connection, name: str) -> None:
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
    roles.make_database(connection, name)
    with owner_connection(name) as inside:
        roles.furnish(inside)


@contextmanager
def _one_worker_at_a_time() -> Iterator[None]:
    with Path(os.environ[FOLDER_VARIABLE], "template.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Replaces pytest-django's own: the template, then this worker's copy of it."""
    with django_db_blocker.unblock():
        make_template(TEMPLATE, lambda: schema.bring_up_to_date(timezone.now()))
        copy_database(TEMPLATE, worker_database())
        point_at(worker_database())
    TransactionTestCase._fixture_teardown = _copy_again  # type: ignore[attr-defined]


@pytest.fixture(scope="session", autouse=True)
def the_house_acts() -> Iterator[None]:
    """A test's own statements act for the system, so that it can prepare and look at every row.

    Requests that it makes act for who is signed in, as everywhere.
    """
    from liqaa.journal.actions import SYSTEM
    from liqaa.kit.acting import acting_for

    with acting_for(SYSTEM):
        yield


def _copy_again(case: TransactionTestCase) -> None:
    """Stands in for Django's flush, which the application's role may not do."""
    copy_database(TEMPLATE, worker_database())
