"""The same cells with one lock alone: each of the two must hold by itself."""

import pytest
from django.db import connection

from liqaa.access.models import Account
from liqaa.kit.scopes import Reach
from tests.access.drawing import KEYS, PARTS, play
from tests.access.field import GROUNDS

pytestmark = [pytest.mark.access, pytest.mark.django_db, pytest.mark.usefixtures("quiet")]


@pytest.fixture
def opened(monkeypatch):
    """Every check of the application says yes, to every account that is signed in."""
    monkeypatch.setattr(Account, "reach", lambda account, right: Reach(("ma",)))
    assert Account().may("people.see", at=GROUNDS["cousin"])
    assert Account().may_anywhere("access.set_up")


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("key", KEYS)
def test_the_database_alone(ground, key, part, opened, record_property):
    """No canary of a foreign place comes out, and no foreign row changes; what the answer is called may
    differ."""
    asked, faults = play(ground, key, "database", part, alone="database")
    record_property("checks", asked)
    assert faults == [], "\n".join(faults)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("key", KEYS)
def test_the_application_alone(unlocked, key, part, record_property):
    """The same answers as with both locks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relrowsecurity AND relkind IN ('r', 'p')")
        assert cursor.fetchone() == (0,)
    asked, faults = play(unlocked, key, "application", part)
    record_property("checks", asked)
    assert faults == [], "\n".join(faults)
