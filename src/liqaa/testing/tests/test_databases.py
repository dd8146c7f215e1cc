"""What every other test stands on: who the tests are, and that nothing of one reaches the next."""

import pytest
from django.contrib.sessions.models import Session
from django.db import ProgrammingError, connection
from django.utils import timezone

pytestmark = pytest.mark.django_db


def add_session() -> int:
    Session.objects.create(session_key="left behind", session_data="", expire_date=timezone.now())
    return Session.objects.count()


def test_tests_run_as_the_role_that_owns_nothing():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,"
            " (SELECT count(*) FROM pg_class WHERE relowner = pg_roles.oid)"
            " FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == ("liqaa_app", False, False, False, False, 0)


def test_the_application_cannot_change_a_table():
    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="must be owner"):
        cursor.execute("ALTER TABLE django_session ADD COLUMN extra int")


def test_arabic_has_trigrams():
    with connection.cursor() as cursor:
        cursor.execute("SELECT similarity('محمد', 'محمود')")
        assert cursor.fetchone() == (pytest.approx(0.375),)


@pytest.mark.parametrize("_round", [1, 2])
def test_a_test_in_a_transaction_leaves_nothing(_round):
    assert add_session() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", [1, 2, 3])
def test_a_test_that_commits_leaves_nothing(_round):
    assert add_session() == 1
