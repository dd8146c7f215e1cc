"""The writer: the record of a meeting (held, planned) or statement in, news in the organisation's manner out.

It is the inverse of :mod:`liqaa.reports.text.read` and shares its phrase tables: what it writes, the reader
reads back as the same record (:func:`differences`). Every sentence points to its facts; what is confidential
or without ground for publication never enters, and whatever is left out is listed with the reason.
"""

from liqaa.reports.text.write import french
from liqaa.reports.text.write.check import missing_facts, preview
from liqaa.reports.text.write.compare import Difference, differences, expected
from liqaa.reports.text.write.compose import compose
from liqaa.reports.text.write.news import FactSpan, LeftOut, News, Paragraph, Reason, Sentence, Style
from liqaa.reports.text.write.record import (
    Body,
    Day,
    Fact,
    Group,
    Meeting,
    Need,
    NewsRecord,
    Outcome,
    Person,
    Place,
    Said,
    Text,
    Topic,
)
from liqaa.reports.text.write.templates import (
    LENGTHS,
    Block,
    Changes,
    TemplateError,
    Templates,
    builtin,
    edited,
    read_templates,
)
from liqaa.reports.text.write.weekly import GROUPINGS, Week, write_week

__all__ = [
    "GROUPINGS",
    "LENGTHS",
    "Block",
    "Body",
    "Changes",
    "Day",
    "Difference",
    "Fact",
    "FactSpan",
    "Group",
    "LeftOut",
    "Meeting",
    "Need",
    "News",
    "NewsRecord",
    "Outcome",
    "Paragraph",
    "Person",
    "Place",
    "Reason",
    "Said",
    "Sentence",
    "Style",
    "TemplateError",
    "Templates",
    "Text",
    "Topic",
    "Week",
    "builtin",
    "differences",
    "edited",
    "expected",
    "french",
    "missing_facts",
    "preview",
    "read_templates",
    "write_news",
    "write_week",
]


def write_news(
    record: NewsRecord, *, language: str = "ar", length: str = "full", templates: Templates | None = None
) -> News:
    """The news of a meeting in a language (``ar``, ``fr``) and length (``full``, ``short``, ``communique``).

    ``templates`` are the organisation's own, else those that come with the product. The record's names and
    texts are to be in the same language. Raises ValueError for an unknown length, TemplateError for a
    language without templates.
    """
    if length not in LENGTHS:
        raise ValueError(length)
    if templates is None and language not in ("ar", "fr"):
        raise TemplateError("bad_language", detail=language)
    return compose(record, templates or builtin(language), length)
