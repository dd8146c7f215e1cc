"""Closing a directive, withdrawing it, taking back an issue made by mistake."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.campaigns import rules
from liqaa.campaigns.actions.sentences import SENTENCES, refused
from liqaa.campaigns.models import Directive, Execution
from liqaa.campaigns.rules import Reason
from liqaa.followup import rules as followup_rules
from liqaa.followup.models import Evidence, Task, TaskUpdate
from liqaa.journal import actions as journal
from liqaa.kit.refusals import Refused, Sentence

NAMED = 3


@transaction.atomic
def close(*, directive: Directive, by: Account, at: datetime) -> Directive:
    """Stop asking and reminding. What is owed stays owed: reports may still come and be approved."""
    directive = _locked(directive, "close")
    return _ended(directive, "close", by=by, at=at)


@transaction.atomic
def withdraw(*, directive: Directive, reason: str, by: Account, at: datetime) -> Directive:
    """Take a directive out of force for a reason: what was still owed is cancelled, what was done stays."""
    directive = _locked(directive, "withdraw")
    words = reason.strip()
    if not words:
        raise refused(Reason.NO_REASON_GIVEN, "reason")
    owed = list(
        Task.objects.select_for_update(of=("self",)).filter(
            execution__directive=directive, state__in=followup_rules.LIVE
        )
    )
    Task.objects.filter(pk__in=[task.pk for task in owed]).update(state=followup_rules.CANCELLED)
    TaskUpdate.objects.bulk_create(
        TaskUpdate(task=task, scope=task.scope, at=at, by=by, state=followup_rules.CANCELLED, text=words)
        for task in owed
    )
    return _ended(directive, "withdraw", by=by, at=at)


@transaction.atomic
def take_back(*, directive: Directive, by: Account, at: datetime) -> Directive:
    """Undo an issue made by mistake, with every execution and task it made: it is a draft again.

    Raises ``Refused`` when somebody has worked on it, naming the first of them. Seen only is no work.
    """
    directive = _locked(directive, "take_back")
    executions = directive.executions.select_for_update(of=("self",))
    worked = list(_worked_on(executions).select_related("body")[: NAMED + 1])
    if worked:
        raise Refused(*_reasons(worked))
    tasks = list(executions.values_list("task_id", flat=True))
    directive.executions.all().delete()
    Task.objects.filter(pk__in=tasks).delete()
    directive.state, directive.issued_at = Directive.State.DRAFT, None
    directive.expected = directive.spread_at = None
    directive.save(update_fields=["state", "issued_at", "expected", "spread_at"])
    journal.record(
        "campaigns.take_back", directive, by=by, at=at, place=directive.scope, fields=["state", "executions"]
    )
    return directive


def _locked(directive: Directive, move: str) -> Directive:
    directive = Directive.objects.select_for_update(of=("self",)).get(pk=directive.pk)
    reason = rules.refusal_of_directive(move, directive.state)
    if reason:
        raise refused(reason)
    return directive


def _ended(directive: Directive, move: str, *, by: Account, at: datetime) -> Directive:
    directive.state = rules.DIRECTIVE_MOVES[move][directive.state]
    directive.ended_at = directive.ended_at or at
    directive.save(update_fields=["state", "ended_at"])
    journal.record(
        f"campaigns.{move}", directive, by=by, at=at, place=directive.scope, fields=["state", "ended_at"]
    )
    return directive


def _worked_on(executions: QuerySet[Execution]) -> QuerySet[Execution]:
    """Executions on which somebody has done something: the twin of ``rules.work_on_it``."""
    told = Q(acknowledged_at__isnull=False) | Q(meeting__isnull=False) | Q(excused_at__isnull=False)
    moved = (
        ~Q(task__state=followup_rules.OPEN) | Q(task__founds__isnull=False) | Q(task__reached__isnull=False)
    )
    evidence = Exists(Evidence.objects.filter(task=OuterRef("task_id")))
    words = Exists(TaskUpdate.objects.filter(task=OuterRef("task_id")))
    return executions.filter(told | moved | Q(evidence) | Q(words)).order_by("scope", "pk")


def _reasons(worked: Sequence[Execution]) -> list[Sentence]:
    names = "، ".join(each.body.name for each in worked[:NAMED])
    if len(worked) > NAMED:
        names += "…"
    return [
        SENTENCES[Reason.WORK_DONE],
        _("Who has begun: %(names)s. You can withdraw the directive instead: what was done then stays.")
        % {"names": names},
    ]
