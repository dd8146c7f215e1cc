"""What the pages of requests about personal data show: what waits, what was answered, and by whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import JSONObject
from django.shortcuts import get_object_or_404

from liqaa.access.models import Account
from liqaa.people import queries as people
from liqaa.people import rules
from liqaa.people.models import DataRequest, Person

SHOWN = 50
"""How many of those that wait a page lists; the rest come up as they are answered."""
ANSWERED = 10
"""How many of the last answered ones are listed below them."""


@dataclass(frozen=True)
class Asked:
    """A request as a page shows it: whose it is, who wrote it down and who answered, as far as seen."""

    request: DataRequest
    person: Person | None
    written_by: str
    answered_by: str
    overdue: bool

    @property
    def by_themselves(self) -> bool:
        """Whether the person wrote it down, not somebody for them."""
        return self.person is not None and self.person.account_id == self.request.written_by_id


@dataclass(frozen=True)
class Standing:
    """How many requests wait where an account looks after personal data, and how many of them are overdue."""

    waiting: int
    overdue: int


def waiting_for(account: Account, *, on: date) -> list[Asked]:
    """Requests that wait for the account's answer, the nearest last day first."""
    return shown(people.requests_waiting(account)[:SHOWN], on=on)


def answered_lately(account: Account, *, on: date) -> list[Asked]:
    """The last ones that were answered or taken back, where the account looks after personal data."""
    within = account.reach(rules.PROTECT).condition("scope")
    found = DataRequest.objects.filter(within).exclude(state=rules.ASKED)
    return shown(found.order_by("-answered_at", "-pk")[:ANSWERED], on=on)


def requests_of(person: Person, account: Account, *, on: date) -> list[Asked]:
    """Every request of a person that the account sees, the latest first."""
    found = people.requests_seen_by(account).filter(person=person)
    return shown(found.order_by("-asked_on", "-pk")[:SHOWN], on=on)


def request_for(account: Account, pk: int, *, on: date) -> Asked:
    """One request that the account sees; 404 otherwise."""
    return shown([get_object_or_404(people.requests_seen_by(account), pk=pk)], on=on)[0]


def standing(account: Account, *, on: date) -> QuerySet[Any, Any]:
    """How many wait and how many are overdue, as one ``row`` for a query that asks for more beside it."""
    late = Count("pk", filter=Q(due_on__lt=on))
    together = people.requests_waiting(account).order_by().values(every=Value(1))
    return together.annotate(row=JSONObject(waiting=Count("pk"), overdue=late)).values("row")


def shown(requests: Iterable[DataRequest], *, on: date) -> list[Asked]:
    """Requests with the people and accounts they name: two queries, whatever their number.

    They are read beside the requests: a join would drop the row of whoever the reader may not see.
    """
    found = list(requests)
    if not found:
        return []
    persons = Person.objects.in_bulk({each.person_id for each in found})
    numbers = {each.written_by_id for each in found}
    numbers |= {each.answered_by_id for each in found if each.answered_by_id is not None}
    names = dict(Account.objects.filter(pk__in=numbers).values_list("pk", "name"))
    return [
        Asked(
            request=each,
            person=persons.get(each.person_id),
            written_by=names.get(each.written_by_id, ""),
            answered_by=names.get(each.answered_by_id or 0, ""),
            overdue=rules.is_overdue(each.state, each.due_on, on=on),
        )
        for each in found
    ]
