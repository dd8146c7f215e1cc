"""The State's side: institutions and who holds which mandate in them."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from liqaa.access.models import Account
from liqaa.bodies import rules
from liqaa.bodies.models import Institution, Mandate
from liqaa.bodies.queries.bodies import ancestors
from liqaa.bodies.queries.offices import held_on
from liqaa.kit.scopes import Reach


def institutions_seen_by(account: Account) -> QuerySet[Institution]:
    """The institutions of the places where the account may see bodies, and of the places above them."""
    reach = account.reach(rules.SEE)
    return Institution.objects.filter(
        reach.condition("place_id") | Q(place_id__in=_above(reach))
    ).select_related("place")


def with_counts(institutions: QuerySet[Institution], *, on: date) -> QuerySet[Institution]:
    """Each institution with ``members``: how many mandates are held in it on a day; by place, then name."""
    held = Q(mandates__starts_on__lte=on) & (Q(mandates__ended_on=None) | Q(mandates__ended_on__gt=on))
    return institutions.annotate(members=Count("mandates", filter=held)).order_by("place_id", "name_ar", "pk")


def mandates_of(institution: Institution, *, on: date) -> QuerySet[Mandate]:
    """Who holds a mandate in an institution on a day."""
    return (
        institution.mandates.filter(held_on(on))
        .select_related("person__place")
        .order_by("position", "committee", "starts_on", "pk")
    )


def mandates_seen_by(account: Account) -> QuerySet[Mandate]:
    """The mandates the account may see: in its places, or held by people of its places."""
    reach = account.reach(rules.SEE)
    return Mandate.objects.filter(
        reach.condition("scope") | reach.condition("person__place_id")
    ).select_related("institution__place", "person")


def _above(reach: Reach) -> set[str]:
    return {upper for path in reach.paths for upper in ancestors(path)}
