"""The map's layers of what residents said and of meetings that were held."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from liqaa.access.models import Account
from liqaa.dashboards.queries.map_reach import by_place, narrowed
from liqaa.kit import links
from liqaa.kit.calendar import add_months
from liqaa.kit.maps import Choices, Figure, Lack
from liqaa.meetings import queries as meetings
from liqaa.meetings import rules as meeting_rules
from liqaa.meetings.models import Meeting
from liqaa.needs import rules as need_rules
from liqaa.needs.models import Need, Sector

RAISED, WAITING, ANSWERED, SOLVED = "raised", "waiting", "answered", "solved"
HELD = "held"
UNANSWERED = (need_rules.OPEN, need_rules.ASSIGNED)
MONTHS = (3, 1, 6, 12)
"""How far back meetings are counted, the usual stretch first."""


def sectors(account: Account, level: str, *, on: date) -> Choices:
    """All sectors together, then each."""
    return [("", _("All sectors")), *Sector.choices]


def months(account: Account, level: str, *, on: date) -> Choices:
    """How many months back."""
    said = ((count, ngettext("last month", "last %(count)d months", count)) for count in MONTHS)
    return [(str(count), words % {"count": count}) for count, words in said]


def needs(account: Account, path: str, level: str, *, on: date, choice: str) -> Mapping[str, Figure]:
    """Needs by the place they were raised in; closed ones do not count."""
    rows = (
        Need.objects.filter(_needs_of(account, path, choice))
        .order_by()
        .values("scope")
        .annotate(
            raised=Count("pk", filter=~Q(state=need_rules.CLOSED)),
            waiting=Count("pk", filter=Q(state__in=UNANSWERED)),
            answered=Count("pk", filter=Q(state=need_rules.ANSWERED)),
            solved=Count("pk", filter=Q(state=need_rules.SOLVED)),
        )
    )
    return by_place(rows)


def unanswered(
    account: Account, path: str, *, on: date, choice: str, window: slice
) -> tuple[int, list[Lack]]:
    """Needs that wait for an answer, the oldest first."""
    waiting = Need.objects.filter(_needs_of(account, path, choice), state__in=UNANSWERED)
    listed = waiting.order_by("raised_on", "pk")[window]
    return waiting.count(), [
        Lack(each.scope, each.text, links.url_for(each), each.raised_on) for each in listed
    ]


def _needs_of(account: Account, path: str, sector: str) -> Q:
    within = narrowed(account.reach(need_rules.SEE), path)
    return within & Q(sector=sector) if sector in Sector.values else within


def held(account: Account, path: str, level: str, *, on: date, choice: str) -> Mapping[str, Figure]:
    """Meetings held in the last months that the reader may see, by every place that they concern."""
    seen = Meeting.objects.filter(
        state=meeting_rules.HELD, held_on__gt=add_months(on, -int(choice)), held_on__lte=on
    )
    counts = meetings.counted_by_place(seen, account, path)
    return {place: Figure({HELD: count}) for place, count in counts.items()}
