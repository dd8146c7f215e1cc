"""The job this room leaves for the worker."""

from datetime import timedelta

from procrastinate.contrib.django.models import ProcrastinateJob

from liqaa.kit import jobs
from liqaa.outbox import queries

DELIVER = "liqaa_outbox.deliver"
"""The job's name."""


def leave_delivery(message_id: int, *, after: timedelta = timedelta()) -> None:
    """Ask the worker to deliver a message, at once or ``after`` a while, once the transaction commits."""
    jobs.leave(DELIVER, after=after, message_id=message_id)


def leave_forsaken() -> int:
    """Leave a delivery for each waiting message that no job is left for; returns how many.

    A job ends without having said so when its database goes away under it, and one that counts as being done
    may be nobody's: only those still to do are counted. One too many does no harm, a message leaves once.
    Without a server to leave by, messages wait on purpose.
    """
    if queries.mail_server() is None:
        return 0
    left = ProcrastinateJob.objects.filter(task_name=DELIVER, status="todo")
    cared_for = set(left.values_list("args__message_id", flat=True))
    forsaken = [message.pk for message in queries.waiting().only("pk") if message.pk not in cared_for]
    for number in forsaken:
        leave_delivery(number)
    return len(forsaken)
