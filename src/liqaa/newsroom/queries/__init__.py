"""Reading: news one may see, the record a meeting's news is written from, where a fact stands."""

from liqaa.newsroom.queries.facts import Told, facts_of
from liqaa.newsroom.queries.naming import unfounded, withheld, without_ground
from liqaa.newsroom.queries.record import record_of
from liqaa.newsroom.queries.seen import news_for, news_of, news_seen_by

__all__ = [
    "Told",
    "facts_of",
    "news_for",
    "news_of",
    "news_seen_by",
    "record_of",
    "unfounded",
    "withheld",
    "without_ground",
]
