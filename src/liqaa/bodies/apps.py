"""The room as a Django app."""

from django.apps import AppConfig


class BodiesConfig(AppConfig):
    """The organisation's own tree and the State's institutions."""

    name = "liqaa.bodies"
    label = "liqaa_bodies"

    def ready(self) -> None:
        """Say which pages show a body and an institution, and offer panels to the rooms below."""
        from django.urls import reverse

        from liqaa.bodies import panels as own
        from liqaa.bodies.models import Body, Institution
        from liqaa.kit import links, panels
        from liqaa.people.queries import describe_with

        links.register(Body, lambda body: reverse("bodies:body", args=[body.pk]))
        links.register(Institution, lambda institution: reverse("bodies:institution", args=[institution.pk]))
        panels.offer("person", "bodies.capacities", own.capacities, position=10)
        panels.offer("place", "bodies.here", own.in_place, position=20)
        panels.offer("home", "bodies.over", own.waiting, position=60)
        describe_with(own.describe)
