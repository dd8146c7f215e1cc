"""Who is reminded on a day: each body's leaders of what it owes, the secretariat above of what is late."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from liqaa.access.models import Account
from liqaa.bodies.models import Appointment, Body
from liqaa.bodies.queries import held_on
from liqaa.bodies.rules.seats import LEADS_BELOW
from liqaa.campaigns import rules
from liqaa.campaigns.models import Directive, Execution
from liqaa.campaigns.queries.states import with_state

HIGHEST = 6
"""How many levels are climbed in search of somebody who can be written to."""


@dataclass
class Digest:
    """Everything one account is told on one day: what it owes, and what is late below it by directive."""

    account: Account
    owed: list[Execution] = field(default_factory=list)
    late_below: dict[Directive, int] = field(default_factory=lambda: defaultdict(int))


def digests_on(on: date) -> list[Digest]:
    """One digest for each account that has something due for a reminder on a day, by account."""
    due = Directive.objects.filter(state=rules.ISSUED)
    reminded = [each for each in due if rules.is_reminded(each.due_on, on=on)]
    if not reminded:
        return []
    owed = list(
        with_state(Execution.objects.filter(directive__in=reminded), on=on, states=rules.OWED)
        .select_related("directive", "body__parent", "place")
        .order_by("directive__due_on", "scope", "pk")
    )
    digests: dict[int, Digest] = {}
    _tell_owners(digests, owed, on)
    _tell_those_above(digests, [each for each in owed if each.directive.due_on < on], on)
    return [digests[key] for key in sorted(digests)]


def _tell_owners(digests: dict[int, Digest], owed: list[Execution], on: date) -> None:
    leads = _accounts_leading({each.body_id for each in owed}, on)
    for execution in owed:
        for account in leads.get(execution.body_id, ()):
            _digest(digests, account).owed.append(execution)


def _tell_those_above(digests: dict[int, Digest], late: list[Execution], on: date) -> None:
    """What stays late goes to the nearest body above whose leader can be written to."""
    waiting: dict[int, list[Execution]] = defaultdict(list)
    for execution in late:
        if execution.body.parent_id:
            waiting[execution.body.parent_id].append(execution)
    for _level in range(HIGHEST):
        if not waiting:
            return
        leads = _accounts_leading(waiting, on)
        parents = dict(Body.objects.filter(pk__in=waiting).values_list("pk", "parent_id"))
        higher: dict[int, list[Execution]] = defaultdict(list)
        for body, executions in waiting.items():
            if body in leads:
                _count_late(digests, leads[body], executions)
            elif parents.get(body):
                higher[parents[body]].extend(executions)
        waiting = higher


def _count_late(digests: dict[int, Digest], accounts: list[Account], executions: list[Execution]) -> None:
    for account in accounts:
        for execution in executions:
            _digest(digests, account).late_below[execution.directive] += 1


def _digest(digests: dict[int, Digest], account: Account) -> Digest:
    return digests.setdefault(account.pk, Digest(account))


def _accounts_leading(bodies: Iterable[int], on: date) -> dict[int, list[Account]]:
    """The open accounts of those who lead each body on a day, found by office."""
    leading = (
        Appointment.objects.filter(held_on(on), office__body__in=list(bodies), office__rank__lt=LEADS_BELOW)
        .filter(person__account__is_active=True)
        .select_related("office", "person__account")
        .order_by("office__rank", "seat", "pk")
    )
    found: dict[int, list[Account]] = defaultdict(list)
    for appointment in leading:
        account = appointment.person.account
        if isinstance(account, Account) and account not in found[appointment.office.body_id]:
            found[appointment.office.body_id].append(account)
    return found
