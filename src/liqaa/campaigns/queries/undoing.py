"""What taking an issue back would remove, and who has begun already."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from liqaa.campaigns.models import Directive, Execution
from liqaa.campaigns.rules import DIGEST_KEYS, FOUNDING
from liqaa.followup import rules as followup
from liqaa.followup.models import Evidence, TaskUpdate
from liqaa.kit.links import url_for
from liqaa.kit.undoing import SHOWN, Finding, Group, Hindrance, Name
from liqaa.outbox.models import Message


def begun(executions: QuerySet[Execution, Any]) -> QuerySet[Execution, Any]:
    """Executions that a body has begun or somebody judged: the twin of ``rules.work_on_it``."""
    told = Q(meeting__isnull=False) | Q(excused_at__isnull=False)
    moved = ~Q(task__state=followup.OPEN) | Q(task__founds__isnull=False) | Q(task__reached__isnull=False)
    evidence = Exists(Evidence.objects.filter(task=OuterRef("task_id")))
    words = Exists(TaskUpdate.objects.filter(task=OuterRef("task_id")))
    return executions.filter(told | moved | Q(evidence) | Q(words)).order_by("scope", "pk")


def unsent_about(directive: Directive) -> QuerySet[Message]:
    """Digests that still wait to leave and name the directive."""
    waiting = Message.objects.filter(key__startswith=DIGEST_KEYS, state=Message.State.WAITING)
    return waiting.filter(body__contains=directive.title).order_by("pk")


def what_goes(directive: Directive) -> Finding:
    """What taking the issue back removes, or who has begun and so keeps it from being taken back."""
    asked = directive.executions.select_related("directive", "body", "place").order_by("scope", "pk")
    first = begun(directive.executions.select_related("directive", "body", "place"))[:SHOWN]
    going = [
        Group(_("What was asked of a body, with its task"), list(asked)),
        Group(_("Messages that have not left"), list(unsent_about(directive))),
    ]
    return Finding(
        going=[group for group in going if group.rows],
        hindered=[Hindrance(_("Has begun"), each) for each in first],
    )


def call_execution(execution: Execution) -> Name:
    """An execution by the name of who owes it, or of the place where a body is to be founded."""
    named = execution.place if execution.directive.ask == FOUNDING and execution.place else execution.body
    return Name(named.name, url_for(execution))


def call_message(message: Message) -> Name:
    """A message by its subject; never by its address."""
    return Name(message.subject)
