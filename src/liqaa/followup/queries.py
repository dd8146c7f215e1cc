"""Reading outcomes and tasks, as far as an account sees them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Now, TruncDate

from liqaa.access.models import Account
from liqaa.bodies.models import Appointment, Body, Office
from liqaa.followup import rules
from liqaa.followup.models import Outcome, Task
from liqaa.kit.scopes import below

_OWNERLESS = Q(office=None, person=None)


def _offices_held(account: Account, day: object) -> QuerySet[Appointment]:
    """The offices the account's person holds on a day, also past their legal end."""
    held = Appointment.objects.filter(person__account=account.pk, starts_on__lte=day)
    return held.filter(Q(ended_on=None) | Q(ended_on__gt=day)).values("office")


def _own(account: Account, day: object) -> Q:
    return Q(person__account=account.pk) | Q(office__in=_offices_held(account, day))


def tasks_seen_by(account: Account) -> QuerySet[Task]:
    """Every task under the account's reach, and those it owes itself."""
    today = TruncDate(Now())
    return Task.objects.filter(account.reach(rules.SEE).condition("scope") | _own(account, today))


def owned_by(account: Account, *, on: date) -> QuerySet[Task]:
    """What the account's person owes: by an office held on that day, or by name."""
    return Task.objects.filter(_own(account, on), state__in=rules.LIVE)


def late(tasks: QuerySet[Task], *, on: date) -> QuerySet[Task]:
    """Those still owed whose day has passed."""
    return tasks.filter(state__in=rules.LIVE, due_on__lt=on)


def without_owner(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Those still owed by nobody."""
    return tasks.filter(_OWNERLESS, state__in=rules.LIVE)


def without_date(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Those still owed without a day."""
    return tasks.filter(due_on=None, state__in=rules.LIVE)


def to_verify(account: Account) -> QuerySet[Task]:
    """What was handed in and waits for the account's word."""
    reach = account.reach(rules.VERIFY)
    handed_in = Task.objects.filter(reach.condition("scope"), state=rules.DONE)
    return handed_in.exclude(evidence__by=account.pk)


def by_urgency(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """The soonest day first, those without one after, what is closed last."""
    closed = Q(state__in=(rules.VERIFIED, rules.CANCELLED))
    return tasks.annotate(closed=closed).order_by("closed", F("due_on").asc(nulls_last=True), "pk")


def outcomes_seen_by(account: Account) -> QuerySet[Outcome]:
    """Outcomes under the account's reach, or about a place within it."""
    reach = account.reach(rules.SEE)
    if not reach:
        return Outcome.objects.none()
    about = Outcome.places.through.objects.filter(reach.condition("place"), outcome=OuterRef("pk"))
    return Outcome.objects.filter(reach.condition("scope") | Q(Exists(about)))


@dataclass(frozen=True)
class Coverage:
    """How far the places of an outcome are: how many owe, handed in or were verified, were verified."""

    all: int
    done: int
    proved: int


def with_coverage(outcomes: QuerySet[Outcome]) -> QuerySet[Outcome]:
    """Outcomes with the numbers of their tasks: ``owed``, ``handed_in`` and ``proved``; cancelled ones do not count."""
    counted = Q(tasks__isnull=False) & ~Q(tasks__state=rules.CANCELLED)
    return outcomes.annotate(
        owed=Count("tasks", filter=counted),
        handed_in=Count("tasks", filter=Q(tasks__state__in=(rules.DONE, rules.VERIFIED))),
        proved=Count("tasks", filter=Q(tasks__state=rules.VERIFIED)),
    )


@dataclass(frozen=True)
class RollUp:
    """What a place and everything in it promised, and what became of it."""

    promised: int
    done: int
    proved: int
    late: int
    holes: int


def roll_up(path: str, *, on: date) -> RollUp:
    """The tasks of a place and of everything in it, counted in one query; cancelled ones do not count."""
    live = Q(state__in=rules.LIVE)
    counts = Task.objects.filter(below("scope", path)).aggregate(
        promised=Count("pk", filter=~Q(state=rules.CANCELLED)),
        done=Count("pk", filter=Q(state__in=(rules.DONE, rules.VERIFIED))),
        proved=Count("pk", filter=Q(state=rules.VERIFIED)),
        late=Count("pk", filter=live & Q(due_on__lt=on)),
        holes=Count("pk", filter=live & (_OWNERLESS | Q(due_on=None))),
    )
    return RollUp(**counts)


def offices_for(account: Account) -> QuerySet[Office]:
    """The offices to which the account may give a task: those of bodies where it assigns, the nearest first."""
    condition = account.reach(rules.ASSIGN).condition("body__scope")
    offices = Office.objects.filter(condition, kind=Office.Kind.OFFICE, body__dissolved_on=None)
    return offices.select_related("body").order_by("body__scope", "body_id", "rank", "pk")


def tasks_of_body(body: Body, account: Account) -> QuerySet[Task]:
    """What a body owes, as far as the account sees it."""
    return tasks_seen_by(account).filter(body=body)


def tasks_of_place(path: str, account: Account) -> QuerySet[Task]:
    """What a place and everything in it owe, as far as the account sees it."""
    return tasks_seen_by(account).filter(below("scope", path))
