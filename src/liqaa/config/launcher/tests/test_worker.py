"""What dead workers were doing is done by the living; what the database broke off is done again."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError, connection
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from liqaa.config.launcher import worker

ADD = """
INSERT INTO procrastinate_jobs (queue_name, task_name, status, args, queueing_lock, attempts, worker_id)
VALUES ('default', %s, 'doing', '{}', %s, %s, %s)
"""
BEAT = "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval) RETURNING id"
LEFT = "SELECT task_name, status::text FROM procrastinate_jobs ORDER BY id"


def with_the_app(act: Callable[[App], Coroutine[Any, Any, None]]) -> None:
    """Run ``act`` with the worker's own connections, in a thread of its own."""
    failures: list[BaseException] = []

    async def run() -> None:
        assert isinstance(app.connector, DjangoConnector)
        with app.replace_connector(app.connector.get_worker_connector()) as worker_app:
            async with worker_app.open_async():
                await act(worker_app)

    def live() -> None:
        try:
            asyncio.run(run())
        except BaseException as failure:  # noqa: BLE001 (raised again below)
            failures.append(failure)

    thread = threading.Thread(target=live)
    thread.start()
    thread.join(30)
    assert failures == []


def worker_of(age: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval) RETURNING id",
            [age],
        )
        return int(cursor.fetchone()[0])


def left() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(LEFT)
        return cursor.fetchall()


@pytest.mark.django_db(transaction=True)
def test_the_living_take_up_what_the_dead_were_doing() -> None:
    dead, living = worker_of("2 minutes"), worker_of("5 seconds")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
        for job in (
            ("liqaa_people.make_export", None, 0, dead),
            ("liqaa_people.make_export", None, 0, living),
            ("liqaa_people.expire", "liqaa_people.expire", 0, dead),
            ("liqaa_reports.read_file", None, worker.MOST_TRIES, dead),
        ):
            cursor.execute(ADD, job)
    with_the_app(worker.take_up)
    assert left() == [
        ("liqaa_people.make_export", "todo"),
        ("liqaa_people.make_export", "doing"),
        ("liqaa_reports.read_file", "failed"),
    ]


def test_what_the_database_broke_off_is_done_again_and_other_faults_are_not() -> None:
    with app.replace_connector(app.connector) as worker_app:
        known = {name: task.retry_strategy for name, task in worker_app.tasks.items()}
        try:
            worker.repeat_what_the_database_broke_off(worker_app)
            again = worker_app.tasks["liqaa_people.make_export"].retry_strategy
            assert again is not None
            assert again.max_attempts == worker.MOST_TRIES
            assert again.retry_exceptions == {InterfaceError, OperationalError}
            assert worker_app.tasks["liqaa_people.expire"].retry_strategy is None
            assert (
                worker_app.tasks["liqaa_reports.read_file"].retry_strategy is known["liqaa_reports.read_file"]
            )
        finally:
            for name, strategy in known.items():
                worker_app.tasks[name].retry_strategy = strategy
