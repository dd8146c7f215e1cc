"""The kit as a Django app."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    """Holds templates, static files and the SQL functions of text; no table."""

    name = "liqaa.kit"
    label = "liqaa_kit"
