"""The sectors of need that the words of one text name, and the words that end a list of problems."""

from dataclasses import dataclass
from functools import cache

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import needs
from liqaa.reports.text.read.cues import Hits
from liqaa.reports.text.read.tokens import Doc, WordClass, first_behind, variants


@dataclass(frozen=True, slots=True)
class _Table:
    single: dict[str, str]
    several: dict[str, tuple[tuple[tuple[str, ...], str], ...]]


@cache
def _table() -> _Table:
    single: dict[str, str] = {}
    several: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for sector, phrases in needs.SECTORS.items():
        for phrase in phrases:
            words = tuple(fold(phrase).split())
            if len(words) == 1:
                single.setdefault(words[0], sector)
            else:
                entries = (*several.get(words[0], ()), (words[1:], sector))
                several[words[0]] = tuple(sorted(entries, key=lambda entry: -len(entry[0])))
    return _Table(single, several)


_ENDING = ("speech:", "role:away", "solved")


class Sectors:
    """What one text tells, worked out once."""

    def __init__(self, doc: Doc, hits: Hits) -> None:
        pairs = ((i, _sector(doc, i)) for i in doc.where(_MAY_NAME))
        self._at = {i: sector for i, sector in pairs if sector is not None}
        self._named = list(self._at)
        self._ends = sorted(
            {
                hit.start
                for label, found in hits.by_label.items()
                if label.startswith(_ENDING)
                for hit in found
                if hit.cue.phrase != "@عرض"
            }
        )

    def at(self, i: int) -> str | None:
        """The sector that the word at ``i`` (with those after it) names."""
        return self._at.get(i)

    def first(self, first: int, last: int) -> str | None:
        """The sector named first among some words."""
        named = first_behind(self._named, first - 1, last)
        return self._at[named] if named < last else None

    def list_end(self, i: int, default: int) -> int:
        """The first word behind ``i`` that ends a list of problems: a participle or verb of speech."""
        return first_behind(self._ends, i, default)


def is_sector(key: str) -> bool:
    """Whether one word alone names a sector."""
    return key in _table().single


def _sector(doc: Doc, i: int) -> str | None:
    table = _table()
    for _, rest in variants(doc.keys[i]):
        for words, sector in table.several.get(rest, ()):
            if doc.matches(i + 1, words):
                return sector
        if rest in table.single:
            return table.single[rest]
    return None


_MAY_NAME = WordClass(
    lambda key: any(rest in _table().single or rest in _table().several for _, rest in variants(key))
)
