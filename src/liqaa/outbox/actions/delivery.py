"""Sending a queued message: at most once, whatever dies on the way.

The connection is opened first; whatever fails there is tried again later. Only then is the
message marked as under way, in a transaction of its own, and handed to the server. A run that
finds the mark follows one that died before it learnt the server's answer: the message may have
left, so it is not sent again but shown as unclear (docs/decisions: each message once).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.core.mail.backends.smtp import EmailBackend
from django.db import connection, transaction
from django.utils.translation import gettext as _

from liqaa.journal.actions import SYSTEM, record
from liqaa.outbox.actions.jobs_to_do import leave_delivery
from liqaa.outbox.actions.smtp import connection_to, explain, is_final, is_unclear, plain_mail
from liqaa.outbox.models import MailServer, Message
from liqaa.outbox.rules import UNDER_WAY, wait_after

LOCKS = 0x0B07  # the outbox's own family of PostgreSQL advisory locks


def deliver(*, message: Message, at: datetime) -> Message:
    """Send ``message`` if it is still waiting, and keep what happened.

    A message that was sent, has failed, or is being sent by another worker is left alone. Without
    a server set up it goes on waiting. An attempt that fails leaves a later job, until none is left.
    """
    with _alone(message) as alone:
        message.refresh_from_db()
        if not alone or message.state != Message.State.WAITING:
            return message
        if message.problem == UNDER_WAY:
            return _failed(message, _("It is not known whether the message left: the answer was lost."), at)
        server = MailServer.objects.first()
        if server is None:
            return message
        return _attempt(message, server, at)


@contextmanager
def _alone(message: Message) -> Iterator[bool]:
    """Whether no other process is sending this message; PostgreSQL forgets the lock of one that died."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCKS, message.pk % 2**31])
        taken = bool(cursor.fetchone()[0])
    try:
        yield taken
    finally:
        if taken:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCKS, message.pk % 2**31])


def _attempt(message: Message, server: MailServer, at: datetime) -> Message:
    backend = connection_to(server)
    try:
        backend.open()
    except (OSError, UnicodeError) as problem:
        _close(backend)
        return _try_later(message, str(explain(problem)), at)
    try:
        _mark(message)
        mail = plain_mail(
            server,
            to=message.recipient,
            subject=message.subject,
            body=message.body,
            mark=f"liqaa-{message.pk}",
        )
        backend.send_messages([mail])
    except (OSError, ValueError) as problem:
        return _not_sent(message, problem, at)
    finally:
        _close(backend)
    return _sent(message, at)


def _close(backend: EmailBackend) -> None:
    """End the connection; the message's fate is known by now, so a rude goodbye changes nothing."""
    try:
        backend.close()
    except OSError:
        return


@transaction.atomic
def _mark(message: Message) -> None:
    message.attempts += 1
    message.problem = UNDER_WAY
    message.save(update_fields=["attempts", "problem"])


def _not_sent(message: Message, problem: Exception, at: datetime) -> Message:
    if is_unclear(problem):
        return _failed(message, _("It is not known whether the message left: the answer was lost."), at)
    if is_final(problem):
        return _failed(message, str(explain(problem)), at)
    message.attempts -= 1
    return _try_later(message, str(explain(problem)), at)


@transaction.atomic
def _try_later(message: Message, reason: str, at: datetime) -> Message:
    message.attempts += 1
    wait = wait_after(message.attempts)
    if wait is None:
        return _failed(message, reason, at)
    message.problem = reason[:300]
    message.save(update_fields=["attempts", "problem"])
    leave_delivery(message.pk, after=wait)
    record("outbox.attempt", message, by=SYSTEM, at=at, fields=["attempts", "problem"])
    return message


@transaction.atomic
def _failed(message: Message, reason: str, at: datetime) -> Message:
    """The end without success. The text goes, for it may hold a link that opens a door."""
    message.state, message.problem, message.body = Message.State.FAILED, reason[:300], ""
    message.save(update_fields=["state", "problem", "body", "attempts"])
    record("outbox.fail", message, by=SYSTEM, at=at, fields=["state", "problem"])
    return message


@transaction.atomic
def _sent(message: Message, at: datetime) -> Message:
    """The message left. Its text goes: what was said is its recipient's now."""
    message.state, message.sent_at, message.problem, message.body = Message.State.SENT, at, "", ""
    message.save(update_fields=["state", "sent_at", "problem", "body"])
    record("outbox.deliver", message, by=SYSTEM, at=at, fields=["state", "sent_at"])
    return message
