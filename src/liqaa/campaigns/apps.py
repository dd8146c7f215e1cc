"""The room as a Django app."""

from django.apps import AppConfig
from django.urls import reverse


class CampaignsConfig(AppConfig):
    """Directives and their execution."""

    name = "liqaa.campaigns"
    label = "liqaa_campaigns"

    def ready(self) -> None:
        """Say where directives are shown, offer what other pages and the map show, make the jobs known."""
        from liqaa.campaigns import (
            jobs,  # noqa: F401
        )
        from liqaa.campaigns import (
            panels as own,
        )
        from liqaa.campaigns.models import Directive, Execution
        from liqaa.kit import links, panels

        links.register(Directive, lambda directive: reverse("campaigns:directive", args=[directive.pk]))
        links.register(Execution, lambda execution: reverse("campaigns:execution", args=[execution.pk]))
        panels.offer("home", "directives", own.at_home, position=10)
        panels.offer("meeting", "directive", own.of_meeting, position=20)
        panels.offer("body", "directives", own.of_body, position=30)
        panels.offer("place", "directives", own.of_place, position=30)
        own.offer_layer_of_directives()
        self._undo()

    def _undo(self) -> None:
        """Say how the rows of this room are called where something is undone."""
        from django.utils.translation import gettext_lazy as _

        from liqaa.campaigns.models import Directive, Execution
        from liqaa.campaigns.queries import undoing as found
        from liqaa.kit import undoing
        from liqaa.outbox.models import Message

        undoing.describe(Directive, _("A directive"))
        undoing.describe(Execution, _("A body was asked by a directive"), found.call_execution)
        undoing.describe(Message, _("A message"), found.call_message)
