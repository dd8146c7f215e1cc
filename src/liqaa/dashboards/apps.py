"""The room as a Django app."""

from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    """Pages made of many rooms."""

    name = "liqaa.dashboards"
    label = "liqaa_dashboards"

    def ready(self) -> None:
        """Say which page shows a place."""
        from django.urls import reverse

        from liqaa.kit import links
        from liqaa.territory.models import Place

        links.register(Place, lambda place: reverse("dashboards:place", args=[place.path]))
