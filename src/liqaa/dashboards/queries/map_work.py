"""The map's layers of work: tasks that are open or late, and what was promised, done and proved."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Count, Q, QuerySet

from liqaa.access.models import Account
from liqaa.dashboards.queries.map_reach import by_place, narrowed
from liqaa.followup import rules
from liqaa.followup.models import Task
from liqaa.kit import links
from liqaa.kit.maps import Figure, Lack

OPEN, LATE, HOLES = "open", "late", "holes"
PROMISED, DONE, PROVED = "promised", "done", "proved"


def _tasks(account: Account, path: str) -> QuerySet[Task]:
    return Task.objects.filter(narrowed(account.reach(rules.SEE), path))


def figures(account: Account, path: str, level: str, *, on: date, choice: str) -> Mapping[str, Figure]:
    """Tasks by the place they stand under; cancelled ones do not count."""
    live = Q(state__in=rules.LIVE)
    rows = (
        _tasks(account, path)
        .order_by()
        .values("scope")
        .annotate(
            promised=Count("pk", filter=~Q(state=rules.CANCELLED)),
            done=Count("pk", filter=Q(state__in=(rules.DONE, rules.VERIFIED))),
            proved=Count("pk", filter=Q(state=rules.VERIFIED)),
            open=Count("pk", filter=live),
            late=Count("pk", filter=live & Q(due_on__lt=on)),
            holes=Count("pk", filter=live & (Q(office=None, person=None) | Q(due_on=None))),
        )
    )
    return by_place(rows)


def late(account: Account, path: str, *, on: date, choice: str, window: slice) -> tuple[int, list[Lack]]:
    """Tasks past their day, the longest late first."""
    return _listed(_tasks(account, path).filter(state__in=rules.LIVE, due_on__lt=on), window)


def unproved(account: Account, path: str, *, on: date, choice: str, window: slice) -> tuple[int, list[Lack]]:
    """Tasks that are promised and not yet proved, the soonest due first."""
    return _listed(_tasks(account, path).exclude(state__in=(rules.VERIFIED, rules.CANCELLED)), window)


def _listed(tasks: QuerySet[Task], window: slice) -> tuple[int, list[Lack]]:
    listed = tasks.order_by("due_on", "pk")[window]
    return tasks.count(), [Lack(each.scope, each.title, links.url_for(each), each.due_on) for each in listed]
