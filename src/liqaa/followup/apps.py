"""The room as a Django app."""

from django.apps import AppConfig


class FollowupConfig(AppConfig):
    """Outcomes, tasks and their proof."""

    name = "liqaa.followup"
    label = "liqaa_followup"
