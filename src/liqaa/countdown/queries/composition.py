"""Who takes the seats of a congress so far, against what its quotas ask."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from liqaa.countdown import rules
from liqaa.countdown.models import Delegate, Event, Quota
from liqaa.countdown.rules import Composition, Limits
from liqaa.kit.calendar import add_months


def limits_of(quota: Quota) -> Limits:
    """What a quota asks."""
    return Limits(seats=quota.seats, women=quota.min_women, young=quota.min_young)


def composition_of(quota: Quota) -> Composition:
    """Who takes the seats of one quota now: proposed or validated."""
    return _counted(quota.delegates.all(), quota.event).get(quota.pk, Composition())


def compositions(event: Event) -> dict[int, Composition]:
    """Who takes the seats of each quota of a congress, by its id: one query."""
    return _counted(Delegate.objects.filter(event=event), event)


def _counted(delegates: QuerySet[Delegate], event: Event) -> dict[int, Composition]:
    young = Q(born_on__gt=add_months(event.held_on, -event.young_under * 12))
    rows = (
        delegates.filter(state__in=rules.SITTING)
        .values("quota_id")
        .order_by()
        .annotate(
            seated=Count("pk"),
            women=Count("pk", filter=Q(gender="f")),
            young=Count("pk", filter=young),
        )
    )
    return {
        row["quota_id"]: Composition(seated=row["seated"], women=row["women"], young=row["young"])
        for row in rows
    }


@dataclass(frozen=True, kw_only=True)
class QuotaLine:
    """A quota as the page shows it: who takes its seats, what is lacking, who was validated or sent back."""

    quota: Quota
    now: Composition
    lacking: Composition
    validated: int
    waiting: int
    sent_back: int

    @property
    def name(self) -> str:
        """The body or the place that sends the delegates."""
        return self.quota.body.name if self.quota.body else self.quota.place.name


def quota_lines(event: Event, quotas: QuerySet[Quota]) -> list[QuotaLine]:
    """The quotas with their composition, upper places first: two queries however many there are."""
    seated = compositions(event)
    counted = quotas.annotate(
        validated=Count("delegates", filter=Q(delegates__state=rules.VALIDATED)),
        waiting=Count("delegates", filter=Q(delegates__state=rules.PROPOSED)),
        sent_back=Count("delegates", filter=Q(delegates__state=rules.SENT_BACK)),
    )
    return [
        _line(quota, seated.get(quota.pk, Composition()))
        for quota in counted.select_related("place", "body").order_by(
            "scope", F("body").asc(nulls_first=True)
        )
    ]


def _line(quota: Quota, now: Composition) -> QuotaLine:
    return QuotaLine(
        quota=quota,
        now=now,
        lacking=rules.lacking(limits_of(quota), now),
        validated=getattr(quota, "validated", 0),
        waiting=getattr(quota, "waiting", 0),
        sent_back=getattr(quota, "sent_back", 0),
    )
