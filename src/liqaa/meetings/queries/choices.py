"""Bodies to choose from: who organises, who stands beside, whose meetings are looked for."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.functions import Length

from liqaa.access.models import Account
from liqaa.bodies import rules as body_rules
from liqaa.bodies.models import Body
from liqaa.kit.scopes import below
from liqaa.meetings import rules
from liqaa.meetings.models import Meeting
from liqaa.meetings.queries.seen import meetings_seen_by
from liqaa.territory.rules import paths_above

MOST_CHOICES = 200
"""How many bodies a list to choose from holds at most."""


def bodies_that_met(account: Account) -> QuerySet[Body]:
    """The bodies that organised a meeting the account sees: the choices of the list's filter."""
    return Body.objects.filter(pk__in=meetings_seen_by(account).order_by().values("organiser")).order_by(
        "name_ar"
    )


def organisers_for(account: Account, *, asked: int | None = None) -> QuerySet[Body]:
    """The bodies in whose name the account may call and record meetings, the widest scope first.

    Where these are very many, only those of the account's own places, and the one ``asked`` for by its key.
    """
    reach = account.reach(rules.RECORD)
    opened = reach.condition("scope") | reach.of_bodies()
    within_reach = Body.objects.filter(opened, dissolved_on=None).order_by("scope", "name_ar")
    if len(within_reach.values_list("pk")[: MOST_CHOICES + 1]) <= MOST_CHOICES:
        return within_reach
    return within_reach.filter(Q(scope__in=reach.paths) | reach.of_bodies() | Q(pk=asked))


@dataclass(frozen=True)
class Beside:
    """The bodies that a meeting may name beside its organiser, read once for every field that asks.

    ``standing`` are those it names already: they stay, also where they were dissolved since.
    """

    account: Account
    organiser: Body | None = None
    standing: Collection[int] = ()

    @property
    def supervising(self) -> QuerySet[Body]:
        """One of them supervises: see :meth:`_above`."""
        return _in_order(Q(dissolved_on=None) & self._above() | Q(pk__in=self.standing))

    @property
    def around(self) -> QuerySet[Body]:
        """One of them co-organises, one is host: who may supervise, and who sits below the organiser."""
        near = Q(dissolved_on=None) & (self._above() | Q(pk__in=self._below()))
        return _in_order(near | Q(pk__in=self.standing))

    @cached_property
    def rows(self) -> list[tuple[Body, bool]]:
        """All of them in one query, each with whether it may supervise."""
        marked = self.around.annotate(
            supervises=Case(
                When(self._above() | Q(pk__in=self.standing), then=Value(True)), default=Value(False)
            )
        )
        return [(body, body.supervises) for body in marked]

    def _above(self) -> Q:
        """The bodies of the account's and the organiser's places, and of those above.

        A narrowed grant knows its own bodies, and those that supervised the organiser's meetings before.
        """
        reach, organiser = self.account.reach(rules.RECORD), self.organiser
        whole = organiser is not None and reach.covers(organiser.scope)
        paths = [*reach.paths, *([organiser.scope] if organiser and whole else [])]
        above = {each for path in paths for each in (*paths_above(path), path)}
        known = Q(scope__in=above) | reach.of_bodies()
        if organiser is not None and not whole:
            known |= Q(pk__in=Meeting.objects.filter(organiser=organiser).values("supervisor"))
        return known

    def _below(self) -> QuerySet[Body]:
        """The bodies under the organiser's scope that the account sees, the widest first."""
        if self.organiser is None:
            return Body.objects.none()
        reach = self.account.reach(body_rules.SEE)
        seen = Body.objects.filter(reach.condition("scope") | reach.of_bodies(), dissolved_on=None)
        below_it = seen.filter(below("scope", self.organiser.scope))
        return below_it.order_by(Length("scope"), "scope", "pk")[:MOST_CHOICES]


def _in_order(found: Q) -> QuerySet[Body]:
    return Body.objects.filter(found).order_by("scope", "name_ar")
