"""Who could take a need: mandates in force over its place, by office and territory."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from liqaa.bodies.models import Mandate
from liqaa.kit.scopes import below
from liqaa.needs import rules
from liqaa.needs.models import Need
from liqaa.territory.rules import paths_above, province_path


def mandates_over(need: Need, *, on: date) -> QuerySet[Mandate]:
    """Mandates in force over the need's place or a place that holds it, the nearest first.

    A member of parliament has the whole country for a scope: only those whose own place lies in the
    need's province, or holds it, are proposed. Ministers come last.
    """
    above = [*paths_above(need.scope), need.scope]
    held = Mandate.objects.filter(scope__in=above, starts_on__lte=on).filter(
        Q(ended_on=None) | Q(ended_on__gt=on)
    )
    ground = province_path(need.scope) or need.scope
    near = Q(person__place_id__in=above) | below("person__place_id", ground)
    elsewhere = Q(institution__kind__in=rules.PARLIAMENT) & ~near
    held = held.exclude(pk__in=Mandate.objects.filter(elsewhere).values("pk"))
    return held.select_related("person", "institution").order_by("-scope", "title_ar", "pk")


def grouped(mandates: Iterable[Mandate]) -> list[tuple[str, list[Mandate]]]:
    """The mandates by the office they are, in the order of ``rules.TIERS``; empty tiers are left out."""
    groups: dict[str, list[Mandate]] = {tier: [] for tier in rules.TIERS}
    for mandate in mandates:
        groups[rules.tier_of(mandate.institution.kind)].append(mandate)
    return [(tier, held) for tier, held in groups.items() if held]
