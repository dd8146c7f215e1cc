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
        from liqaa.followup.queries import decisions_of
        from liqaa.kit import links, panels, sections

        links.register(Task, lambda task: reverse("followup:task", args=[task.pk]))
        links.register(Outcome, lambda outcome: reverse("followup:outcome", args=[outcome.pk]))
        panels.offer("meeting", "outcomes", own.of_meeting, position=10)
        panels.offer("sitting", "outcomes", own.of_meeting, position=10)
        panels.offer("minutes", "outcomes", own.of_meeting, position=10)
        sections.offer("minutes", "decisions", decisions_of, position=10)
        panels.offer("meeting", "before", own.before, position=5)
        panels.offer("agenda_proposals", "tasks", own.open_tasks, position=20)
        panels.offer("body", "founding", own.founding, position=10)
        panels.offer("body", "tasks", own.of_body, position=30)
        self._undo()

    def _undo(self) -> None:
        """Say what goes when a meeting or something of this room is undone."""
        from django.utils.translation import gettext_lazy as _

        from liqaa.followup import models
        from liqaa.followup.actions.erasing import erase_outcomes
        from liqaa.followup.actions.undoing import erase_made
        from liqaa.followup.queries import undoing as found
        from liqaa.kit import undoing
        from liqaa.meetings.models import Meeting

        undoing.share(
            Meeting,
            "followup.outcomes",
            covers=[models.Outcome, models.Task],
            look=found.outcomes_of_meetings,
            erase=lambda meeting, by, at: erase_outcomes(meeting=meeting, by=by, at=at),
            position=30,
        )
        undoing.share(
            models.Outcome,
            "followup.made",
            covers=[models.Task],
            look=found.undo_of_outcomes,
            erase=erase_made,
        )
        work = (models.Evidence, models.TaskUpdate)
        undoing.share(models.Task, "followup.work", covers=work, look=found.work_on_tasks)
        undoing.share(models.Evidence, "followup.judged", covers=[], look=found.judged)
        undoing.share(models.FoundingStep, "followup.steps", covers=[], look=found.undo_of_steps)
        undoing.describe(models.Task, _("A task"), found.call_task)
        undoing.describe(models.Outcome, _("An outcome"))
        undoing.describe(models.Evidence, _("It proves a task"), found.call_proof)
        undoing.describe(models.FoundingStep, _("A step of its founding was taken"), found.call_step)
