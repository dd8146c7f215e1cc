"""The room as a Django app."""

from django.apps import AppConfig


class BodiesConfig(AppConfig):
    """The organisation's own tree and the State's institutions."""

    name = "liqaa.bodies"
    label = "liqaa_bodies"
