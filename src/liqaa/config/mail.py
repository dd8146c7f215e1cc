"""Django's mail goes through the outbox: kept, sent once by the worker, retried."""

from django.core.mail.backends.base import BaseEmailBackend


class OutboxBackend(BaseEmailBackend):
    """Queues what Django and its libraries would send."""
