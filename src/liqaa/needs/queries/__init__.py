"""Named reads of needs and achievements, as far as an account sees them."""

from liqaa.needs.queries.assigning import grouped, mandates_over
from liqaa.needs.queries.papers import heard_section
from liqaa.needs.queries.seen import (
    AchievementLine,
    NeedLine,
    SectorCount,
    achieved_at,
    achievements_seen_by,
    by_sector,
    heard_at,
    moves_for,
    need_for_page,
    need_lines,
    needs_of_place,
    needs_seen_by,
    newest_first,
    waiting_for,
    with_hearings,
)
from liqaa.needs.queries.telling import (
    TellingLine,
    proposals_for,
    standing_needs,
    tellings_of,
    to_tell_back,
    unanswered_for,
)

__all__ = [
    "AchievementLine",
    "NeedLine",
    "SectorCount",
    "TellingLine",
    "achieved_at",
    "achievements_seen_by",
    "by_sector",
    "grouped",
    "heard_at",
    "heard_section",
    "mandates_over",
    "moves_for",
    "need_for_page",
    "need_lines",
    "needs_of_place",
    "needs_seen_by",
    "newest_first",
    "proposals_for",
    "standing_needs",
    "tellings_of",
    "to_tell_back",
    "unanswered_for",
    "waiting_for",
    "with_hearings",
]
