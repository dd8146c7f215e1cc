"""Lines of the lists on home and on a place's page, in the reader's words."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liqaa.followup import rules
from liqaa.followup.models import Task
from liqaa.kit.arabic import isolate
from liqaa.kit.links import url_for

type Line = dict[str, Any]


def is_late(task: Task, today: date) -> bool:
    """Whether a task still owed has passed its day."""
    return rules.is_late(task.state, task.due_on, on=today)


def _days(days: int) -> str:
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def due(due_on: date | None, today: date) -> tuple[str, str]:
    """The words and the tone of a badge that says how far away a day is."""
    if due_on is None:
        return _("No date"), "wait"
    left = (due_on - today).days
    if left < 0:
        return _("%(days)s late") % {"days": _days(-left)}, "late"
    if left == 0:
        return _("today"), "wait"
    return _("in %(days)s") % {"days": _days(left)}, "wait" if left <= 7 else ""


def task_line(task: Task, today: date) -> Line:
    """A task with its place, the body that owes it and how far away its day is."""
    label, tone = due(task.due_on, today)
    return {
        "title": task.title,
        "url": url_for(task),
        "icon": "clock-exclamation" if tone == "late" else "checklist",
        "notes": [isolate(each.name) for each in (task.place, task.body) if each is not None],
        "state": label,
        "tone": tone,
    }
