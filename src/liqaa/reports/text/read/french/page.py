"""A French page: its lines by role, its running text, its sentences."""

import re
from dataclasses import dataclass
from functools import lru_cache

from liqaa.kit import calendar
from liqaa.reports.text.read import structure
from liqaa.reports.text.read.structure import Layout, Line
from liqaa.territory.text import gazetteer

_SENTENCE = re.compile(r"(?<!\bM)(?<!\bMe)(?<!\bDr)(?<!\bPr)(?<!\b[A-Z])[.!?](?=\s)|\n")
_DATED = re.compile(
    r"^(?:publié|mis à jour|modifié|posté|par|le\b)|,? le \d|\d{1,2}/\d{1,2}/\d{4}", re.IGNORECASE
)


_BY = re.compile(r"^(?:Par|De notre correspondante?,?|Propos recueillis par) (?:[A-ZÉ][\w'.-]*\s?){1,4}$")


@dataclass(frozen=True, slots=True)
class Page:
    """One French text: ``body`` its paragraphs, ``opening`` the first; the text with straight apostrophes."""

    text: str
    layout: Layout
    body: tuple[Line, ...]
    opening: Line | None

    def places(self) -> frozenset[tuple[int, int]]:
        """Where the names of places stand that are written whole and in full."""
        return _places(self.text)

    def sentences(self) -> list[tuple[int, int]]:
        """Where each sentence of the paragraphs, headings and bullets stands."""
        found = []
        for line in self.layout.of(structure.PARAGRAPH, structure.HEADING, structure.BULLET):
            at = line.body_start
            for stop in _SENTENCE.finditer(self.text, line.body_start, line.end):
                if stop.start() > at:
                    found.append((at, stop.start()))
                at = stop.end()
            if at < line.end:
                found.append((at, line.end))
        return found


@lru_cache(maxsize=4)
def _places(text: str) -> frozenset[tuple[int, int]]:
    return frozenset((one.start, one.end) for one in gazetteer().scan(text) if not one.weak)


def open_page(text: str) -> Page:
    """The page of a cleaned text; every place in it is the same as in the text."""
    straight = text.replace("’", "'").replace("\u00a0", " ")
    layout = structure.lay_out(straight)
    for line in layout.lines:
        if line.role in (structure.PARAGRAPH, structure.SUBTITLE, structure.KICKER) and _is_stamp(line):
            line.role = structure.STAMP
        elif line.role in (structure.PARAGRAPH, structure.SUBTITLE, structure.KICKER) and _BY.match(
            line.text
        ):
            line.role = structure.BYLINE
    body = tuple(layout.of(structure.PARAGRAPH))
    return Page(straight, layout, body, body[0] if body else None)


def _is_stamp(line: Line) -> bool:
    return line.words <= 10 and bool(_DATED.search(line.text)) and bool(calendar.find_dates(line.text))
