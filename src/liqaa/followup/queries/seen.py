"""Which tasks and outcomes an account sees, and which of them wait for somebody."""

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Now, TruncDate

from liqaa.access.models import Account
from liqaa.bodies.models import Appointment, Body
from liqaa.followup import rules
from liqaa.followup.models import Outcome, Task
from liqaa.kit.scopes import Reach
from liqaa.people.models import Person

OWNERLESS = Q(office=None, person=None)
"""Tasks that nobody owes."""


def _offices_held(account: Account, day: object) -> QuerySet[Any, Any]:
    """The offices the account's person holds on a day, also past their legal end."""
    held = Appointment.objects.filter(person__account=account.pk, starts_on__lte=day)
    return held.filter(Q(ended_on=None) | Q(ended_on__gt=day)).values("office")


def _own(account: Account, day: object) -> Q:
    """Two indexed looks put together: as one condition with "or" it would read every task there is."""
    by_office = Task.objects.filter(office__in=_offices_held(account, day)).values("pk")
    by_name = Task.objects.filter(person__in=Person.objects.filter(account=account.pk)).values("pk")
    return Q(pk__in=by_office.union(by_name))


def within(reach: Reach) -> Q:
    """Tasks under a reach; narrowed rights open what their bodies owe and what their meetings decided."""
    found = reach.condition("scope")
    for body in ("body", "office__body", "outcome__meeting__organiser"):
        found |= reach.of_bodies(body)
    return found


def may(account: Account, right: str, task: Task) -> bool:
    """Whether the account holds a right over a task: at its place, or over a body that it concerns."""
    reach = account.reach(right)
    if reach.covers(task.scope):
        return True
    return bool(reach.narrowed) and Task.objects.filter(within(reach), pk=task.pk).exists()


def tasks_seen_by(account: Account) -> QuerySet[Task]:
    """Every task under the account's reach, and those it owes itself."""
    today = TruncDate(Now())
    return Task.objects.filter(within(account.reach(rules.SEE)) | _own(account, today))


def owned_in_any_state(account: Account, *, on: date) -> QuerySet[Task]:
    """What the account's person owes or owed: by an office held on that day, or by name."""
    return Task.objects.filter(_own(account, on))


def owned_by(account: Account, *, on: date) -> QuerySet[Task]:
    """What the account's person still owes: by an office held on that day, or by name."""
    return owned_in_any_state(account, on=on).filter(state__in=rules.LIVE)


def late(tasks: QuerySet[Task], *, on: date) -> QuerySet[Task]:
    """Those still owed whose day has passed."""
    return tasks.filter(state__in=rules.LIVE, due_on__lt=on)


def without_owner(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Those still owed by nobody."""
    return tasks.filter(OWNERLESS, state__in=rules.LIVE)


def without_date(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Those still owed without a day."""
    return tasks.filter(due_on=None, state__in=rules.LIVE)


def to_verify(account: Account) -> QuerySet[Task]:
    """What was handed in and waits for the account's word."""
    reach = account.reach(rules.VERIFY)
    handed_in = Task.objects.filter(within(reach), state=rules.DONE)
    return handed_in.exclude(evidence__by=account.pk)


def by_urgency(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """The soonest day first, those without one after, what is closed last."""
    closed = Q(state__in=(rules.VERIFIED, rules.CANCELLED))
    return tasks.annotate(closed=closed).order_by("closed", F("due_on").asc(nulls_last=True), "pk")


def outcomes_seen_by(account: Account) -> QuerySet[Outcome]:
    """Outcomes under the account's reach, or about a place within it."""
    reach = account.reach(rules.SEE)
    if not reach.held:
        return Outcome.objects.none()
    about = Outcome.places.through.objects.filter(reach.condition("place"), outcome=OuterRef("pk"))
    organised = reach.of_bodies("meeting__organiser")
    return Outcome.objects.filter(reach.condition("scope") | Q(Exists(about)) | organised)


def tasks_of_body(body: Body, account: Account) -> QuerySet[Task]:
    """What a body owes, as far as the account sees it."""
    return tasks_seen_by(account).filter(body=body)
