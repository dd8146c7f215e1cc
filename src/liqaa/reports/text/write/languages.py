"""Texts of a record in another language than the news: left out and listed, not mixed in."""

from dataclasses import fields, replace
from typing import Any

from liqaa.reports.text.write.news import LeftOut, Reason
from liqaa.reports.text.write.record import Fact, Group, Need, NewsRecord, Outcome, Said, Text, Topic

_ARABIC = range(0x0600, 0x0700)
_OWN_WORDS = (Text, Topic, Said, Need, Outcome, Group)
"""Facts in the record's own words; names of people, organs and places are written as they are."""


def in_language(record: NewsRecord, language: str) -> tuple[NewsRecord, list[LeftOut]]:
    """The record without texts in another language, and those texts.

    Only French news leaves any out: in Arabic news the name of a programme may well stand in French.
    """
    left_out: list[LeftOut] = []
    if language != "fr":
        return record, left_out
    kept: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        several = value if isinstance(value, tuple) else (value,)
        foreign = [one for one in several if isinstance(one, _OWN_WORDS) and _is_arabic(_words(one))]
        left_out += [LeftOut(one.id, Reason.OTHER_LANGUAGE) for one in foreign]
        if foreign:
            rest = tuple(one for one in several if one not in foreign)
            kept[field.name] = rest if isinstance(value, tuple) else None
    return replace(record, **kept), left_out


def _words(fact: Fact) -> str:
    return str(getattr(fact, "text", "") or getattr(fact, "label", ""))


def _is_arabic(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(ord(letter) in _ARABIC for letter in letters) * 2 > len(letters)
