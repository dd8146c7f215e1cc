"""Directives and executions as far as an account sees them: by its reach, or because it is asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import Http404

from liqaa.access.models import Account
from liqaa.bodies.models import Appointment, Body
from liqaa.bodies.queries import held_on
from liqaa.bodies.rules.seats import LEADS_BELOW
from liqaa.campaigns import rules
from liqaa.campaigns.models import Directive, Execution
from liqaa.campaigns.queries.later_ends import later_ends
from liqaa.campaigns.queries.states import with_state
from liqaa.followup.models import Evidence, TaskUpdate
from liqaa.kit.scopes import below, covers
from liqaa.territory.models import Place
from liqaa.territory.rules import paths_above

LIVE = (rules.ISSUED, rules.CLOSED)
"""States of a directive that people are shown who do not write directives themselves."""


def executions_seen_by(account: Account) -> QuerySet[Execution]:
    """Every execution under the account's reach, and of the bodies its narrowed grants open."""
    reach = account.reach(rules.SEE)
    return Execution.objects.filter(reach.condition("scope") | reach.of_bodies("body"))


def directives_seen_by(account: Account) -> QuerySet[Directive]:
    """Directives issued within the account's reach, and those that ask somebody within it.

    A draft is seen only by those who may issue there.
    """
    asked = executions_seen_by(account).filter(directive=OuterRef("pk"))
    within = account.reach(rules.SEE).condition("scope") | Q(Exists(asked))
    drafts = account.reach(rules.ISSUE).condition("scope") & Q(state=rules.DRAFT)
    return Directive.objects.filter(drafts | (within & ~Q(state=rules.DRAFT)))


def newest_first(directives: QuerySet[Directive]) -> QuerySet[Directive]:
    """Those still open by their end, the nearest first; then by when they were issued."""
    return directives.order_by(F("issued_at").desc(nulls_first=True), "-pk")


def directive_for_page(pk: int, account: Account) -> Directive:
    """A directive with what its page shows; 404 for an outsider."""
    found = (
        directives_seen_by(account)
        .annotate(ends=later_ends())
        .select_related("issuer")
        .prefetch_related("attachments")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    return found


def places_of_page(directive: Directive, path: str) -> tuple[list[Place], list[Place]]:
    """The places from the directive's scope down to ``path``, and those it is confined to: one statement."""
    above = [each for each in (*paths_above(path), path) if covers(directive.scope, each)]
    chosen = Directive.places.through.objects.filter(directive=directive, place=OuterRef("pk"))
    found = Place.objects.annotate(chosen=Exists(chosen)).filter(Q(path__in=above) | Q(chosen=True))
    places = list(found.order_by("path"))
    return [each for each in places if each.path in above], [each for each in places if each.chosen]


def execution_for_page(pk: int, account: Account, *, on: date) -> Execution:
    """An execution with its directive, body, task, meeting and state on a day; 404 for an outsider."""
    related = ("directive__issuer", "body", "place", "meeting", "task__founds", "task__office")
    found = (
        with_state(executions_seen_by(account), on=on)
        .annotate(ends=later_ends("directive"))
        .exclude(directive__state=rules.WITHDRAWN)
        .select_related(*related)
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    return found


def acts_for(account: Account, body: Body, *, on: date) -> bool:
    """Whether the account's person holds a place in a body on a day."""
    held = Appointment.objects.filter(held_on(on), person__account=account.pk, office__body=body)
    return held.exists()


def issuers_for(account: Account, *, on: date) -> list[Body]:
    """The bodies in whose name the account may issue: those of its places, its person's own body first."""
    paths = account.reach(rules.ISSUE).paths
    own = Appointment.objects.filter(held_on(on), person__account=account.pk, office__body=OuterRef("pk"))
    found = Body.objects.filter(scope__in=paths, dissolved_on=None, prepares=None, family="")
    leads = own.filter(office__rank__lt=LEADS_BELOW)
    nearest = found.annotate(leads=Exists(leads), own=Exists(own))
    return list(nearest.order_by("-leads", "-own", "scope", "pk"))


def _of_open(executions: QuerySet[Execution], on: date, states: Iterable[str]) -> QuerySet[Execution]:
    shown = with_state(executions.filter(directive__state=rules.ISSUED), on=on, states=states)
    return shown.select_related("directive__issuer", "body", "place").order_by(
        "directive__due_on", "scope", "pk"
    )


def waiting_for(account: Account, *, on: date) -> QuerySet[Execution]:
    """What the bodies in which the account's person holds an office still owe to open directives.

    The bodies are found once, before anything else is joined: a plan that joins them late asks the second
    lock about every office again and again.
    """
    held = Appointment.objects.filter(held_on(on), person__account=account.pk).values("office__body")
    among_theirs = {"held__contains": [F("body")]}
    theirs = executions_seen_by(account).alias(held=ArraySubquery(held)).filter(**among_theirs)
    return _of_open(theirs, on, rules.OWED)


def tasks_of_memos(account: Account, *, on: date) -> QuerySet[Any, Any]:
    """The tasks of the memos that wait for the account's bodies, by key.

    The home page shows the memo itself, so its list of tasks leaves these out.
    """
    return waiting_for(account, on=on).order_by().values("task")


@dataclass(frozen=True)
class Waiting:
    """An open directive, how much of it the reader's bodies still owe, and the one to begin with."""

    directive: Directive
    count: int
    first: Execution


def memos_waiting_for(account: Account, *, on: date, limit: int) -> list[Waiting]:
    """The directives that wait for the account's own bodies, the nearest end first: one statement."""
    each_directive: dict[str, Any] = {"partition_by": "directive"}
    counted = waiting_for(account, on=on).annotate(
        owed_of_it=Window(Count("pk"), **each_directive),
        place_in_it=Window(RowNumber(), order_by=["scope", "pk"], **each_directive),
    )
    first = counted.filter(place_in_it=1).order_by("directive__due_on", "directive")[:limit]
    return [Waiting(each.directive, each.owed_of_it, each) for each in first]


def to_approve(account: Account, *, on: date) -> QuerySet[Execution]:
    """What was reported and waits for the account's word."""
    above = account.reach(rules.APPROVE).condition("above")
    handed_in = executions_seen_by(account).filter(above).exclude(task__evidence__by=account.pk)
    return _of_open(handed_in, on, (rules.REPORTED,))


def open_of_body(body: Body, account: Account, *, on: date) -> QuerySet[Execution]:
    """What a body owes to open directives, and what it handed in."""
    return _of_open(executions_seen_by(account).filter(body=body), on, rules.STATES)


def missing(
    directive: Directive, path: str, account: Account, *, on: date, states: Iterable[str] = rules.OWED
) -> QuerySet[Execution]:
    """Executions of a directive in a place that stand in ``states``, with their state, by place."""
    within = executions_seen_by(account).filter(below("scope", path), directive=directive)
    return with_state(within, on=on, states=states).select_related("body", "place").order_by("scope", "pk")


def evidence_of(execution: Execution) -> QuerySet[Evidence]:
    """What was handed in, in its order."""
    return execution.task.evidence.select_related("by", "file", "meeting").order_by("at", "pk")


def history_of_work(execution: Execution) -> QuerySet[TaskUpdate]:
    """What was said on the way: remarks, reports, in their order."""
    return execution.task.updates.exclude(text="").select_related("by").order_by("at", "pk")
