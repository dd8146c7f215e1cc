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
        from liqaa.meetings import panels as own
        from liqaa.meetings.models import Meeting

        links.register(Meeting, lambda meeting: reverse("meetings:meeting", args=[meeting.pk]))
        panels.offer("home", "meetings", own.coming, position=40)
        panels.offer("place", "meetings", own.of_place, position=40)
        panels.offer("body", "meetings", own.of_body, position=40)
        panels.offer("person", "meetings", own.of_person, position=60)
