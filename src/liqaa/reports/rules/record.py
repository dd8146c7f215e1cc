"""A record under correction: plain JSON, addressed by paths such as ``outcomes.3``.

A record is what people correct; what the reader found stays beside it untouched. Every function
returns a new record and leaves its argument alone.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from liqaa.kit.arabic import fold

type Record = dict[str, Any]

LISTS = (
    "facilitators",
    "attendees",
    "attendee_groups",
    "elected_or_appointed",
    "mentioned",
    "topics",
    "interventions",
    "needs",
    "achievements",
    "outcomes",
)
"""Sections that hold several entries."""
PEOPLE = ("chair", "host", "facilitators", "attendees", "elected_or_appointed", "mentioned")
"""Sections whose entries name a person."""
PRESENT = ("chair", "host", "facilitators", "attendees")
"""Sections of people who were there."""
READER_ONLY = ("text", "findings", "questions")
"""What belongs to the reading and is not corrected."""


class NoSuchEntry(LookupError):
    """The path names nothing in this record."""


def working_copy(found: Record) -> Record:
    """The record that people will correct: what was found, with every list there and nobody chosen."""
    record = {key: deepcopy(value) for key, value in found.items() if key not in READER_ONLY}
    for section in LISTS:
        record[section] = record.get(section) or []
    record["achievements"] = [
        each if isinstance(each, dict) else {"text": each} for each in record["achievements"]
    ]
    record["people"] = {}
    record["answered"] = []
    return record


LONGEST_INDEX = 6
"""More digits than the longest list of a record needs."""


def parts(path: str) -> tuple[str, int | None]:
    """A path as section and index: ``outcomes.3`` is ``("outcomes", 3)``; ``chair`` has no index.

    Raises ``NoSuchEntry`` for what is no path.
    """
    section, _, index = path.partition(".")
    if index and not (index.isdecimal() and len(index) <= LONGEST_INDEX):
        raise NoSuchEntry(path)
    return section, int(index) if index else None


def entry(record: Record, path: str) -> Any:
    """The entry at ``path``. Raises ``NoSuchEntry``."""
    section, index = parts(path)
    if section not in record:
        raise NoSuchEntry(path)
    if index is None:
        return record[section]
    rows = record[section]
    if not isinstance(rows, list) or index >= len(rows):
        raise NoSuchEntry(path)
    return rows[index]


def replaced(record: Record, path: str, value: Any) -> Record:
    """The record with ``value`` at ``path``; the index after the last entry of a list adds one."""
    section, index = parts(path)
    changed = deepcopy(record)
    if index is None:
        if section not in record:
            raise NoSuchEntry(path)
        changed[section] = value
        return changed
    rows = changed.get(section)
    if section not in LISTS or rows is None or index > len(rows):
        raise NoSuchEntry(path)
    rows[index : index + 1] = [value]
    return changed


def removed(record: Record, path: str) -> Record:
    """The record without the entry at ``path``; a section that holds one becomes empty."""
    entry(record, path)
    section, index = parts(path)
    changed = deepcopy(record)
    if index is None:
        changed[section] = None
    else:
        del changed[section][index]
    return changed


def moved(record: Record, path: str, section: str) -> Record:
    """The person at ``path`` in another section of people: from present to only mentioned, and back."""
    person = entry(record, path)
    if section not in PEOPLE or parts(path)[0] not in PEOPLE or not person:
        raise NoSuchEntry(section)
    without = removed(record, path)
    if section in LISTS:
        return replaced(without, f"{section}.{len(without[section])}", person)
    return replaced(without, section, person)


def person_key(name: str) -> str:
    """What makes two namings in one record the same person: the folded name."""
    return fold(name)


def named(record: Record) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every person entry with its path, in reading order."""
    for section in PEOPLE:
        value = record.get(section)
        if isinstance(value, dict) and value.get("name"):
            yield section, value
        elif isinstance(value, list):
            for index, row in enumerate(value):
                if isinstance(row, dict) and row.get("name"):
                    yield f"{section}.{index}", row


def chosen(record: Record, name: str) -> str | None:
    """Who was chosen for ``name``: a person's id as text, ``new``, or nobody yet."""
    value = record.get("people", {}).get(person_key(name))
    return None if value is None else str(value)


def with_choice(record: Record, name: str, choice: str) -> Record:
    """The record where ``name`` is the person ``choice``: an id as text, or ``new``."""
    changed = deepcopy(record)
    changed.setdefault("people", {})[person_key(name)] = choice
    return changed


def answered(record: Record, path: str) -> Record:
    """The record where the question about ``path`` needs no further answer."""
    changed = deepcopy(record)
    changed["answered"] = sorted({*changed.get("answered", []), path})
    return changed
