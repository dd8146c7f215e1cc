from datetime import UTC, datetime, timedelta
from importlib.metadata import version

import pytest
from django.db import connection
from django.test import Client, RequestFactory

from liqaa.config import health

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "state"), [(0, "ok"), (30, "ok"), (31, "late"), (90, "late"), (91, "down"), (86_400, "down")]
)
def test_the_worker_is_as_well_as_its_last_beat_is_young(seconds, state):
    assert health.worker_state(NOW - timedelta(seconds=seconds), NOW) == state


def test_a_worker_that_never_beat_is_down():
    assert health.worker_state(None, NOW) == "down"


def beat(seconds_ago: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s))",
            [seconds_ago],
        )


@pytest.mark.django_db
def test_all_is_well_while_the_newest_worker_beats():
    beat(3_600)
    beat(5)
    answer = Client().get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"database": "ok", "worker": "ok", "lock": "ok", "version": version("liqaa")}


@pytest.mark.django_db
def test_a_missing_worker_is_an_outage_without_a_sign_in():
    answer = Client().get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["worker"] == "down"


@pytest.mark.django_db(transaction=True)
def test_a_database_that_does_not_answer_is_an_outage(settings):
    connection.close()
    true_name = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = "not_there"
    try:
        answer = health.healthz(RequestFactory().get("/healthz"))
    finally:
        connection.close()
        connection.settings_dict["NAME"] = true_name
    assert answer.status_code == 503
    assert b'"database": "down", "worker": "down"' in answer.content
