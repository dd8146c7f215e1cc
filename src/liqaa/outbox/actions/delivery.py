"""Sending a queued message: at most once, whatever dies on the way.

The connection is opened first; whatever fails there is tried again later. Only then is the message
taken: one committed UPDATE writes ``handed_at``, and only the run that wrote it hands the message to the
server. A run that finds the mark leaves the message alone; a mark older than any talk with a server lasts
is that of a run that died before it learnt the answer: the message may have left, so it is not sent again
but shown as unclear. The mark is a row, not a lock of the session, so that all of this holds through a
transaction pooler (docs/decisions/0013).
"""

from datetime import datetime
from typing import Any

from django.core.mail.backends.smtp import EmailBackend
from django.db import transaction
from django.utils.translation import gettext as _

from liqaa.journal.actions import SYSTEM, record
from liqaa.outbox.actions.jobs_to_do import leave_delivery
from liqaa.outbox.actions.smtp import connection_to, explain, is_final, is_unclear, plain_mail
from liqaa.outbox.models import MailServer, Message
from liqaa.outbox.rules import is_silent, wait_after


def deliver(*, message: Message, at: datetime) -> Message:
    """Send ``message`` if it is still waiting, and keep what happened.

    A message that was sent, has failed, or is being sent by another worker is left alone. Without
    a server set up it goes on waiting. An attempt that fails leaves a later job, until none is left.
    """
    message.refresh_from_db()
    if message.state != Message.State.WAITING:
        return message
    if message.handed_at is not None:
        return _unclear(message, at) if is_silent(message.handed_at, at) else message
    server = MailServer.objects.first()
    return message if server is None else _attempt(message, server, at)


def _attempt(message: Message, server: MailServer, at: datetime) -> Message:
    backend = connection_to(server)
    try:
        backend.open()
    except (OSError, UnicodeError) as problem:
        _close(backend)
        return _try_later(message, str(explain(problem)), at, attempts=message.attempts + 1)
    try:
        if not _write(message, handed_at=at, attempts=message.attempts + 1, problem=""):
            return message
        mail = plain_mail(
            server,
            to=message.recipient,
            subject=message.subject,
            body=message.body,
            mark=f"liqaa-{message.pk}",
            calendar=message.calendar,
        )
        backend.send_messages([mail])
    except (OSError, ValueError) as problem:
        return _not_sent(message, problem, at)
    finally:
        _close(backend)
    return _sent(message, at)


def _write(message: Message, **changes: Any) -> bool:
    """Change the row if it still is as this run knows it; False where another run went on with it.

    Two runs at once never both get True: the second's UPDATE waits for the first's, and finds another row.
    """
    known = Message.objects.filter(
        pk=message.pk,
        state=Message.State.WAITING,
        handed_at=message.handed_at,
        attempts=message.attempts,
    )
    with transaction.atomic():
        written = known.update(**changes) == 1
    if written:
        for name, value in changes.items():
            setattr(message, name, value)
    return written


def _close(backend: EmailBackend) -> None:
    """End the connection; the message's fate is known by now, so a rude goodbye changes nothing."""
    try:
        backend.close()
    except OSError:
        return


def _not_sent(message: Message, problem: Exception, at: datetime) -> Message:
    if is_unclear(problem):
        return _unclear(message, at)
    if is_final(problem):
        return _failed(message, str(explain(problem)), at)
    return _try_later(message, str(explain(problem)), at, attempts=message.attempts)


@transaction.atomic
def _try_later(message: Message, reason: str, at: datetime, *, attempts: int) -> Message:
    wait = wait_after(attempts)
    if wait is None:
        return _failed(message, reason, at, attempts=attempts)
    if _write(message, attempts=attempts, problem=reason[:300], handed_at=None):
        leave_delivery(message.pk, after=wait)
        record("outbox.attempt", message, by=SYSTEM, at=at, fields=["attempts", "problem"])
    return message


def _unclear(message: Message, at: datetime) -> Message:
    return _failed(message, _("It is not known whether the message left: the answer was lost."), at)


@transaction.atomic
def _failed(message: Message, reason: str, at: datetime, *, attempts: int | None = None) -> Message:
    """The end without success. The text goes, for it may hold a link that opens a door."""
    counted = message.attempts if attempts is None else attempts
    failed = Message.State.FAILED
    emptied: dict[str, Any] = {"body": "", "calendar": "", "handed_at": None}
    if _write(message, state=failed, problem=reason[:300], attempts=counted, **emptied):
        record("outbox.fail", message, by=SYSTEM, at=at, fields=["state", "problem"])
    return message


@transaction.atomic
def _sent(message: Message, at: datetime) -> Message:
    """The message left, also where another run had given this one up. Its text is its recipient's now."""
    message.state, message.sent_at, message.problem, message.body = Message.State.SENT, at, "", ""
    message.handed_at, message.calendar = None, ""
    message.save(update_fields=["state", "sent_at", "problem", "body", "calendar", "handed_at"])
    record("outbox.deliver", message, by=SYSTEM, at=at, fields=["state", "sent_at"])
    return message
