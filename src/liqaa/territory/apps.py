"""The room as a Django app."""

from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    """The country's places."""

    name = "liqaa.territory"
    label = "liqaa_territory"
