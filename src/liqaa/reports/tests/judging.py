"""Each finding of a reading held against a gold record: right, wrong, or nothing to judge it by.

Fields that the gold records do not tell in full (topics, framework, what was said) are not judged.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from liqaa.reports.tests.test_read_reports import (
    Record,
    alike,
    name_of,
    names,
    same_name,
)
from liqaa.reports.text.confidence import field_of
from liqaa.reports.text.read import read_report
from liqaa.reports.text.shapes import Reading

KIN = {"communication_meeting", "organisational_meeting"}
"""Kinds of meeting that the scoring of the development set takes for one another."""
PEOPLE = ("facilitators", "attendees", "elected_or_appointed")
LEVELS = ("commune", "province", "region")
BANDS = ((0.9, 1.01), (0.7, 0.9), (0.0, 0.7))
"""Surest first: from, and below."""


@dataclass(frozen=True)
class Judged:
    """One finding: the field, its rule, how sure it was said to be, and whether it is right."""

    field: str
    rule: str
    confidence: float
    right: bool


@dataclass(frozen=True)
class Band:
    """What findings of like confidence said of themselves, and how many of them were right."""

    stated: float
    observed: float
    n: int


def judged(folder: Path, read: Callable[[str], Reading] = read_report) -> list[Judged]:
    """Every finding of a folder of reports that its gold record can judge."""
    found: list[Judged] = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))["gold"]
        found += judge(gold, read(path.with_suffix(".txt").read_text(encoding="utf-8")).to_json())
    return found


def bands(found: Iterable[Judged]) -> list[Band]:
    """The findings by band, surest first; a band without any has n = 0."""
    told = list(found)
    made = []
    for least, below in BANDS:
        of = [one for one in told if least <= one.confidence < below]
        n = len(of)
        made.append(
            Band(sum(one.confidence for one in of) / max(n, 1), sum(one.right for one in of) / max(n, 1), n)
        )
    return made


def judge(gold: Record, reading: Record) -> Iterator[Judged]:
    """The findings of one reading that can be judged."""
    for finding in reading["findings"]:
        path = finding["path"]
        right = _right(path, gold, reading)
        if right is not None:
            yield Judged(field_of(path), finding["rule"], finding["confidence"], right)


def _right(path: str, gold: Record, reading: Record) -> bool | None:
    field = field_of(path)
    check = CHECKS.get(field)
    if check is None:
        return None
    if field == path:
        return check(gold, reading)
    return check(gold, reading[field][int(path.rpartition(".")[2])])


def _title(gold: Record, reading: Record) -> bool:
    return any(alike(gold.get(key), reading["title"]) >= 0.8 for key in ("title", "title_alt"))


def _organisation(gold: Record, reading: Record) -> bool:
    ours, theirs = ((one.get("organisation") or {}).get("name") for one in (gold, reading))
    return ours == theirs or alike(ours, theirs) >= 0.99


def _body(gold: Record, reading: Record) -> bool:
    return alike(*((one.get("organisation") or {}).get("body") for one in (gold, reading))) >= 0.7


def _type(gold: Record, reading: Record) -> bool:
    ours, theirs = (one["meeting"]["type"] for one in (gold, reading))
    return ours == theirs or {ours, theirs} <= KIN


def _date(gold: Record, reading: Record) -> bool | None:
    ours, theirs = gold["date"], reading["date"]
    if not (theirs["iso"] or theirs["partial"]):
        return None
    if ours.get("iso") or not ours.get("partial"):
        return theirs["iso"] in {ours.get("iso"), ours.get("iso_inferred")} - {None}
    return bool(ours["partial"][2:] == (theirs["partial"] or theirs["iso"])[-5:].removeprefix("-"))


def _codes(record: Record, level: str) -> set[str]:
    return set(filter(None, (record["place"].get("hcp_codes") or {}).get(level, "").split("|")))


def _level(level: str) -> Callable[[Record, Record], bool | None]:
    def check(gold: Record, reading: Record) -> bool | None:
        told = _codes(reading, level)
        return told <= _codes(gold, level) if told else None

    return check


def _place(gold: Record, reading: Record) -> bool | None:
    return all(_codes(reading, level) <= _codes(gold, level) for level in LEVELS)


def _one(field: str) -> Callable[[Record, Record], bool]:
    def check(gold: Record, reading: Record) -> bool:
        ours, theirs = name_of(gold.get(field)), name_of(reading[field])
        return bool(ours and theirs) and (
            same_name(str(ours), str(theirs)) or alike(ours, theirs) >= (0.99 if field == "chair" else 0.6)
        )

    return check


def _person(field: str) -> Callable[[Record, Record], bool | None]:
    def check(gold: Record, person: Record) -> bool | None:
        if any(same_name(name, person["name"]) for name in names(gold[field])):
            return True
        spared = [*names(gold.get("optional_people")), *_leading(gold)]
        return None if any(same_name(name, person["name"]) for name in spared) else False

    return check


def _leading(gold: Record) -> list[str]:
    return [name for name in (name_of(gold.get("chair")), name_of(gold.get("host"))) if name]


def _mentioned(gold: Record, person: Record) -> bool | None:
    """Named without having been there: wrong where the gold record has them in the room."""
    if any(same_name(name, person["name"]) for name in names(gold.get("optional_people"))):
        return None
    there = [*_leading(gold), *(name for field in PEOPLE for name in names(gold[field]))]
    return not any(same_name(name, person["name"]) for name in there)


def _text(field: str) -> Callable[[Record, Any], bool | None]:
    def check(gold: Record, entry: Any) -> bool | None:
        told = entry["text"] if isinstance(entry, dict) else entry
        right = [one["text"] if isinstance(one, dict) else one for one in gold[field]]
        return any(alike(text, told) >= 0.5 for text in right)

    return check


CHECKS: dict[str, Callable[[Record, Any], bool | None]] = {
    "title": _title,
    "organisation": _organisation,
    "organisation.name": _organisation,
    "organisation.body": _body,
    "meeting.type": _type,
    "date": _date,
    "place": _place,
    **{f"place.{level}": _level(level) for level in LEVELS},
    **{field: _one(field) for field in ("chair", "host", "supervision")},
    **{field: _person(field) for field in PEOPLE},
    "mentioned": _mentioned,
    **{field: _text(field) for field in ("attendee_groups", "needs", "outcomes")},
}
"""How each field is judged; a list's entries one by one."""
