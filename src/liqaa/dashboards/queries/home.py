"""What waits for an account: each question one query, each answer no longer than a screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    Count,
    F,
    Func,
    IntegerField,
    Min,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import RowNumber

from liqaa.access.models import Account
from liqaa.campaigns import queries as campaigns
from liqaa.dashboards.queries.home_lists import MOST
from liqaa.followup import queries as followup
from liqaa.followup import rules as task_rules
from liqaa.followup.models import Task
from liqaa.meetings import queries as meetings
from liqaa.meetings import rules as meeting_rules

OWED, HANDED_IN = "owed", "handed_in"
COMING, UNSAID = "coming", "unsaid"


@dataclass(frozen=True)
class Waiting:
    """The first tasks of a section, and how many there are in all."""

    tasks: list[Any]
    total: int


@dataclass(frozen=True)
class Gaps:
    """Tasks of the account's places that go nowhere: past their day, without an owner, without a date."""

    late: int
    ownerless: int
    dateless: int
    outcomes: Sequence[Any]


def tasks_waiting(account: Account, *, on: date) -> dict[str, Waiting]:
    """What the account owes, the soonest day first, and what waits for its verification; two queries.

    A memo that stands on a card of its own is not told again. Its keys are read first: as a part of the
    statement the planner may ask for them once a row.
    """
    told_elsewhere = list(campaigns.tasks_of_memos(account, on=on).values_list("task", flat=True))
    sections = {OWED: followup.owned_by(account, on=on).exclude(pk__in=told_elsewhere)}
    if account.may_somewhere(task_rules.VERIFY):
        sections[HANDED_IN] = followup.to_verify(account)
    soonest = (F("due_on").asc(nulls_last=True), "pk")
    first, *others = (tasks.order_by(*soonest).values("pk")[:MOST] for tasks in sections.values())
    live = Q(state__in=task_rules.LIVE)
    totals = [When(live, then=_count(sections[OWED]))]
    totals += [When(~live, then=_count(sections[HANDED_IN]))] if others else []
    rows = (
        Task.objects.filter(pk__in=first.union(*others, all=True))
        .select_related("place", "body", "office", "outcome")
        .annotate(total=Case(*totals, output_field=IntegerField()))
        .order_by(*soonest)
    )
    found: dict[str, list[Any]] = {OWED: [], HANDED_IN: []}
    for row in rows:
        found[OWED if row.state in task_rules.LIVE else HANDED_IN].append(row)
    return {section: Waiting(tasks, tasks[0].total if tasks else 0) for section, tasks in found.items()}


def _count(tasks: QuerySet[Task]) -> Subquery:
    """How many tasks there are, as a part of another query."""
    return Subquery(tasks.order_by().values(all=Value(1)).annotate(count=Count("pk")).values("count"))


def gaps(account: Account, *, on: date) -> Gaps:
    """What is late or has no owner or date where the account assigns, by outcome and counted; one query."""
    late, ownerless, dateless = _lacks(on)
    groups = (
        _assignable(account)
        .filter(late | ownerless | dateless)
        .values("outcome_id", "title", "outcome__meeting_id")
        .annotate(
            tasks=Count("pk"),
            late_tasks=Count("pk", filter=late),
            ownerless=Count("pk", filter=ownerless),
            dateless=Count("pk", filter=dateless),
            earliest=Min("due_on"),
            first=Min("pk"),
            where_ar=Min("place__name_ar"),
            where_fr=Min("place__name_fr"),
            all_late=_over_all(late),
            all_ownerless=_over_all(ownerless),
            all_dateless=_over_all(dateless),
        )
        .order_by("-late_tasks", F("earliest").asc(nulls_last=True), "-ownerless", "-first")
    )
    rows = list(groups[:MOST])
    counts = rows[0] if rows else {"all_late": 0, "all_ownerless": 0, "all_dateless": 0}
    return Gaps(int(counts["all_late"]), int(counts["all_ownerless"]), int(counts["all_dateless"]), rows)


def _over_all(condition: Q) -> Func:
    """The tasks that meet a condition, counted over every group and told in each row."""
    count = Count("pk", filter=condition)
    return Func(count, template="SUM(%(expressions)s) OVER ()", output_field=IntegerField())


def _lacks(on: date) -> tuple[Q, Q, Q]:
    return Q(due_on__lt=on), Q(office=None, person=None), Q(due_on=None)


def _assignable(account: Account) -> QuerySet[Task]:
    reach = account.reach(task_rules.ASSIGN)
    return Task.objects.filter(reach.condition("scope"), state__in=task_rules.LIVE)


def meetings_to_come(account: Account, *, on: date) -> dict[str, list[Any]]:
    """Planned meetings: those to come, and those whose day has gone by without a word; one query."""
    records = account.reach(meeting_rules.RECORD)
    passed = (records.condition("scope") | records.of_bodies("organiser")) & Q(held_on__lt=on)
    to_come = Q(held_on__gte=on) | Q(held_on=None)
    when = Case(When(held_on__lt=on, then=Value(UNSAID)), default=Value(COMING))
    soonest = [F("held_on").asc(nulls_last=True), F("pk").asc()]
    rows = (
        meetings.meetings_seen_by(account)
        .filter(passed | to_come, state=meeting_rules.PLANNED)
        .annotate(section=when)
        .annotate(number=Window(RowNumber(), partition_by="section", order_by=soonest))
        .filter(number__lte=MOST)
        .select_related("venue_place")
        .order_by("section", "number")
    )
    found: dict[str, list[Any]] = {COMING: [], UNSAID: []}
    for row in rows:
        found[row.section].append(row)
    return found
