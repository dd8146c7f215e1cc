"""Meetings on the map: how many concern each place, and those still to come."""

from collections.abc import Mapping
from datetime import date

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liqaa.access.models import Account
from liqaa.kit.calendar import add_months
from liqaa.kit.maps import Choices, Figure
from liqaa.kit.scopes import below
from liqaa.meetings import rules
from liqaa.meetings.models import Meeting, MeetingPlace, Series
from liqaa.meetings.queries.seen import within
from liqaa.meetings.queries.series import series_seen_by

PLANNED = "planned"
MONTHS = (3, 1, 6, 12)
"""How far ahead planned meetings are counted, the usual stretch first."""
MOST_SETS = 20
SET = "set-"

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


def counted_by_place(meetings: QuerySet[Meeting], account: Account, path: str) -> dict[str, int]:
    """How many of the meetings that the account may see concern each place, below and at ``path``."""
    reach = account.reach(rules.SEE)
    if "/" in path:  # every meeting lies in the country
        about = MeetingPlace.objects.filter(below("place", path), meeting=OuterRef("pk"))
        meetings = meetings.filter(below("scope", path) | Q(Exists(about)))
    if not reach.covers(path):
        meetings = meetings.filter(within(reach))
    inner, values = meetings.order_by().values("id", "scope").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_BY_PLACE.format(seen=inner, places=MeetingPlace._meta.db_table), values)
        return dict(cursor.fetchall())


def planned(account: Account, path: str, level: str, *, on: date, choice: str) -> Mapping[str, Figure]:
    """Meetings to come that the reader may see, in the next months or of one set, by place."""
    coming = Meeting.objects.filter(state=rules.PLANNED, held_on__gte=on)
    if choice.startswith(SET):
        coming = coming.filter(in_series__series=int(choice.removeprefix(SET)))
    else:
        coming = coming.filter(held_on__lt=add_months(on, int(choice)))
    counts = counted_by_place(coming, account, path)
    return {place: Figure({PLANNED: count}) for place, count in counts.items()}


def stretches(account: Account, level: str, *, on: date) -> Choices:
    """How many months ahead; then each set of which something is still to come."""
    ahead = ((count, ngettext("next month", "next %(count)d months", count)) for count in MONTHS)
    months = [(str(count), words % {"count": count}) for count, words in ahead]
    coming = Meeting.objects.filter(in_series__series=OuterRef("pk"), state=rules.PLANNED, held_on__gte=on)
    sets = series_seen_by(account).filter(Exists(coming)).values_list("pk", "title")[:MOST_SETS]
    return [*months, *((f"{SET}{pk}", _("Set: %(title)s") % {"title": title}) for pk, title in sets)]


def choice_of_series(series: Series) -> str:
    """The choice of the layer that shows one set alone."""
    return f"{SET}{series.pk}"
