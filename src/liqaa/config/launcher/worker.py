"""The worker: takes the jobs that rooms left in the database, in order, with retries; seals the journal."""

import asyncio
import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procrastinate import App

GRACE = 8.0
SEALING_GRACE = 3.0
LOOK_EVERY = 5.0  # seconds between two looks for jobs; notices from the server come sooner
LOOK_EVERY_THROUGH_A_POOLER = 1.0  # where no notice comes
SILENT_FOR = 60.0  # seconds without a heartbeat after which a worker is taken for dead
MOST_TRIES = 5

logger = logging.getLogger(__name__)


def work() -> None:
    """Take jobs until SIGTERM; a job under way then has ``GRACE`` seconds to end, the last seals follow."""
    from django.conf import settings

    from liqaa.config.launcher.sealing import Sealing
    from liqaa.journal import anchors
    from liqaa.kit.acting import JOB, acting_from

    sealing = Sealing(settings.HOME / anchors.NAME, settings.ANCHOR_MAIL)
    sealing.start()
    try:
        with acting_from(JOB):
            asyncio.run(_work())
    finally:
        sealing.stop(SEALING_GRACE)


async def _work() -> None:
    from django.conf import settings
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    if not isinstance(app.connector, DjangoConnector):
        raise TypeError(app.connector)
    connector = app.connector.get_worker_connector()
    with app.replace_connector(connector) as worker_app:
        async with worker_app.open_async():
            repeat_what_the_database_broke_off(worker_app)
            taking_up = asyncio.create_task(_keep_taking_up(worker_app))
            try:
                await worker_app.run_worker_async(
                    delete_jobs="successful",
                    shutdown_graceful_timeout=GRACE,
                    listen_notify=not settings.POOLER,  # LISTEN belongs to a session
                    fetch_job_polling_interval=LOOK_EVERY_THROUGH_A_POOLER if settings.POOLER else LOOK_EVERY,
                )
            finally:
                taking_up.cancel()


def repeat_what_the_database_broke_off(worker_app: "App") -> None:
    """Let a job whose database went away under it be done again; what it had begun was rolled back.

    Periodic jobs, known by their queueing lock, come again by themselves.
    """
    from django.db import InterfaceError, OperationalError
    from procrastinate import RetryStrategy

    again = RetryStrategy(
        max_attempts=MOST_TRIES, wait=5, retry_exceptions={InterfaceError, OperationalError}
    )
    for task in worker_app.tasks.values():
        if task.retry_strategy is None and task.queueing_lock is None:
            task.retry_strategy = again


async def _keep_taking_up(worker_app: "App") -> None:
    while True:
        await asyncio.sleep(SILENT_FOR)
        try:
            await take_up(worker_app)
        except Exception:
            logger.exception("taking up the jobs of dead workers")


async def take_up(worker_app: "App") -> None:
    """Leave anew the jobs that workers were doing when they died: each is an id in, one action out.

    Periodic ones are dropped, for they come again; so is one that ended its worker every time.
    """
    from procrastinate.jobs import Status

    manager = worker_app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENT_FOR):
        if job.queueing_lock is not None:
            await manager.finish_job(job, status=Status.FAILED, delete_job=True)
        elif job.attempts >= MOST_TRIES:
            await manager.finish_job(job, status=Status.FAILED, delete_job=False)
        else:
            await manager.retry_job(job)
