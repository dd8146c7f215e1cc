"""Arabic that was kept as it looks: letters in their drawn shapes, lines from left to right, put right again.

Programs that know no Arabic print it by drawing each letter's shape from the left. What such a file gives
back are presentation forms (U+FB50…, U+FE70…) and reversed words. Nothing is turned round without evidence:
words that begin with ة or ى, that end in لا, and the commonest words read backwards, against the same read
forwards.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

_FORMS = re.compile("[\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]+")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_WORD = re.compile("[\u0620-\u064a\u066e-\u06d3]+")
_COMMON = frozenset(
    [
        "في",
        "من",
        "على",
        "إلى",
        "عن",
        "أن",
        "التي",
        "الذي",
        "هذا",
        "هذه",
        "مع",
        "بين",
        "وفي",
        "ومن",
        "يوم",
        "حزب",
    ]
)
_COMMON_BACKWARDS = frozenset(word[::-1] for word in _COMMON)
_CLEAR = 2
"""Evidence that is needed before a text that came as characters is turned round."""
_MIRROR = str.maketrans("()[]{}«»‹›<>", ")(][}{»«›‹><")
_OPENING, _CLOSING = "([{", ")]}"


def unshaped(text: str) -> str:
    """Drawn shapes of letters as the letters; everything else untouched."""
    return _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)


def backwardness(text: str) -> int:
    """How much speaks for a text being reversed: above zero it is, below zero it is not."""
    score = 0
    for word in _WORD.findall(unshaped(text)):
        if len(word) > 2:
            score += word.startswith(("ة", "ى")) + word.endswith("لا") - word.startswith("ال")
            score -= word.endswith("ة")
        score += (word in _COMMON_BACKWARDS) - (word in _COMMON)
    return score


def put_right(text: str) -> str:
    """Text that came as characters, such as a paste from a PDF: unshaped, turned round where it must be."""
    if not _ARABIC.search(text):
        return text
    if backwardness(text) >= _CLEAR:
        lines = [logical(list(line)) for line in text.splitlines()]
        return mirrored(unshaped("\n".join(lines)))
    return unshaped(text)


def logical(pieces: Sequence[str]) -> str:
    """One line's pieces, from left to right as they are seen, in the order in which they are read.

    A piece is one drawn letter; a ligature such as لا is one piece and keeps its inner order. Numbers and
    Latin words keep their own direction.
    """
    line = "".join(pieces)
    arabic, latin = len(_ARABIC.findall(line)), len(_LATIN.findall(line))
    if not arabic:
        return line
    runs = _runs(pieces)
    if arabic < latin:
        return "".join("".join(reversed(run)) if turned else "".join(run) for turned, run in runs)
    return "".join("".join(reversed(run)) if turned else "".join(run) for turned, run in reversed(runs))


def _runs(pieces: Sequence[str]) -> list[tuple[bool, list[str]]]:
    """The line cut into runs that are read from the right (True) and from the left (False)."""
    sides = [_side(piece) for piece in pieces]
    _join_latin(sides)
    _join_numbers(pieces, sides)
    runs: list[tuple[bool, list[str]]] = []
    for piece, side in zip(pieces, sides, strict=True):
        turned = side not in "LN"
        if runs and runs[-1][0] == turned:
            runs[-1][1].append(piece)
        else:
            runs.append((turned, [piece]))
    return runs


def _side(piece: str) -> str:
    """R for Arabic letters, L for Latin ones, N for digits, a blank for what takes its neighbours' side."""
    if _ARABIC.search(piece):
        return "R"
    if _LATIN.search(piece):
        return "L"
    return "N" if piece[:1].isdigit() else " "


def _join_latin(sides: list[str]) -> None:
    """Blanks, stops and digits between two Latin letters belong to them."""
    last = None
    for index, side in enumerate(sides):
        if side == "L":
            if last is not None:
                sides[last:index] = "L" * (index - last)
            last = index
        elif side == "R":
            last = None


def _join_numbers(pieces: Sequence[str], sides: list[str]) -> None:
    """A single stop between digits belongs to the number: 10:30, 3/5/2026. Behind Arabic a dash does not."""
    for index in range(1, len(sides) - 1):
        inside = sides[index - 1] == "N" == sides[index + 1]
        if sides[index] == " " and inside and pieces[index] in ".,:/":
            sides[index] = "N"


def mirrored(text: str) -> str:
    """The text with its brackets the right way: whichever way leaves fewer of them without a partner."""
    turned = text.translate(_MIRROR)
    return turned if _unpaired(turned) < _unpaired(text) else text


def _unpaired(text: str) -> int:
    depth = lost = 0
    for char in text:
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            lost, depth = (lost + 1, 0) if depth == 0 else (lost, depth - 1)
    return lost + depth


def order_of(lines: Iterable[Sequence[str]]) -> list[str]:
    """Lines of pieces as they are seen, in the order in which they are read; brackets are put right later.

    Where the pieces already stand in reading order from the left (a program that printed letters without
    knowing their direction), they stay: whichever way reads less backwards.
    """
    seen = list(lines)
    turned = [logical(line) for line in seen]
    plain = ["".join(line) for line in seen]
    return turned if backwardness("\n".join(turned)) <= backwardness("\n".join(plain)) else plain
