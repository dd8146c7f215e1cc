"""The room as a Django app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Reading reports into records."""

    name = "liqaa.reports"
    label = "liqaa_reports"
