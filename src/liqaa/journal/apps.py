"""The room as a Django app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Append-only lines of what was done."""

    name = "liqaa.journal"
    label = "liqaa_journal"

    def ready(self) -> None:
        """Offer what administrators see of the chain."""
        from liqaa.journal.panels import chain
        from liqaa.kit import panels

        panels.offer("health", "journal.chain", chain, position=10)
