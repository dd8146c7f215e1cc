"""Reading: readings one may see, what a record's words stand for, what confirming it would make."""

from liqaa.reports.queries.memos import answered_by, memo_for
from liqaa.reports.queries.plan import Plan, plan_of
from liqaa.reports.queries.readings import reading_for, readings_seen_by
from liqaa.reports.queries.resolution import PersonChoice, is_ours, organiser_proposals, people_of, resolved

__all__ = [
    "PersonChoice",
    "Plan",
    "answered_by",
    "is_ours",
    "memo_for",
    "organiser_proposals",
    "people_of",
    "plan_of",
    "reading_for",
    "readings_seen_by",
    "resolved",
]
