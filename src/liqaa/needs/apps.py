"""The room as a Django app."""

from django.apps import AppConfig


class NeedsConfig(AppConfig):
    """What residents need and what was achieved."""

    name = "liqaa.needs"
    label = "liqaa_needs"
