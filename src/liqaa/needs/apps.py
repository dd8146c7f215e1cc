"""The room as a Django app."""

from django.apps import AppConfig
from django.urls import reverse


class NeedsConfig(AppConfig):
    """What residents need and what was achieved."""

    name = "liqaa.needs"
    label = "liqaa_needs"

    def ready(self) -> None:
        """Say where a need is shown, and offer what lower pages show of needs."""
        from liqaa.kit import links, panels, sections
        from liqaa.needs import panels as own
        from liqaa.needs.models import Need
        from liqaa.needs.queries import heard_section

        links.register(Need, lambda need: reverse("needs:need", args=[need.pk]))
        panels.offer("meeting", "answers", own.answers_of_meeting, position=15)
        panels.offer("minutes", "needs", own.of_meeting, position=20)
        sections.offer("minutes", "needs", heard_section, position=20)
        panels.offer("agenda_proposals", "answers", own.answers_of_meeting, position=10)
        panels.offer("agenda_proposals", "needs", own.unanswered, position=30)
        panels.offer("meeting", "needs", own.of_meeting, position=20)
        panels.offer("meeting", "achievements", own.achievements_of_meeting, position=30)
        self._undo()

    def _undo(self) -> None:
        """Say what goes when a meeting or something of this room is undone."""
        from django.utils.translation import gettext_lazy as _

        from liqaa.kit import undoing
        from liqaa.meetings.models import Meeting
        from liqaa.needs import models
        from liqaa.needs.actions.undoing import forget_heard
        from liqaa.needs.queries import undoing as found

        undoing.share(
            Meeting,
            "needs.heard",
            covers=[models.Hearing, models.Achievement, models.Telling],
            look=found.heard_at_meetings,
            erase=forget_heard,
            position=40,
        )
        undoing.share(models.Hearing, "needs.alone", covers=[], look=found.undo_of_hearings)
        undoing.share(models.Need, "needs.heard", covers=[models.Hearing], look=found.hearings_of)
        undoing.describe(models.Need, _("A need"))
        undoing.describe(models.Hearing, _("A meeting heard it"), found.call_hearing)
        undoing.describe(models.Telling, _("Its answer is told back"), found.call_telling)
        undoing.describe(models.Achievement, _("An achievement"), found.call_achievement)
