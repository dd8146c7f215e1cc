"""Named reads of the room, as far as an account sees them."""

from liqaa.countdown.queries.composition import (
    QuotaLine,
    composition_of,
    compositions,
    limits_of,
    quota_lines,
)
from liqaa.countdown.queries.gazetteer import gazetteer_of, places_named, reading_of
from liqaa.countdown.queries.lists import LISTS, Asked, Item, listed, with_contacts
from liqaa.countdown.queries.mandates import renewable_bodies, renewables
from liqaa.countdown.queries.readiness import Board, Readiness, Row, by_constituency, by_place
from liqaa.countdown.queries.results import Outcome, outcome_of
from liqaa.countdown.queries.seen import (
    Law,
    constituency_for_page,
    counted_down,
    delegate_for_page,
    delegates_of,
    event_for_page,
    events_of_place,
    events_seen_by,
    law_of,
    list_of_delegates,
    nearest_first,
    quota_for_page,
    quotas_seen,
    root_for,
    sheet_for_page,
    to_judge,
)

__all__ = [
    "LISTS",
    "Asked",
    "Board",
    "Item",
    "Law",
    "Outcome",
    "QuotaLine",
    "Readiness",
    "Row",
    "by_constituency",
    "by_place",
    "composition_of",
    "compositions",
    "constituency_for_page",
    "counted_down",
    "delegate_for_page",
    "delegates_of",
    "event_for_page",
    "events_of_place",
    "events_seen_by",
    "gazetteer_of",
    "law_of",
    "limits_of",
    "list_of_delegates",
    "listed",
    "nearest_first",
    "outcome_of",
    "places_named",
    "quota_for_page",
    "quota_lines",
    "quotas_seen",
    "reading_of",
    "renewable_bodies",
    "renewables",
    "root_for",
    "sheet_for_page",
    "to_judge",
    "with_contacts",
]
