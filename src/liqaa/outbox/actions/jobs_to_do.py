"""The job this room leaves for the worker."""

from datetime import timedelta

from liqaa.kit import jobs

DELIVER = "liqaa_outbox.deliver"
"""The job's name."""


def leave_delivery(message_id: int, *, after: timedelta = timedelta()) -> None:
    """Ask the worker to deliver a message, at once or ``after`` a while, once the transaction commits."""
    jobs.leave(DELIVER, after=after, message_id=message_id)
