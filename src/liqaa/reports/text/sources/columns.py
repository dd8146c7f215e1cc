"""Two columns side by side: each is read from its head to its foot, not line by line across both."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

_GUTTER = 1.2
"""Least width of the gap between columns, in sizes of the letters."""
_FEWEST_LINES = 4
_FEWEST_LETTERS = 18
"""Letters in half a line below which the halves are cells of a table, which are read across."""
_ARABIC = (("\u0590", "\u08ff"), ("\ufb1d", "\ufefc"))


@dataclass
class Line:
    """One line of a page: where it stands, and its letters from left to right."""

    baseline: float
    size: float
    letters: list[Any] = field(default_factory=list)

    @property
    def start(self) -> float:
        """Where its first letter begins."""
        return float(self.letters[0].x0)

    @property
    def end(self) -> float:
        """Where its last letter ends."""
        return float(self.letters[-1].x1)


def in_columns(lines: list[Line]) -> list[list[Line]]:
    """The lines of a page as stretches to be read one after the other; one stretch without columns."""
    gutter = _gutter(lines)
    if gutter is None:
        return [lines]
    stretches: list[list[Line]] = []
    block: list[Line] = []
    for line in lines:
        if _crosses(line, gutter):
            stretches += [*_parted(block, gutter), [line]]
            block = []
        else:
            block.append(line)
    return _joined([*stretches, *_parted(block, gutter)])


def _gaps(line: Line) -> Iterable[tuple[float, float]]:
    """The gaps inside a line that are wide enough to lie between columns."""
    for one, other in pairwise(_written(line.letters)):
        if other.x0 - one.x1 > _GUTTER * line.size:
            yield one.x1, other.x0


def _written(letters: Iterable[Any]) -> list[Any]:
    """The letters that are no blanks."""
    return [letter for letter in letters if letter.get_text().strip()]


def _gutter(lines: list[Line]) -> float | None:
    """Where the gap between two columns of prose lies; None on a page without columns."""
    if len(lines) < _FEWEST_LINES:
        return None
    left, right = min(line.start for line in lines), max(line.end for line in lines)
    gaps = [gap for line in lines for gap in _gaps(line)]
    middles = [(one + other) / 2 for one, other in gaps]
    inner = [at for at in middles if left + (right - left) / 4 < at < right - (right - left) / 4]
    best = max(inner, key=lambda at: sum(one < at < other for one, other in gaps), default=None)
    if best is None or sum(one < best < other for one, other in gaps) < _FEWEST_LINES:
        return None
    halves = [half for line in lines if not _crosses(line, best) for half in _halves(line, best)]
    lengths = sorted(len(_written(half.letters)) for half in halves)
    prose = lengths[len(lengths) // 2] >= _FEWEST_LETTERS
    parted = sum(not _crosses(line, best) for line in lines)
    return best if prose and parted * 2 >= len(lines) else None


def _crosses(line: Line, gutter: float) -> bool:
    """Whether a line runs over the gutter: a headline above both columns."""
    written = _written(line.letters)
    if not written or written[-1].x1 <= gutter or written[0].x0 >= gutter:
        return False
    return not any(one < gutter < other for one, other in _gaps(line))


def _halves(line: Line, gutter: float) -> list[Line]:
    """What stands on each side of the gutter, the left first; a side without letters is left out."""
    sides = (
        [letter for letter in line.letters if letter.x1 <= gutter],
        [letter for letter in line.letters if letter.x1 > gutter],
    )
    return [Line(line.baseline, line.size, side) for side in sides if _written(side)]


def _parted(block: list[Line], gutter: float) -> list[list[Line]]:
    """The two columns of some lines, in the order of their script."""
    halves = [half for line in block for half in _halves(line, gutter)]
    sides = [
        [half for half in halves if half.end <= gutter],
        [half for half in halves if half.end > gutter],
    ]
    columns = reversed(sides) if _is_arabic(halves) else sides
    return [column for column in columns if column]


def _is_arabic(lines: list[Line]) -> bool:
    letters = [letter.get_text()[:1] for line in lines for letter in line.letters]
    arabic = sum(any(first <= char <= last for first, last in _ARABIC) for char in letters)
    return arabic * 2 > sum(char.isalpha() for char in letters)


def _joined(stretches: list[list[Line]]) -> list[list[Line]]:
    """Lines over the whole width that follow one another are one stretch."""
    found: list[list[Line]] = []
    for stretch in stretches:
        if (
            found
            and len(stretch) == 1
            and len(found[-1]) == 1
            and found[-1][0].baseline > stretch[0].baseline
        ):
            found[-1] = [*found[-1], *stretch]
        else:
            found.append(stretch)
    return found
