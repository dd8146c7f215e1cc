"""A text as folded words with their places, lines and sentences: what the whole reader walks over."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

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


_DIGIT = re.compile(r"\d")


def has_digit(text: str) -> bool:
    """Whether a figure stands in a text."""
    return _DIGIT.search(text) is not None


def folded(words: str) -> frozenset[str]:
    """The keys of some words written one after the other."""
    return frozenset(fold(words).split())


def variants(key: str) -> tuple[tuple[str, str], ...]:
    """A folded word as it stands, and behind و ف and ب ل ك: pairs of what was taken away and what remains.

    للحزب gives (ل, الحزب); وبالمقر gives (وب, المقر). The article stays.
    """
    return _VARIANTS[key]


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


_VARIANTS = Remembered(_variants)


def bare(key: str) -> str:
    """A folded word without its article."""
    return key[2:] if key.startswith("ال") and len(key) > 4 else key


def _gap(between: str) -> int:
    """The strength of the boundary that some characters between two words make."""
    return max((_PAUSES.get(char, NONE if char.isspace() else SOFT) for char in between), default=NONE)


_GAPS = Remembered(_gap)
_MAY_BE_PARTICLE = Remembered(lambda key: key.lstrip("وف") in ("علي", "الي"))


class Doc:
    """The words of a text, in parallel lists for speed.

    ``gaps[i]`` is the strength of the boundary before word ``i``; ``lines[i]`` the line it stands on;
    ``sentences[i]`` its sentence, a number that never goes down.
    """

    __slots__ = (
        "ends",
        "gaps",
        "keys",
        "lines",
        "particles",
        "sentences",
        "starts",
        "taken",
        "text",
        "total",
    )

    def __init__(self, text: str) -> None:
        words = token_spans(text)
        self.text = text
        self.total = len(words)
        """How many words there are."""
        self.keys = [word.text for word in words]
        self.starts = [word.start for word in words]
        self.ends = [word.end for word in words]
        self.gaps = self._boundaries()
        self.lines = self._line_numbers()
        self.sentences = self._sentence_numbers()
        self.particles = frozenset(
            i for i, key in enumerate(self.keys) if _MAY_BE_PARTICLE[key] and self._is_particle(i)
        )
        """Words written على or إلى, which fold like the name علي and the office والي."""
        self.taken = bytearray(len(words))
        """1 for a word inside a place or an organisation, 2 inside a venue: not to be read as a person."""

    def __len__(self) -> int:
        return self.total

    def _is_particle(self, i: int) -> bool:
        raw = self.text[self.starts[i] : self.ends[i]]
        return "إ" in raw or raw.endswith("ى")

    def _boundaries(self) -> list[int]:
        gaps, last, text = [], 0, self.text
        for start, end in zip(self.starts, self.ends, strict=True):
            between = text[last:start]
            if start - last == 1 and between == " ":
                gaps.append(NONE)
            else:
                gaps.append(_GAPS[between])
            last = end
        if gaps:
            gaps[0] = STOP
        return gaps

    def _line_numbers(self) -> list[int]:
        numbers: list[int] = []
        for line, found in enumerate(re.finditer("\n", self.text)):
            numbers += [line] * (bisect_right(self.starts, found.start()) - len(numbers))
        last = self.text.count("\n")
        return numbers + [last] * (self.total - len(numbers))

    def _sentence_numbers(self) -> list[int]:
        numbers: list[int] = []
        sentence = 0
        for i in [i for i, gap in enumerate(self.gaps) if gap == STOP and i]:
            if not self._within(i):
                numbers += [sentence] * (i - len(numbers))
                sentence += 1
        return numbers + [sentence] * (self.total - len(numbers))

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

    def where(self, holds: Remembered[bool]) -> list[int]:
        """The numbers of the words for which something holds."""
        return [i for i, key in enumerate(self.keys) if holds[key]]

    def sentence_end(self, i: int) -> int:
        """The first word after the sentence of word ``i``."""
        return bisect_right(self.sentences, self.sentences[i], i)

    def word_at(self, offset: int) -> int:
        """The number of the first word that ends behind a place in the text."""
        return bisect_right(self.ends, offset)

    def matches(self, i: int, words: Sequence[str]) -> bool:
        """Whether these folded words stand at ``i`` with no stop between."""
        keys = self.keys
        if i + len(words) > len(keys):
            return False
        return all(keys[i + n] == word for n, word in enumerate(words)) and all(
            self.gaps[i + n] < STOP for n in range(1, len(words))
        )
