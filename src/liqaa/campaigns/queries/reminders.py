"""Who is reminded on a day: each body's leaders of what it owes, the secretariat above of what is late."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from liqaa.access.models import Account
from liqaa.bodies.models import Appointment, Body
from liqaa.bodies.queries import held_on
from liqaa.bodies.rules.seats import LEADS_BELOW
from liqaa.campaigns import rules
from liqaa.campaigns.models import Directive, Execution, Extension
from liqaa.campaigns.queries.states import with_state

HIGHEST = 6
"""How many levels are climbed in search of somebody who can be written to."""


@dataclass
class Digest:
    """Everything one account is told on one day.

    What it owes, what is late below it by directive, and the later ends that what it owes was given.
    """

    account: Account
    owed: list[Execution] = field(default_factory=list)
    late_below: dict[Directive, int] = field(default_factory=lambda: defaultdict(int))
    extended: list[Extension] = field(default_factory=list)


def digests_on(on: date) -> list[Digest]:
    """One digest for each account that has something due for a reminder on a day, by account."""
    reminded = [
        each for each in Directive.objects.filter(state=rules.ISSUED) if rules.is_reminded(each.due_on, on=on)
    ]
    extended = list(to_tell_of(on).select_related("directive").order_by("pk"))
    concerned = {each.pk for each in reminded} | {each.directive_id for each in extended}
    if not concerned:
        return []
    every = list(
        with_state(Execution.objects.filter(directive__in=concerned), on=on, states=rules.OWED)
        .select_related("directive__issuer", "body__parent", "place")
        .order_by("directive__due_on", "scope", "pk")
    )
    due = {each.pk for each in reminded}
    owed = [each for each in every if each.directive_id in due]
    digests: dict[int, Digest] = {}
    leads = _accounts_leading({each.body_id for each in every}, on)
    _tell_owners(digests, owed, leads)
    _tell_of_later_ends(digests, every, extended, leads)
    _tell_those_above(digests, [each for each in owed if each.directive.due_on < on], on)
    return [digests[key] for key in sorted(digests)]


def to_tell_of(on: date) -> QuerySet[Extension]:
    """The later ends that the digests of a day tell of: given before that day and not told before it.

    One given on the day itself waits for the next morning: the day's digest may have left already.
    """
    untold = Q(told_on=None, at__date__lt=on) | Q(told_on=on)
    return Extension.objects.filter(untold, directive__state=rules.ISSUED)


def _tell_of_later_ends(
    digests: dict[int, Digest],
    executions: list[Execution],
    extended: list[Extension],
    leads: dict[int, list[Account]],
) -> None:
    """Each who leads a body that still owes it hears once of each later end."""
    owing: dict[int, dict[int, Account]] = defaultdict(dict)
    for execution in executions:
        for account in leads.get(execution.body_id, ()):
            owing[execution.directive_id][account.pk] = account
    for extension in extended:
        for account in owing[extension.directive_id].values():
            _digest(digests, account).extended.append(extension)


def _tell_owners(digests: dict[int, Digest], owed: list[Execution], leads: dict[int, list[Account]]) -> None:
    for execution in owed:
        for account in leads.get(execution.body_id, ()):
            _digest(digests, account).owed.append(execution)


def _tell_those_above(digests: dict[int, Digest], late: list[Execution], on: date) -> None:
    """What stays late goes to the nearest body above whose leader can be written to, found by office.

    A body that stands under none answers to the one that issued the directive.
    """
    waiting: dict[int, list[Execution]] = defaultdict(list)
    for execution in late:
        above = execution.body.parent_id or execution.directive.issuer_id
        if above != execution.body_id:
            waiting[above].append(execution)
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
