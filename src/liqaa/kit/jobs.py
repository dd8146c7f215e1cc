"""Leaving a job for the worker inside the transaction that needs it."""

from datetime import timedelta

from procrastinate import tasks
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.manager import JobManager


def leave(name: str, *, after: timedelta = timedelta(), **arguments: int | str) -> None:
    """Ask the worker to do the job ``name`` with ``arguments``, at once or ``after`` a while.

    The job is written over Django's own connection, so it exists if and only if the transaction
    commits; a worker process would otherwise use a connection of its own. Actions name a job
    instead of importing it, because jobs stand above actions.
    """
    job = tasks.configure_task(
        name=name,
        job_manager=JobManager(DjangoConnector()),
        schedule_in={"seconds": int(after.total_seconds())} if after else None,
    )
    job.defer(**arguments)
