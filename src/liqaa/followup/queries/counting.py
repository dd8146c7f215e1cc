"""Tasks counted: by tab, by outcome, by place."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from liqaa.access.models import Account
from liqaa.followup import rules
from liqaa.followup.models import Evidence, Task
from liqaa.followup.queries.seen import OWNERLESS, owned_by, tasks_seen_by, within
from liqaa.kit.scopes import below


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
        holes=Count("pk", filter=live & (OWNERLESS | Q(due_on=None))),
    )
    return RollUp(**counts)


def tab_counts(account: Account, *, on: date) -> dict[str, int]:
    """How many tasks stand under each tab of the list, in one query."""
    live = Q(state__in=rules.LIVE)
    reach = account.reach(rules.VERIFY)
    own_evidence = Q(Exists(Evidence.objects.filter(task=OuterRef("pk"), by=account.pk)))
    mine = owned_by(account, on=on).values("pk")
    return tasks_seen_by(account).aggregate(
        mine=Count("pk", filter=Q(pk__in=mine)),
        late=Count("pk", filter=live & Q(due_on__lt=on)),
        ownerless=Count("pk", filter=live & OWNERLESS),
        dateless=Count("pk", filter=live & Q(due_on=None)),
        verify=Count("pk", filter=Q(state=rules.DONE) & within(reach) & ~own_evidence),
        all=Count("pk"),
    )
