"""Outcomes, tasks, evidence."""

from liqaa.followup.models.outcome import Outcome
from liqaa.followup.models.task import Evidence, Task, TaskUpdate

__all__ = ["Evidence", "Outcome", "Task", "TaskUpdate"]
