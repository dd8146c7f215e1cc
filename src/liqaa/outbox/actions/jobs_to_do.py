"""Leaving a job for the worker inside the transaction that needs it."""

from datetime import timedelta

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

DELIVER = "liqaa_outbox.deliver"
"""The job's name: actions leave it by name, because jobs stand above actions."""


def leave_delivery(message_id: int, *, after: timedelta = timedelta()) -> None:
    """Ask the worker to deliver a message, at once or ``after`` a while.

    The job is written over Django's own connection, so it exists if and only if the transaction
    commits; a worker process would otherwise use a connection of its own.
    """
    inside = app.with_connector(DjangoConnector())
    job = inside.configure_task(
        DELIVER, schedule_in={"seconds": int(after.total_seconds())} if after else None
    )
    job.defer(message_id=message_id)
