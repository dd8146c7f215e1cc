"""How far a membership target is by the register, whatever was told."""

from datetime import date

from django.db.models import Q

from liqaa.followup import rules
from liqaa.followup.models import Task
from liqaa.kit.scopes import below
from liqaa.people.models import Membership


def members_in(path: str, *, on: date) -> int:
    """How many memberships are in force in a place and everything in it on a day."""
    running = Membership.objects.filter(below("scope", path), joined_on__lte=on)
    return running.filter(Q(ended_on=None) | Q(ended_on__gt=on)).count()


def on_record(task: Task, *, on: date) -> int | None:
    """The members on record in the place of a membership target; None for any other task."""
    if task.type != rules.TARGET_TYPE or task.target is None:
        return None
    return members_in(task.scope, on=on)
