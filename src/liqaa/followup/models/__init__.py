"""Outcomes, tasks, evidence, steps of founding."""

from liqaa.followup.models.founding import FoundingStep
from liqaa.followup.models.outcome import Outcome
from liqaa.followup.models.task import Evidence, Task, TaskUpdate

__all__ = ["Evidence", "FoundingStep", "Outcome", "Task", "TaskUpdate"]
