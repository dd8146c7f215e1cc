"""The room as a Django app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Reading reports into records."""

    name = "liqaa.reports"
    label = "liqaa_reports"
    verbose_name = "reports"

    def ready(self) -> None:
        """Say which page shows a reading, and offer this room's panels."""
        from django.urls import reverse

        from liqaa.kit import links, panels
        from liqaa.reports.models import Reading
        from liqaa.reports.panels import reading_of_meeting

        links.register(Reading, lambda reading: reverse("reports:reading", args=[reading.pk]))
        panels.offer("meeting", "reading", reading_of_meeting, position=900)
