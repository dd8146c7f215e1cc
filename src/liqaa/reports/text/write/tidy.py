"""Texts of a record on one line each, without marks of direction: no name or bullet breaks the layout."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from liqaa.kit.arabic import clean
from liqaa.reports.text.write.record import NewsRecord


def tidied(record: NewsRecord) -> NewsRecord:
    """The record with every text cleaned and its blanks made single."""
    return _tidied(record)


def _tidied(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(clean(value).split())
    if isinstance(value, tuple):
        return tuple(_tidied(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: _tidied(getattr(value, one.name)) for one in fields(value) if one.name != "id"}
        return replace(value, **changed)
    return value
