"""Names of persons in running text: found in any spelling, struck out, made short. Plain Python.

A name is found where all its words stand in order, whatever the spelling (``arabic.fold``), also behind the
small words that Arabic writes onto the next one (وسعيد، لسعيد). Numbers of identity cards are told by
their shape.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from liqaa.kit.arabic import fold, fold_with_map, original_span

CLITICS = ("", "و", "ب", "ل", "ف", "ك", "ول", "وب")
"""What may be written onto the first word of a name."""
BLOCK = "▒"
_CARD = re.compile(r"(?<![A-Z0-9])[A-Z]{1,2}[ \-]?[0-9]{5,6}(?![A-Z0-9])")
_TITLES = frozenset({"الدكتور", "الدكتوره", "الاستاذ", "الاستاذه", "السيد", "السيده", "الحاج", "الحاجه"})


@dataclass(frozen=True)
class Found:
    """A name as it stands in a text, from ``start`` to ``end``."""

    name: str
    start: int
    end: int


def find_names(text: str, names: Iterable[str]) -> list[Found]:
    """Every place where one of ``names`` (of two words or more) stands in ``text``, the first place first.

    A name of one word names nobody: it is left alone.
    """
    key, index = fold_with_map(text)
    said = f" {key} "
    found: dict[tuple[int, int], Found] = {}
    for name in dict.fromkeys(names):
        bare = without_titles(fold(name))
        if " " not in bare:
            continue
        for clitic in CLITICS:
            for match in re.finditer(f"(?= {re.escape(clitic + bare)} )", said):
                start = match.start() + len(clitic)
                span = original_span(index, start, start + len(bare))
                found.setdefault(span, Found(name, *span))
    return sorted(found.values(), key=lambda each: (each.start, -each.end))


def strike(text: str, names: Iterable[str], instead: str, *, even: bool = False) -> str:
    """The text with ``instead`` in place of the names; ``even`` keeps the length, with blocks for letters."""
    parts, done = [], 0
    for each in find_names(text, names):
        if each.start < done:
            continue
        parts += [text[done : each.start], BLOCK * (each.end - each.start) if even else instead]
        done = each.end
    return "".join([*parts, text[done:]])


def strike_all(value: object, names: Iterable[str], instead: str, *, even: bool = False) -> object:
    """:func:`strike` on every text of a value as JSON has them; keys stay."""
    known = tuple(names)
    if isinstance(value, str):
        return strike(value, known, instead, even=even)
    if isinstance(value, dict):
        return {key: strike_all(each, known, instead, even=even) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [strike_all(each, known, instead, even=even) for each in value]
    return value


def without_titles(key: str) -> str:
    """A folded name without the titles before it."""
    words = key.split()
    while words and words[0] in _TITLES:
        words.pop(0)
    return " ".join(words)


def initials(name: str) -> str:
    """The first letters of a name: س. م. for سعيد المرابط."""
    words = [word.removeprefix("ال") if len(word) > 4 else word for word in name.split()]
    return " ".join(f"{word[0]}." for word in words if word)


def holds_card_number(text: str) -> bool:
    """Whether a text holds what looks like the number of a Moroccan identity card: AB123456.

    Card numbers are kept nowhere (law 09-08, article 12: a file that holds them needs an authorisation).
    """
    folded = "".join(str(int(char)) if char.isdecimal() else char for char in text)
    return _CARD.search(folded.upper()) is not None
