"""The room as a Django app."""

from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    """Pages made of many rooms."""

    name = "liqaa.dashboards"
    label = "liqaa_dashboards"
