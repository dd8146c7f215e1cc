"""The room as a Django app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Accounts, grants and sign-in."""

    name = "liqaa.access"
    label = "liqaa_access"
