"""A text as folded words with their places, lines and sentences: what the whole reader walks over."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from liqaa.kit.arabic import fold, token_spans

STOP, COMMA, SOFT, NONE = 3, 2, 1, 0
"""Strength of the boundary before a word: end of sentence or line, comma, other mark, blank."""

_PAUSES = {
    **dict.fromkeys(".!?؟…\n•|", STOP),
    **dict.fromkeys("؛;,،:()/–—", COMMA),
    **dict.fromkeys('«»"“”', SOFT),
}
_CONJUNCTIONS = frozenset("وف")
_PREPOSITIONS = frozenset("بلك")
_MOST_REMEMBERED = 60_000


class Remembered[Answer](dict[str, Answer]):
    """What a pure function answers for a folded word, worked out once; emptied when it grows too large."""

    def __init__(self, work: Callable[[str], Answer]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, key: str) -> Answer:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        answer = self[key] = self._work(key)
        return answer


class WordClass(Remembered[bool]):
    """Words for which something holds. Each text is sorted into all classes at once (:meth:`Doc.where`).

    A class is made when its module is imported, before any text is read.
    """

    __slots__ = ("number",)

    def __init__(self, holds: Callable[[str], bool]) -> None:
        super().__init__(holds)
        self.number = len(_CLASSES)
        _CLASSES.append(self)
        _CLASSES_OF.clear()


_CLASSES: list[WordClass] = []
_CLASSES_OF: Remembered[tuple[int, ...]] = Remembered(
    lambda key: tuple(one.number for one in _CLASSES if one[key])
)
"""The classes that a word is in: most words are in none."""

_DIGIT = re.compile("[0-9٠-٩۰-۹]")


def has_digit(text: str) -> bool:
    """Whether a figure stands in a text."""
    return _DIGIT.search(text) is not None


def folded(words: str) -> frozenset[str]:
    """The keys of some words written one after the other."""
    return frozenset(fold(words).split())


def _variants(key: str) -> tuple[tuple[str, str], ...]:
    found = [("", key)]
    if len(key) > 2 and key[0] in _CONJUNCTIONS:
        found.append((key[0], key[1:]))
    for taken, rest in tuple(found):
        if len(rest) > 2 and rest[0] in _PREPOSITIONS:
            found.append((taken + rest[0], rest[1:]))
            if rest.startswith("لل") and len(rest) > 3:
                found.append((taken + "ل", "ا" + rest[1:]))
    return tuple(found)


variants: Callable[[str], tuple[tuple[str, str], ...]] = Remembered(_variants).__getitem__
"""A folded word as it stands, and behind و ف and ب ل ك: pairs of what was taken away and what remains.

للحزب gives (ل, الحزب); وبالمقر gives (وب, المقر). The article stays. Worked out once for each word.
"""


def first_behind(ordered: list[int], i: int, default: int) -> int:
    """The first of some ordered numbers that is greater than ``i``."""
    at = bisect_right(ordered, i)
    return ordered[at] if at < len(ordered) else default


bare: Callable[[str], str] = Remembered(
    lambda key: key[2:] if key.startswith("ال") and len(key) > 4 else key
).__getitem__
"""A folded word without its article."""


def _gap(between: str) -> int:
    """The strength of the boundary that some characters between two words make."""
    return max((_PAUSES.get(char, NONE if char.isspace() else SOFT) for char in between), default=NONE)


class _Word(NamedTuple):
    """A folded word inside a run, and the strength of the boundary before it there."""

    key: str
    start: int
    end: int
    gap: int


type _Run = tuple[tuple[_Word, ...], int]
"""The words of what stands between two blanks, and the strength of the boundary behind the last."""

_LONGEST_REMEMBERED = 64
"""Letters of a run that is cut once for all texts; a longer one is hardly met again."""


def _cut_run(raw: str) -> _Run:
    words, last = [], 0
    for key, start, end in token_spans(raw):
        words.append(_Word(sys.intern(key), start, end, _gap(raw[last:start])))
        last = end
    return tuple(words), _gap(raw[last:])


_RUNS = Remembered(_cut_run)
_MAY_BE_PARTICLE = WordClass(lambda key: key.lstrip("وف") in ("علي", "الي"))


class Doc:
    """The words of a text, in parallel lists for speed.

    ``gaps[i]`` is the strength of the boundary before word ``i``; ``lines[i]`` the line it stands on;
    ``sentences[i]`` its sentence, a number that never goes down.
    """

    __slots__ = (
        "_places",
        "breaks",
        "ends",
        "gaps",
        "keys",
        "lines",
        "particles",
        "sentences",
        "starts",
        "stops",
        "taken",
        "text",
        "total",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.keys: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.gaps: list[int] = []
        self.lines: list[int] = []
        self._cut()
        self.total = len(self.keys)
        """How many words there are."""
        self._places = self._sorted_by_class()
        self.stops = [i for i, gap in enumerate(self.gaps) if gap == STOP and i]
        """The words before which a sentence or line ends, in order, the first word of the text left out."""
        self.breaks = [i for i in self.stops if not self._within(i)]
        """The words that open a sentence, in order, the first word of the text left out."""
        self.sentences = self._sentence_numbers()
        self.particles = frozenset(i for i in self.where(_MAY_BE_PARTICLE) if self._is_particle(i))
        """Words written على or إلى, which fold like the name علي and the office والي."""
        self.taken = bytearray(self.total)
        """1 for a word inside a place or an organisation, 2 inside a venue: not to be read as a person."""

    def __len__(self) -> int:
        return self.total

    def _is_particle(self, i: int) -> bool:
        raw = self.text[self.starts[i] : self.ends[i]]
        return "إ" in raw or raw.endswith("ى")

    def _cut(self) -> None:
        """Fills the lists that run beside the words, line by line and run by run."""
        keys, starts, ends, gaps = self.keys, self.starts, self.ends, self.gaps
        line_start = 0
        for number, line in enumerate(self.text.split("\n")):
            pause = STOP
            run_start = line_start
            for raw in line.split(" "):
                words, behind = _RUNS[raw] if len(raw) <= _LONGEST_REMEMBERED else _cut_run(raw)
                for key, start, end, gap in words:
                    keys.append(key)
                    starts.append(run_start + start)
                    ends.append(run_start + end)
                    gaps.append(gap if pause == NONE else max(gap, pause))
                    pause = NONE
                pause = max(pause, behind) if behind else pause
                run_start += len(raw) + 1
            self.lines += [number] * (len(keys) - len(self.lines))
            line_start += len(line) + 1

    def _sentence_numbers(self) -> list[int]:
        numbers: list[int] = []
        for sentence, (first, last) in enumerate(self.sentence_spans()):
            numbers += [sentence] * (last - first)
        return numbers

    def _within(self, i: int) -> bool:
        """Whether the stop before a word only belongs to an abbreviation or to two dots of a headline."""
        between = self.text[self.ends[i - 1] : self.starts[i]]
        return "\n" not in between and ".." not in between and len(self.keys[i - 1]) == 1

    def slice(self, i: int, j: int) -> str:
        """The text from word ``i`` up to word ``j``, as written."""
        return self.text[self.starts[i] : self.ends[j - 1]] if j > i else ""

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Where the words ``i`` up to ``j`` stand."""
        return self.starts[i], self.ends[j - 1]

    def where(self, class_: WordClass) -> list[int]:
        """The numbers of the words of a class, in order."""
        return self._places[class_.number]

    def _sorted_by_class(self) -> list[list[int]]:
        places: list[list[int]] = [[] for _ in _CLASSES]
        for i, numbers in enumerate(map(_CLASSES_OF.__getitem__, self.keys)):
            for number in numbers:
                places[number].append(i)
        return places

    def sentence_end(self, i: int) -> int:
        """The first word after the sentence of word ``i``."""
        return first_behind(self.breaks, i, self.total)

    def sentence_spans(self) -> list[tuple[int, int]]:
        """The words of each sentence, from and up to."""
        return list(pairwise([0, *self.breaks, self.total])) if self.total else []

    def words_on(self, line: int) -> range:
        """The words of a line, by its number."""
        return range(bisect_left(self.lines, line), bisect_right(self.lines, line))

    def next_stop(self, i: int) -> int:
        """The first word behind word ``i`` that a stop stands before; the number of words when none does."""
        return first_behind(self.stops, i, self.total)

    def word_at(self, offset: int) -> int:
        """The number of the first word that ends behind a place in the text."""
        return bisect_right(self.ends, offset)

    def matches(self, i: int, words: Sequence[str]) -> bool:
        """Whether these folded words stand at ``i`` with no stop between."""
        keys, gaps = self.keys, self.gaps
        if i + len(words) > self.total:
            return False
        for n, word in enumerate(words, start=i):
            if keys[n] != word or (n > i and gaps[n] >= STOP):
                return False
        return True
