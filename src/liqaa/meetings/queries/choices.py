"""Bodies to choose from: who organises, who supervises, whose meetings are looked for."""

from django.db.models import Q, QuerySet

from liqaa.access.models import Account
from liqaa.bodies.models import Body
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


def supervisors_for(account: Account, *, organiser: Body | None = None) -> QuerySet[Body]:
    """The bodies of the account's and the organiser's places, and of those above: one of them supervises.

    A narrowed grant knows its own bodies, and those that supervised the organiser's meetings before.
    """
    reach = account.reach(rules.RECORD)
    whole = organiser is not None and reach.covers(organiser.scope)
    paths = [*reach.paths, *([organiser.scope] if organiser and whole else [])]
    above = {each for path in paths for each in (*paths_above(path), path)}
    known = Q(scope__in=above) | reach.of_bodies()
    if organiser is not None and not whole:
        known |= Q(pk__in=Meeting.objects.filter(organiser=organiser).values("supervisor"))
    return Body.objects.filter(known, dissolved_on=None).order_by("scope", "name_ar")
