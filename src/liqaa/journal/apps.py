"""The room as a Django app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Append-only lines of what was done."""

    name = "liqaa.journal"
    label = "liqaa_journal"
