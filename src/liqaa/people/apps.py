"""The room as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons and memberships."""

    name = "liqaa.people"
    label = "liqaa_people"
