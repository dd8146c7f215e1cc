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
        from django.utils.translation import gettext_lazy as _

        from liqaa.campaigns.models import Execution
        from liqaa.kit import links, panels, undoing
        from liqaa.meetings.models import Meeting
        from liqaa.reports import jobs  # noqa: F401
        from liqaa.reports import panels as own
        from liqaa.reports.actions.confirming import release
        from liqaa.reports.models import Batch, Reading
        from liqaa.reports.queries import undoing as found

        links.register(Reading, lambda reading: reverse("reports:reading", args=[reading.pk]))
        links.register(Batch, lambda batch: reverse("reports:batch", args=[batch.pk]))
        panels.offer("meeting", "reading", own.reading_of_meeting, position=900)
        panels.offer("execution", "reading", own.reading_for_memo, position=10)
        panels.offer("memo", "reading", own.button_for_memo, position=10)
        undoing.share(
            Meeting,
            "reports.reading",
            covers=[Reading],
            look=found.readings_of_meetings,
            erase=release,
            position=10,
        )
        undoing.describe(Reading, _("A reading"))
        undoing.describe(Execution, _("It answers a memo"), found.call_execution)
