"""The state of an execution in SQL: the twin of ``rules.state_of``, held equal by a test."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Value, When

from liqaa.bodies.rules.states import FOUNDED, PREPARATORY
from liqaa.campaigns import rules
from liqaa.campaigns.models import Execution
from liqaa.followup import rules as followup
from liqaa.followup.models import Evidence

HANDED_IN = (followup.DONE, followup.VERIFIED)


def state_on(on: date) -> Case:
    """The state of an execution on a day, as one expression over its own facts and what it is linked to."""
    steps = (
        (Q(excused_at__isnull=False), rules.EXCUSED),
        (Q(approved_at__isnull=False), rules.APPROVED),
        (Q(task__state__in=HANDED_IN), rules.REPORTED),
        (Exists(Evidence.objects.filter(task=OuterRef("task_id"))), rules.SENT_BACK),
        (Q(directive__due_on__lt=on), rules.LATE),
        (
            Q(meeting__state=rules.HELD)
            | Q(task__founds__state__in=FOUNDED)
            | Q(task__reached__isnull=False),
            rules.HELD,
        ),
        (Q(meeting__state=rules.PLANNED) | Q(task__founds__state=PREPARATORY), rules.PLANNED),
        (Q(acknowledged_at__isnull=False), rules.ACKNOWLEDGED),
        (Q(seen_at__isnull=False), rules.SEEN),
        (Q(delivered_at__isnull=False), rules.DELIVERED),
    )
    whens = [When(condition, then=Value(state)) for condition, state in steps]
    return Case(*whens, default=Value(rules.WAITING), output_field=CharField())


def with_state(
    executions: QuerySet[Execution], *, on: date, states: Iterable[str] | None = None
) -> QuerySet[Execution]:
    """Executions with their ``state`` on a day; only those in ``states`` when some are given."""
    annotated = executions.annotate(state=state_on(on))
    return annotated if states is None else annotated.filter(state__in=list(states))


def facts_of(execution: Execution, *, evidence: bool | None = None) -> rules.Facts:
    """The facts of one execution, for a decision about it; whether there is evidence is asked unless told."""
    task = execution.task
    return rules.Facts(
        due_on=execution.directive.due_on,
        delivered=execution.delivered_at is not None,
        seen=execution.seen_at is not None,
        acknowledged=execution.acknowledged_at is not None,
        meeting=execution.meeting.state if execution.meeting else "",
        body=task.founds.state if task.founds else "",
        figure=task.reached is not None,
        handed_in=task.state in HANDED_IN,
        evidence=task.evidence.exists() if evidence is None else evidence,
        approved=execution.approved_at is not None,
        excused=execution.excused_at is not None,
    )
