"""Reading: readings one may see, what a record's words stand for, what confirming it would make."""

from liqaa.reports.queries.batches import (
    Progress,
    Twin,
    batch_for,
    batches_seen_by,
    doubt_in,
    meetings_of,
    next_of,
    progress_of,
    queue_of,
    sources_of,
    twins_of,
)
from liqaa.reports.queries.memos import answered_by, memo_for
from liqaa.reports.queries.plan import Plan, organiser_of, plan_of
from liqaa.reports.queries.readings import reading_for, readings_seen_by
from liqaa.reports.queries.resolution import PersonChoice, is_ours, organiser_proposals, people_of, resolved

__all__ = [
    "PersonChoice",
    "Plan",
    "Progress",
    "Twin",
    "answered_by",
    "batch_for",
    "batches_seen_by",
    "doubt_in",
    "is_ours",
    "meetings_of",
    "memo_for",
    "next_of",
    "organiser_of",
    "organiser_proposals",
    "people_of",
    "plan_of",
    "progress_of",
    "queue_of",
    "reading_for",
    "readings_seen_by",
    "resolved",
    "sources_of",
    "twins_of",
]
