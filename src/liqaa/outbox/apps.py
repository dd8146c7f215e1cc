"""The room as a Django app."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Messages that leave the product."""

    name = "liqaa.outbox"
    label = "liqaa_outbox"

    def ready(self) -> None:
        """Make the worker know this room's jobs."""
        from liqaa.outbox import jobs  # noqa: F401
