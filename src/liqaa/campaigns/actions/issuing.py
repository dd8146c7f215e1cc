"""Issuing a directive: one execution and one task for each it asks, also those founded while it is open."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from liqaa.bodies.models import Appointment, Office
from liqaa.bodies.queries import held_on
from liqaa.bodies.rules.seats import LEADS_BELOW
from liqaa.campaigns import rules
from liqaa.campaigns.actions.jobs_to_do import leave_spreading
from liqaa.campaigns.actions.sentences import refused
from liqaa.campaigns.models import Directive, Execution
from liqaa.campaigns.queries.targets import Target, targets
from liqaa.campaigns.rules import Reason
from liqaa.followup import actions as followup
from liqaa.followup.actions import Owed
from liqaa.followup.models import Outcome, Task
from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor

AT_ONCE = 200
"""Up to so many are asked within the request that issues; more are asked by the worker, with progress."""
BATCH = 500
TASK_TYPES = {
    rules.MEETING: Outcome.Type.MEETING,
    rules.FOUNDING: Outcome.Type.BODY,
    rules.FIGURE: Outcome.Type.TARGET,
    rules.REPORT: Outcome.Type.TASK,
    rules.ANSWER: Outcome.Type.TASK,
}


@transaction.atomic
def issue(*, directive: Directive, by: Actor, at: datetime, at_once: int = AT_ONCE) -> Directive:
    """Issue a draft: everybody asked owes it from now on. Issued already, it stays as it is.

    Up to ``at_once`` executions are made here; more are made by the worker, in batches. Raises ``Refused``
    when nobody is asked or the end has gone by.
    """
    directive = Directive.objects.select_for_update(of=("self",)).get(pk=directive.pk)
    if directive.state == Directive.State.ISSUED:
        return directive
    _check(directive, at)
    today = timezone.localdate(at)
    asked = targets(directive, on=today)
    if not asked:
        raise refused(Reason.NOBODY_ASKED, "asked")
    directive.expected = len(asked)
    directive.state, directive.issued_at = Directive.State.ISSUED, at
    directive.issued_on = directive.issued_on or today
    fields = ["state", "issued_at", "issued_on", "expected", "spread_at"]
    directive.save(update_fields=fields)
    if directive.expected > at_once:
        leave_spreading(directive.pk)
    else:
        _make(directive, asked, by=by, at=at, all_of_them=True)
    journal.record("campaigns.issue", directive, by=by, at=at, place=directive.scope, fields=fields)
    return directive


@transaction.atomic
def spread(*, directive: Directive, by: Actor, at: datetime, limit: int = BATCH) -> int:
    """Make the executions of those asked who have none, at most ``limit``; returns how many were made.

    Nothing missing: nothing is written. The directive is locked, so two workers never ask anybody twice.
    """
    directive = Directive.objects.select_for_update(of=("self",)).get(pk=directive.pk)
    if directive.state != Directive.State.ISSUED:
        return 0
    found = targets(directive, on=timezone.localdate(at), limit=limit)
    _make(directive, found, by=by, at=at, all_of_them=len(found) < limit)
    if found:
        journal.record("campaigns.spread", directive, by=by, at=at, place=directive.scope)
    return len(found)


@transaction.atomic
def catch_up(*, by: Actor, at: datetime) -> int:
    """Ask whoever was founded since of every open directive, and deliver to who can read by now.

    Returns the number of new executions.
    """
    open_ones = Directive.objects.filter(state=Directive.State.ISSUED).order_by("pk")
    made = sum(spread(directive=each, by=by, at=at) for each in open_ones)
    _deliver(at)
    return made


def _check(directive: Directive, at: datetime) -> None:
    reason = rules.refusal_of_directive("issue", directive.state)
    if reason:
        raise refused(reason)
    if directive.due_on < timezone.localdate(at):
        raise refused(Reason.DUE_IN_THE_PAST, "due_on")


def _make(
    directive: Directive, found: Sequence[Target], *, by: Actor, at: datetime, all_of_them: bool
) -> None:
    """Tasks and executions of the targets, in a constant number of statements; notes when all have one."""
    if found:
        offices, read = _leading(found, at)
        owed = [_owed(directive, each, offices) for each in found]
        tasks = followup.owe(owed=owed, cause=directive, place=directive.scope, by=by, at=at)
        pairs = zip(found, tasks, strict=True)
        Execution.objects.bulk_create([_execution(directive, each, task, read, at) for each, task in pairs])
    if all_of_them and directive.spread_at is None:
        directive.spread_at = at
        directive.save(update_fields=["spread_at"])


def _leading(found: Sequence[Target], at: datetime) -> tuple[dict[int, int], set[int]]:
    """The office that owes in each body, and the bodies where somebody leading it can read here."""
    held = Appointment.objects.filter(held_on(timezone.localdate(at)), office=OuterRef("pk"))
    readers = held.filter(person__account__is_active=True)
    leading = Office.objects.filter(body__in={each.body.pk for each in found}, rank__lt=LEADS_BELOW)
    rows = leading.annotate(taken=Exists(held), read=Exists(readers)).order_by("taken", "-rank", "-pk")
    offices, read = {}, set()
    for pk, body, readable in rows.values_list("pk", "body_id", "read"):
        offices[body] = pk  # the last one wins: held before vacant, then the highest rank
        if readable:
            read.add(body)
    return offices, read


def _owed(directive: Directive, target: Target, offices: dict[int, int]) -> Owed:
    return Owed(
        title=directive.title,
        type=TASK_TYPES[directive.ask],
        scope=target.scope,
        body=target.body,
        office_id=offices.get(target.body.pk),
        place=target.place,
        due_on=directive.due_on,
        target=directive.target if directive.ask == rules.FIGURE else None,
    )


def _execution(directive: Directive, target: Target, task: Task, read: set[int], at: datetime) -> Execution:
    return Execution(
        directive=directive,
        body=target.body,
        place=target.place,
        scope=target.scope,
        above=target.above,
        task=task,
        delivered_at=at if target.body.pk in read else None,
    )


def _deliver(at: datetime) -> None:
    """Executions that reached nobody are delivered once somebody who leads the body can read here."""
    leading = Appointment.objects.filter(
        held_on(timezone.localdate(at)),
        office__body=OuterRef("body"),
        office__rank__lt=LEADS_BELOW,
        person__account__is_active=True,
    )
    waiting = Execution.objects.filter(directive__state=Directive.State.ISSUED, delivered_at=None)
    waiting.filter(Exists(leading)).update(delivered_at=at)
