"""The room as a Django app."""

from django.apps import AppConfig
from django.urls import reverse


class NeedsConfig(AppConfig):
    """What residents need and what was achieved."""

    name = "liqaa.needs"
    label = "liqaa_needs"

    def ready(self) -> None:
        """Say where a need is shown, and offer what lower pages show of needs."""
        from liqaa.kit import links, panels
        from liqaa.needs import panels as own
        from liqaa.needs.models import Need

        links.register(Need, lambda need: reverse("needs:need", args=[need.pk]))
        panels.offer("home", "needs", own.waiting, position=30)
        panels.offer("meeting", "answers", own.answers_of_meeting, position=15)
        panels.offer("meeting", "needs", own.of_meeting, position=20)
        panels.offer("meeting", "achievements", own.achievements_of_meeting, position=30)
        panels.offer("place", "needs", own.of_place, position=30)
