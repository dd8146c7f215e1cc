"""Two records of one meeting made into one, field by field, as somebody chose."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from liqaa.kit.arabic import fold
from liqaa.reports.rules.record import LISTS, Record

HEADS = (
    "title",
    "meeting",
    "organiser",
    "date",
    "place",
    "territories",
    "kicker",
    "framework",
    "slogan",
    "supervision",
    "outside_organiser",
    "chair",
    "host",
)
"""Fields that hold one value: one of the two is chosen."""
ALONG = {"place": ("venue_path",), "meeting": ("kinds",)}
"""What is kept beside a field and goes with it."""
THIS, OTHER, BOTH = "this", "other", "both"


def differing(one: Record, other: Record) -> list[str]:
    """The fields in which the two differ, in the order of a report."""
    return [key for key in (*HEADS, *LISTS) if _compared(one, key) != _compared(other, key)]


def options(key: str) -> tuple[str, ...]:
    """What may be chosen for a field: a list may keep the entries of both."""
    return (BOTH, THIS, OTHER) if key in LISTS else (THIS, OTHER)


def proposed(key: str, one: Record, other: Record) -> str:
    """What is chosen before anybody chooses: both lists, and of two values the one that says more."""
    if key in LISTS:
        return BOTH
    return OTHER if _fullness(other, key) > _fullness(one, key) else THIS


def merged(one: Record, other: Record, chosen: Mapping[str, str]) -> Record:
    """``one`` with the fields of ``other`` that were chosen; who is meant by a name is taken from both."""
    record = deepcopy(one)
    for key in differing(one, other):
        choice = chosen.get(key) or proposed(key, one, other)
        if choice == OTHER:
            for each in (key, *ALONG.get(key, ())):
                record[each] = deepcopy(other.get(each))
        elif choice == BOTH and key in LISTS:
            record[key] = _united(one.get(key) or [], other.get(key) or [])
    record["people"] = {**other.get("people", {}), **one.get("people", {})}
    return record


def _united(one: list[Any], other: list[Any]) -> list[Any]:
    """The entries of both; what both say stands once, as the first says it."""
    seen = {_words(entry) for entry in one}
    return deepcopy([*one, *(entry for entry in other if _words(entry) not in seen)])


def _words(entry: Any) -> str:
    if isinstance(entry, dict):
        return fold(str(entry.get("name") or entry.get("label") or entry.get("text") or entry))
    return fold(str(entry))


def _compared(record: Record, key: str) -> Any:
    """What of a field counts as a difference: of a day the day, not the words it was written in."""
    value = record.get(key)
    if key == "date" and isinstance(value, dict) and value.get("iso"):
        return value["iso"], value.get("end")
    return None if _empty(value) else value


def _fullness(record: Record, key: str) -> int:
    """How much a field says: a commune more than its province, a capacity more than a bare name."""
    value = record.get(key)
    if key == "place":
        return 2 * len((record.get("venue_path") or "").split("/")) + bool((value or {}).get("venue"))
    if isinstance(value, dict):
        return sum(not _empty(each) for each in value.values())
    return int(not _empty(value))


def _empty(value: Any) -> bool:
    if isinstance(value, dict):
        return not any(value.values())
    return not value
