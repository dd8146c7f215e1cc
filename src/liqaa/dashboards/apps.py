"""The room as a Django app."""

from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    """Pages made of many rooms."""

    name = "liqaa.dashboards"
    label = "liqaa_dashboards"

    def ready(self) -> None:
        """Say which page shows a place, offer what the home shows of this room, and the layers of the map."""
        from django.urls import reverse

        from liqaa.dashboards import jobs  # noqa: F401
        from liqaa.dashboards.panels import drills, first_run, history, on_map, privacy
        from liqaa.dashboards.queries import map_layers
        from liqaa.dashboards.queries.history import SEEN_BY
        from liqaa.kit import links, panels
        from liqaa.people.models import DataRequest
        from liqaa.territory.models import Place

        links.register(DataRequest, lambda asked: reverse("dashboards:data_request", args=[asked.pk]))
        links.register(Place, lambda place: reverse("dashboards:place", args=[place.path]))
        panels.offer("home", "dashboards.set_up", first_run.unfinished, position=0)
        panels.offer("home", "dashboards.drills", drills.overdue, position=1)
        panels.offer("health", "dashboards.drills", drills.standing, position=20)
        for kind in SEEN_BY:
            panels.offer(kind, "dashboards.history", history.of(kind), position=990)
        panels.offer("person", "dashboards.privacy", privacy.data_of_person, position=950)
        panels.offer("series", "dashboards.map", on_map.of_series, position=10)
        map_layers.offer_own()
