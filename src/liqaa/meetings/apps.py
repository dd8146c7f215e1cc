"""The room as a Django app."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings and who was there."""

    name = "liqaa.meetings"
    label = "liqaa_meetings"
