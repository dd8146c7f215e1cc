"""Django's mail goes through the outbox: kept, sent once by the worker, retried."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.outbox.actions import queue


class OutboxBackend(BaseEmailBackend):
    """Queues what Django and its libraries would send: the plain text, one message per address."""

    def __init__(self, **options: Any) -> None:
        """Take no options beyond those of every backend."""
        super().__init__(**options)

    @transaction.atomic
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue all of them, or none when one cannot be; returns how many."""
        with acting_for(SYSTEM):
            return self._queue(email_messages)

    def _queue(self, email_messages: Sequence[EmailMessage]) -> int:
        for mail in email_messages:
            if mail.attachments:
                raise ValueError("the outbox carries text only")
            for address in mail.recipients():
                queue(
                    key=f"mail-{uuid4()}",
                    recipient=address,
                    subject=str(mail.subject),
                    body=str(mail.body),
                    by=SYSTEM,
                    at=timezone.now(),
                )
        return len(email_messages)
