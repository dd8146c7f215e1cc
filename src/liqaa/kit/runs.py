"""A text of two directions in its runs: numbers and dates cut out of the words they stand among.

Each run keeps its own direction on a paper without marks in the text, which a search would trip over.
"""

import re
from dataclasses import dataclass
from unicodedata import bidirectional

from liqaa.kit.arabic import NUMBERS

MARKS = re.compile("[\u2066-\u2069\u200e\u200f\u202a-\u202e]")
"""Marks of direction: isolates, embeddings, the two marks of one letter's width."""
RIGHT_TO_LEFT = frozenset({"ar"})
"""Languages of the product that are read from right to left."""


@dataclass(frozen=True)
class Run:
    """A stretch of text; numbers and dates run from left to right wherever they stand."""

    text: str
    number: bool = False


def runs_of(text: str) -> list[Run]:
    """The stretches of a text, in order; marks of direction are left out, the runs say it."""
    plain = MARKS.sub("", text)
    runs, start = [], 0
    for found in NUMBERS.finditer(plain):
        if found.start() > start:
            runs.append(Run(plain[start : found.start()]))
        runs.append(Run(found[0], number=True))
        start = found.end()
    if start < len(plain):
        runs.append(Run(plain[start:]))
    return runs


def reads_rtl(text: str, *, otherwise: bool) -> bool:
    """Whether a text is read from right to left: its first letter tells (UAX 9, P2), else ``otherwise``.

    Prose is written in the language people met in, whatever language its paper speaks.
    """
    for each in text:
        kind = bidirectional(each)
        if kind in ("R", "AL", "L"):
            return kind != "L"
    return otherwise
