"""The room as a Django app."""

from django.apps import AppConfig
from django.urls import reverse


class FollowupConfig(AppConfig):
    """Outcomes, tasks and their proof."""

    name = "liqaa.followup"
    label = "liqaa_followup"

    def ready(self) -> None:
        """Say where outcomes and tasks are shown, and offer what lower pages show of them."""
        from liqaa.followup import panels as own
        from liqaa.followup.models import Outcome, Task
        from liqaa.kit import links, panels

        links.register(Task, lambda task: reverse("followup:task", args=[task.pk]))
        links.register(Outcome, lambda outcome: reverse("followup:outcome", args=[outcome.pk]))
        panels.offer("home", "tasks", own.waiting, position=10)
        panels.offer("meeting", "outcomes", own.of_meeting, position=10)
        panels.offer("meeting", "before", own.before, position=5)
        panels.offer("body", "founding", own.founding, position=10)
        panels.offer("place", "tasks", own.of_place, position=20)
        panels.offer("body", "tasks", own.of_body, position=30)
