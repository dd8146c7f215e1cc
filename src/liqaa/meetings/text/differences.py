"""Two texts side by side, line by line, with the words that differ."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, CHANGED = "same", "changed"
_WORDS = re.compile(r"\s+|\S+")


@dataclass(frozen=True)
class Piece:
    """Some words of a line; ``differs`` where the other text has others."""

    text: str
    differs: bool = False


@dataclass(frozen=True)
class Line:
    """A line of each text beside the other; None where one has none there."""

    kind: str
    before: tuple[Piece, ...] | None
    after: tuple[Piece, ...] | None


def side_by_side(before: str, after: str) -> list[Line]:
    """The lines of both texts in order. The pieces of each side, joined, give that text back."""
    old, new = before.splitlines(), after.splitlines()
    lines: list[Line] = []
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            lines += [Line(SAME, (Piece(line),), (Piece(line),)) for line in old[start:end]]
        else:
            lines += _changed(old[start:end], new[first:last])
    return lines


def _changed(old: list[str], new: list[str]) -> Iterator[Line]:
    for number in range(max(len(old), len(new))):
        if number >= len(old):
            yield Line(CHANGED, None, (Piece(new[number], differs=True),))
        elif number >= len(new):
            yield Line(CHANGED, (Piece(old[number], differs=True),), None)
        else:
            yield Line(CHANGED, *_words(old[number], new[number]))


def _words(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    left, right = _WORDS.findall(old), _WORDS.findall(new)
    before: list[Piece] = []
    after: list[Piece] = []
    for kind, start, end, first, last in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        differs = kind != "equal"
        if end > start:
            before.append(Piece("".join(left[start:end]), differs))
        if last > first:
            after.append(Piece("".join(right[first:last]), differs))
    return tuple(before), tuple(after)
