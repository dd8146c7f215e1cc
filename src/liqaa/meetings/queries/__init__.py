"""Named reads of meetings, as far as an account sees them."""

from liqaa.meetings.queries.choices import bodies_that_met, organisers_for, supervisors_for
from liqaa.meetings.queries.page import Children, children_of, meeting_for_page
from liqaa.meetings.queries.rows import Row, narrowed, rows_of
from liqaa.meetings.queries.seen import (
    meetings_of_body,
    meetings_of_place,
    meetings_seen_by,
    newest_first,
    parts_of_person,
    within,
)
from liqaa.meetings.queries.visitors import VisitorCounts, VisitorLine, visitor_counts, visitors_of

__all__ = [
    "Children",
    "Row",
    "VisitorCounts",
    "VisitorLine",
    "bodies_that_met",
    "children_of",
    "meeting_for_page",
    "meetings_of_body",
    "meetings_of_place",
    "meetings_seen_by",
    "narrowed",
    "newest_first",
    "organisers_for",
    "parts_of_person",
    "rows_of",
    "supervisors_for",
    "visitor_counts",
    "visitors_of",
    "within",
]
