"""The map's layers of what residents said and of meetings that were held."""

from collections.abc import Mapping
from datetime import date

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from liqaa.access.models import Account
from liqaa.dashboards.queries.map_reach import by_place, narrowed
from liqaa.kit import links
from liqaa.kit.calendar import add_months
from liqaa.kit.maps import Choices, Figure, Lack
from liqaa.kit.scopes import below
from liqaa.meetings import queries as meetings
from liqaa.meetings import rules as meeting_rules
from liqaa.meetings.models import Meeting, MeetingPlace
from liqaa.needs import rules as need_rules
from liqaa.needs.models import Need, Sector

RAISED, WAITING, ANSWERED, SOLVED = "raised", "waiting", "answered", "solved"
HELD = "held"
UNANSWERED = (need_rules.OPEN, need_rules.ASSIGNED)
MONTHS = (3, 1, 6, 12)
"""How far back meetings are counted, the usual stretch first."""

_BY_PLACE = """
WITH seen AS ({seen}),
stood AS (
    SELECT id, scope AS path FROM seen
    UNION SELECT meeting_id, place_id FROM {places} JOIN seen ON seen.id = meeting_id
)
SELECT place, count(*)
FROM (
    SELECT DISTINCT id, array_to_string(segments[1:depth], '/') AS place
    FROM (SELECT id, string_to_array(path, '/') AS segments FROM stood) AS split
    CROSS JOIN LATERAL generate_series(1, cardinality(segments)) AS depth
) AS everywhere
GROUP BY place
"""
"""Meetings by every place they are called in or about and every place above it: once in each."""


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
    reach = account.reach(meeting_rules.SEE)
    seen = Meeting.objects.filter(
        state=meeting_rules.HELD, held_on__gt=add_months(on, -int(choice)), held_on__lte=on
    )
    if "/" in path:  # every meeting lies in the country
        about = MeetingPlace.objects.filter(below("place", path), meeting=OuterRef("pk"))
        seen = seen.filter(below("scope", path) | Q(Exists(about)))
    if not reach.covers(path):
        seen = seen.filter(meetings.within(reach))
    inner, values = seen.order_by().values("id", "scope").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_BY_PLACE.format(seen=inner, places=MeetingPlace._meta.db_table), values)
        return {place: Figure({HELD: count}) for place, count in cursor.fetchall()}
