"""The room as a Django app."""

from django.apps import AppConfig
from django.urls import reverse


class MeetingsConfig(AppConfig):
    """Meetings and who was there."""

    name = "liqaa.meetings"
    label = "liqaa_meetings"

    def ready(self) -> None:
        """Say where a meeting is shown, and offer what lower pages show of meetings."""
        from liqaa.kit import links, panels
        from liqaa.meetings import jobs  # noqa: F401 (makes the jobs known)
        from liqaa.meetings import panels as own
        from liqaa.meetings.models import Meeting, Series

        links.register(Meeting, lambda meeting: reverse("meetings:meeting", args=[meeting.pk]))
        links.register(Series, lambda series: reverse("meetings:series", args=[series.pk]))
        panels.offer("body", "meetings", own.of_body, position=40)
        panels.offer("person", "meetings", own.of_person, position=60)
        panels.offer("account", "calendar", own.of_account, position=40)
        own.offer_layer_of_plans()
        self._undo()

    def _undo(self) -> None:
        """Say what goes when a meeting is undone, and what its record keeps from being undone."""
        from django.utils.translation import gettext_lazy as _

        from liqaa.bodies.models import Appointment, Mandate
        from liqaa.kit import links, undoing
        from liqaa.kit.undoing import Name
        from liqaa.meetings import models
        from liqaa.meetings.actions.undoing import erase_people_added
        from liqaa.meetings.queries import undoing as found
        from liqaa.people.models import Person

        undoing.share(
            models.Meeting,
            "meetings.record",
            covers=found.OWN,
            look=found.undo_of_meetings,
            erase=erase_people_added,
        )
        undoing.share(Person, "meetings.visits", covers=[models.Visitor], look=found.visits_of_people)
        undoing.share(Appointment, "meetings.frozen", covers=[], look=found.frozen_offices)
        undoing.share(Mandate, "meetings.frozen", covers=[], look=found.frozen_mandates)
        undoing.describe(models.Meeting, _("A meeting"))
        undoing.describe(models.Series, _("A set of meetings"))
        undoing.describe(models.Participation, _("Took part in a meeting"), found.call_part)
        undoing.describe(
            models.Mention,
            _("Was named at a meeting"),
            lambda row: Name(f"{row.name} · {row.meeting.title}", links.url_for(row.meeting)),
        )
        undoing.describe(
            models.Intervention,
            _("Spoke at a meeting"),
            lambda row: Name(row.text, links.url_for(row.meeting)),
        )
        undoing.describe(
            models.Visitor,
            _("Was kept as a visitor"),
            lambda row: Name(row.meeting.title, links.url_for(row.meeting)),
        )
