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
        from liqaa.countdown.models import Constituency, Event, Quota, ResultSheet
        from liqaa.kit import links, panels

        links.register(Event, lambda event: reverse("countdown:event", args=[event.pk]))
        links.register(Constituency, lambda drawn: reverse("countdown:constituency_results", args=[drawn.pk]))
        links.register(ResultSheet, lambda sheet: reverse("countdown:sheet", args=[sheet.pk]))
        links.register(Quota, lambda quota: reverse("countdown:quota", args=[quota.pk]))
        panels.offer("home", "countdown", own.at_home, position=20)
        panels.offer("place", "countdown", own.of_place, position=20)
        self._undo()

    def _undo(self) -> None:
        """Say what goes when something of this room is undone, and how its rows are called elsewhere."""
        from django.utils.translation import gettext_lazy as _

        from liqaa.countdown import models
        from liqaa.countdown.actions.quotas import drop_quotas
        from liqaa.countdown.queries import undoing as found
        from liqaa.kit import undoing

        kept = (
            models.Constituency,
            models.ConstituencyPlace,
            models.Quota,
            models.Delegate,
            models.ResultSheet,
            models.Renewal,
        )
        undoing.share(
            models.Event, "countdown.made", covers=kept, look=found.undo_of_events, erase=drop_quotas
        )
        undoing.share(
            models.Constituency,
            "countdown.places",
            covers=[models.ConstituencyPlace],
            look=found.nothing_more,
        )
        undoing.share(
            models.Quota, "countdown.delegates", covers=[models.Delegate], look=found.undo_of_quotas
        )
        undoing.share(models.Delegate, "countdown.judged", covers=[], look=found.undo_of_delegates)
        undoing.share(
            models.ResultSheet, "countdown.lines", covers=[models.PastResult], look=found.nothing_more
        )
        undoing.describe(models.Event, _("A congress or an election"))
        undoing.describe(models.Constituency, _("A constituency"), found.call_constituency)
        undoing.describe(models.ResultSheet, _("A file of past results"), found.call_sheet)
        undoing.describe(models.PastResult, _("Past results"), found.call_line)
        undoing.describe(models.Quota, _("A quota of delegates"), found.call_quota)
        undoing.describe(models.Delegate, _("A delegate to a congress"), found.call_delegate)
        undoing.describe(models.Renewal, _("A congress renewed its mandate"), found.call_renewal)
