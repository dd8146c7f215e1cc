"""Reading: news one may see, the record a meeting's news is written from, where a fact stands."""

from liqaa.newsroom.queries.facts import Told, facts_of, in_words
from liqaa.newsroom.queries.naming import unfounded, withheld, without_ground
from liqaa.newsroom.queries.record import record_of
from liqaa.newsroom.queries.seen import news_for, news_of, news_seen_by
from liqaa.newsroom.queries.telling import (
    lost_facts,
    named_without_ground,
    place_words,
    records_of,
    style_of,
    templates_of,
    told_record,
    week_of,
    week_record,
)

__all__ = [
    "Told",
    "facts_of",
    "in_words",
    "lost_facts",
    "named_without_ground",
    "news_for",
    "news_of",
    "news_seen_by",
    "place_words",
    "record_of",
    "records_of",
    "style_of",
    "templates_of",
    "told_record",
    "unfounded",
    "week_of",
    "week_record",
    "withheld",
    "without_ground",
]
