"""Giving tasks an owner and a date, several in one go."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from liqaa.bodies.models import Office
from liqaa.followup import rules
from liqaa.followup.actions.sentences import refused
from liqaa.followup.models import Task
from liqaa.followup.rules import Reason
from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.people.models import Person


@transaction.atomic
def assign(
    *,
    tasks: Sequence[Task],
    by: Actor,
    at: datetime,
    office: Office | None = None,
    person: Person | None = None,
    due_on: date | None = None,
) -> list[Task]:
    """Give every one of ``tasks`` the owner and the date; what is None stays as it is.

    An office makes its body the one that owes the task; a person given alone takes the office's place.
    All or none: raises ``Refused`` when one of them no longer allows it or the day has gone by. One line
    of the journal for each task.
    """
    changes = _changes(office, person, due_on)
    _check(tasks, changes, due_on, today=timezone.localdate(at))
    locked = list(Task.objects.select_for_update(of=("self",)).filter(pk__in=[task.pk for task in tasks]))
    for reason in filter(None, (rules.refusal("assign", task.state) for task in locked)):
        raise refused(reason)
    for task in locked:
        for field, value in changes.items():
            setattr(task, field, value)
        task.save(update_fields=list(changes))
        journal.record("followup.assign", task, by=by, at=at, place=task.scope, fields=changes)
    return locked


def _changes(office: Office | None, person: Person | None, due_on: date | None) -> dict[str, object]:
    changes: dict[str, object] = {}
    if office or person:
        changes |= {"office": office, "person": person}
    if office:
        changes["body"] = office.body
    if due_on:
        changes["due_on"] = due_on
    return changes


def _check(tasks: Sequence[Task], changes: dict[str, object], due_on: date | None, *, today: date) -> None:
    if not tasks:
        raise refused(Reason.NO_TASKS, "tasks")
    if not changes:
        raise refused(Reason.NOTHING_ASSIGNED, "office")
    if due_on and due_on < today:
        raise refused(Reason.DUE_IN_THE_PAST, "due_on")
