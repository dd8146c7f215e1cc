"""Tasks in bulk, for a record of an upper room that asks many bodies for the same thing.

Each of these actions writes one line of the journal for its whole batch, about the record that asks
(``cause``): it is one act of one person. A thousand lines that say the same would hide the others, and the
tasks of a batch are found by what asks for them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Model, QuerySet

from liqaa.bodies.models import Body
from liqaa.followup import rules
from liqaa.followup.actions.sentences import refused
from liqaa.followup.models import Outcome, Task, TaskUpdate
from liqaa.followup.rules import Reason
from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.territory.models import Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Owed:
    """One thing to be owed: by ``body``, through the office ``office_id`` where somebody can hold one."""

    title: str
    body: Body
    scope: str
    type: str = Outcome.Type.TASK
    office_id: int | None = None
    place: Place | None = None
    due_on: date | None = None
    target: int | None = None
    founds: Body | None = None


@transaction.atomic
def owe(*, owed: Sequence[Owed], cause: Model, place: str, by: Actor, at: datetime) -> list[Task]:
    """Open one task for each of ``owed``, in their order: one insert, one line about ``cause``."""
    tasks = Task.objects.bulk_create(
        Task(
            title=each.title,
            type=each.type,
            scope=each.scope,
            body=each.body,
            office_id=each.office_id,
            place=each.place,
            due_on=each.due_on,
            target=each.target,
            founds=each.founds,
            created_at=at,
        )
        for each in owed
    )
    if tasks:
        journal.record("followup.owe", cause, by=by, at=at, place=place, fields=["tasks"])
    return tasks


@transaction.atomic
def release(
    *, tasks: QuerySet[Task], reason: str, cause: Model, place: str, by: Actor, at: datetime
) -> list[Task]:
    """Cancel those of ``tasks`` that are still owed, for one reason that each of them shows.

    Raises ``Refused`` beside ``reason`` where none is given.
    """
    words = reason.strip()
    if not words:
        raise refused(Reason.NO_REASON_GIVEN, "reason")
    live = list(tasks.select_for_update(of=("self",)).filter(state__in=rules.LIVE))
    Task.objects.filter(pk__in=[task.pk for task in live]).update(state=rules.CANCELLED)
    TaskUpdate.objects.bulk_create(
        TaskUpdate(task=task, scope=task.scope, at=at, by_id=by.pk, state=rules.CANCELLED, text=words)
        for task in live
    )
    if live:
        journal.record("followup.release", cause, by=by, at=at, place=place, fields=["state"])
    return live


@transaction.atomic
def postpone(
    *, tasks: QuerySet[Task], due_on: date, cause: Model, place: str, by: Actor, at: datetime
) -> int:
    """Give those of ``tasks`` that are still owed another day; returns how many.

    What is late follows from the day, so nothing else is written.
    """
    live = list(
        tasks.select_for_update(of=("self",)).filter(state__in=rules.LIVE).values_list("pk", flat=True)
    )
    Task.objects.filter(pk__in=live).update(due_on=due_on)
    if live:
        journal.record("followup.postpone", cause, by=by, at=at, place=place, fields=["due_on"])
    return len(live)


@transaction.atomic
def disown(*, tasks: QuerySet[Task], cause: Model, place: str, by: Actor, at: datetime) -> int:
    """Remove tasks that were opened by mistake; returns how many.

    Raises ``Refused`` where something was handed in for one of them: undoing would lose it.
    """
    locked = list(tasks.select_for_update(of=("self",)))
    keys = [task.pk for task in locked]
    handed_in = any(task.state in (rules.DONE, rules.VERIFIED) for task in locked)
    if handed_in or Task.objects.filter(pk__in=keys, evidence__isnull=False).exists():
        raise refused(Reason.WORK_DONE)
    Task.objects.filter(pk__in=keys).delete()
    if keys:
        journal.record("followup.disown", cause, by=by, at=at, place=place, fields=["tasks"])
    return len(keys)
