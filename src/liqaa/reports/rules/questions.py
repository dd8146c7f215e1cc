"""What the reader asks instead of asserting, and which of its questions are still open."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from liqaa.reports.rules.record import NoSuchEntry, Record, entry


@dataclass(frozen=True)
class Question:
    """Something unsure about the entry at ``path``; ``code`` names the sentence, ``values`` fill it."""

    path: str
    kind: str
    code: str
    values: Mapping[str, Any]

    @property
    def entry(self) -> str:
        """The path of the entry to correct: ``place.region`` is corrected with the place."""
        section, _, rest = self.path.partition(".")
        return self.path if rest.isdecimal() else section


def open_questions(found: Record, record: Record) -> list[Question]:
    """The reader's questions that nobody answered and whose entry has not been corrected since."""
    answered = set(record.get("answered", []))
    return [
        Question(each["path"], each.get("kind", ""), each.get("message_code", ""), each.get("values") or {})
        for each in found.get("questions", [])
        if each["path"] not in answered and _unchanged(found, record, each["path"])
    ]


def _unchanged(found: Record, record: Record, path: str) -> bool:
    """Whether the entry still is what was found; an answer given by correcting closes the question."""
    section, _, rest = path.partition(".")
    if section not in record:
        return True
    simple = path if rest.isdecimal() else section
    try:
        return bool(_bare(entry(found, simple)) == _bare(entry(record, simple)))
    except NoSuchEntry:
        return False


def _bare(value: Any) -> Any:
    """An entry without what resolution added to it."""
    return (
        {key: each for key, each in value.items() if key not in {"path", "paths"}}
        if isinstance(value, dict)
        else value
    )
