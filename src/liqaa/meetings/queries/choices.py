"""Bodies to choose from: who organises, who supervises, whose meetings are looked for."""

from django.db.models import Q, QuerySet

from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.meetings import rules
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


def supervisors_for(account: Account, *, organiser: Body | None = None) -> QuerySet[Body]:
    """The bodies of the account's and the organiser's places, and of those above: one of them supervises."""
    paths = [*account.reach(rules.RECORD).paths, *([organiser.scope] if organiser else [])]
    above = {each for path in paths for each in (*paths_above(path), path)}
    return Body.objects.filter(scope__in=above, dissolved_on=None).order_by("scope", "name_ar")
