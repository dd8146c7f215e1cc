"""The room as a Django app."""

from django.apps import AppConfig
from django.urls import reverse


class CountdownConfig(AppConfig):
    """Congresses and elections, and how ready places are for them."""

    name = "liqaa.countdown"
    label = "liqaa_countdown"

    def ready(self) -> None:
        """Say where events are shown, and offer what other pages show of them."""
        from liqaa.countdown import panels as own
        from liqaa.countdown.models import Event, Quota
        from liqaa.kit import links, panels

        links.register(Event, lambda event: reverse("countdown:event", args=[event.pk]))
        links.register(Quota, lambda quota: reverse("countdown:quota", args=[quota.pk]))
        panels.offer("home", "countdown", own.at_home, position=20)
        panels.offer("place", "countdown", own.of_place, position=20)
