"""Every migration can be taken back and made again: what a database was before, it is again."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from pytest_django.plugin import DjangoDbBlocker

from liqaa.config.launcher.schema import OWNER_ALIAS
from liqaa.testing import databases

OWN = {each.label for each in apps.get_app_configs() if each.name.startswith("liqaa.")}


@pytest.fixture
def owned(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A migrated database of this test's own, with the country's places in it."""
    name = f"{databases.worker_database()}_back"
    with django_db_blocker.unblock():
        databases.copy_database(databases.TEMPLATE, name)
        databases.point_at(name)
        yield
        databases.point_at(databases.worker_database())


def migrate(*targets):
    MigrationExecutor(connections[OWNER_ALIAS]).migrate(list(targets))


def rooms():
    """Every room that keeps tables: its newest migration and the one before it, if any."""
    graph = MigrationExecutor(connections[OWNER_ALIAS]).loader.graph
    names = {}
    for app, name in sorted(graph.nodes):
        if app in OWN:
            names.setdefault(app, [None]).append(name)
    return {app: (several[-2], several[-1]) for app, several in names.items()}


def schema():
    """Columns, policies, functions and triggers, as the database tells them."""
    with connections[OWNER_ALIAS].cursor() as cursor:
        cursor.execute(
            """SELECT 'column', table_name || '.' || column_name || ' ' || data_type
                 FROM information_schema.columns WHERE table_schema = 'public'
               UNION ALL SELECT 'policy', tablename || '.' || policyname || ' ' || coalesce(qual, '')
                 FROM pg_policies
               UNION ALL SELECT 'locked', relname FROM pg_class WHERE relrowsecurity
               UNION ALL SELECT 'function', proname || ' ' || md5(prosrc) FROM pg_proc
                 WHERE pronamespace = 'public'::regnamespace
               UNION ALL SELECT 'trigger', tgrelid::regclass || ' ' || tgname FROM pg_trigger
                 WHERE NOT tgisinternal
               UNION ALL SELECT 'rule', conrelid::regclass || ' ' || conname FROM pg_constraint
                 WHERE connamespace = 'public'::regnamespace"""
        )
        return set(cursor.fetchall())


def newest_goes_back_and_forth(label):
    before, (last, newest) = schema(), rooms()[label]
    migrate((label, last))
    migrate((label, newest))
    migrate(*((app, name) for app, (_, name) in rooms().items()))
    assert schema() == before


def test_the_newest_migration_of_a_room_that_others_ask_goes_back_and_forth(owned):
    newest_goes_back_and_forth("liqaa_meetings")


@pytest.mark.slow
def test_the_newest_migration_of_every_room_goes_back_and_forth(owned):
    for label in rooms():
        newest_goes_back_and_forth(label)


@pytest.mark.slow
def test_every_migration_goes_back_to_nothing_and_forth_again(owned):
    before, newest = schema(), rooms()
    migrate(*((app, None) for app in newest))
    assert {name for kind, name in schema() if kind == "column" and name.startswith("liqaa_")} == set()
    migrate(*((app, name) for app, (_, name) in newest.items()))
    assert schema() == before
