"""The room as a Django app."""

from django.apps import AppConfig


class BodiesConfig(AppConfig):
    """The organisation's own tree and the State's institutions."""

    name = "liqaa.bodies"
    label = "liqaa_bodies"

    def ready(self) -> None:
        """Say which pages show a body and an institution, offer panels, make the jobs known."""
        from django.urls import reverse

        from liqaa.bodies import jobs  # noqa: F401
        from liqaa.bodies import panels as own
        from liqaa.bodies.models import Body, Institution
        from liqaa.bodies.queries import holders_opened
        from liqaa.kit import links, panels
        from liqaa.people.queries import describe_with, open_with

        links.register(Body, lambda body: reverse("bodies:body", args=[body.pk]))
        links.register(Institution, lambda institution: reverse("bodies:institution", args=[institution.pk]))
        panels.offer("person", "bodies.capacities", own.capacities, position=10)
        panels.offer("grant", "bodies.body", own.narrowed_to)
        describe_with(own.describe)
        open_with(holders_opened)
        self._undo()

    def _undo(self) -> None:
        """Say what goes when something of this room is undone, and how its rows are called."""
        from django.utils.translation import gettext_lazy as _

        from liqaa.bodies import models
        from liqaa.bodies.actions import undoing as taking
        from liqaa.bodies.queries import undoing as found
        from liqaa.kit import undoing
        from liqaa.kit.undoing import Name

        undoing.share(models.Body, "bodies.offices", covers=[models.Office], look=found.undo_of_bodies)
        undoing.share(
            models.Appointment, "bodies.role", covers=[], look=found.nothing_more, erase=taking.forget_role
        )
        undoing.share(
            models.Mandate,
            "bodies.institution",
            covers=[],
            look=found.undo_of_mandates,
            erase=taking.close_institutions,
        )
        undoing.share(
            models.Charter,
            "bodies.offices",
            covers=[],
            look=found.undo_of_charters,
            erase=taking.drop_offices,
        )
        undoing.describe(models.Body, _("A body"))
        undoing.describe(models.Office, _("An office"), found.call_office)
        undoing.describe(models.Appointment, _("Somebody is in office"), found.call_appointment)
        undoing.describe(models.Mandate, _("A mandate is kept"), found.call_mandate)
        undoing.describe(models.Institution, _("An institution"))
        undoing.describe(models.Charter, _("A charter"), lambda row: Name(str(row)))
