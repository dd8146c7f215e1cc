"""Two ways in which programs read a PDF: by where letters stand, and by the order they are drawn in."""

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import bidirectional, category, normalize

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

GAP = 1.5
"""Points between two letters from which on they belong to two words, as in two cells of a table."""
LEFT_TO_RIGHT = re.compile(r"[0-9A-Za-z+/:.\-]+")


def pages_of(content: bytes) -> Iterator[list[LTChar]]:
    """Every letter and sign of each page, in the order they are drawn in."""
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=None)
    interpreter = PDFPageInterpreter(manager, device)
    for page in PDFPage.get_pages(io.BytesIO(content)):
        interpreter.process_page(page)
        yield [each for each in device.get_result() if isinstance(each, LTChar)]


def glyphs_of(content: bytes) -> list[LTChar]:
    """Every letter and sign of the first page."""
    return next(pages_of(content))


def lines_of(content: bytes) -> Iterator[str]:
    """The lines of a PDF by where letters stand, each read in its direction, without signs."""
    for glyphs in pages_of(content):
        letters = [each for each in glyphs if category(each.get_text()[0]) != "Mn"]
        letters.sort(key=lambda each: -each.matrix[5])
        ends = [at for at, (one, other) in enumerate(pairwise(letters), start=1) if _is_above(one, other)]
        for start, end in pairwise([0, *ends, len(letters)]):
            yield _read(letters[start:end])


def _is_above(one: LTChar, other: LTChar) -> bool:
    return bool(one.matrix[5] - other.matrix[5] > 1)


def _read(line: list[LTChar]) -> str:
    """One line: from the right where anything on it runs so, what runs otherwise turned back."""
    line = sorted(line, key=lambda each: each.x0 + each.x1)
    said: list[str] = []
    for at, glyph in enumerate(line):
        if at and glyph.x0 - line[at - 1].x1 > GAP:
            said.append(" ")
        said.append(normalize("NFKC", glyph.get_text()))
    if not any(bidirectional(sign) in ("R", "AL") for sign in "".join(said)):
        return "".join(said)
    return LEFT_TO_RIGHT.sub(lambda found: found[0][::-1], "".join(reversed(said)))


def from_the_right(content: bytes) -> str:
    """What a page of one line says, from the right, glyph by glyph as they stand."""
    return "".join(each.get_text() for each in sorted(glyphs_of(content), key=lambda each: -each.x1))


def as_drawn(content: bytes) -> str:
    """The first page word by word in the order of drawing, each word from the right; numbers reversed."""
    glyphs = glyphs_of(content)
    ends = [at for at, (one, other) in enumerate(pairwise(glyphs), start=1) if _begins_anew(one, other)]
    words = [glyphs[start:end] for start, end in pairwise([0, *ends, len(glyphs)])]
    return "".join(normalize("NFKC", each.get_text()) for word in words for each in reversed(word))


def _begins_anew(one: LTChar, other: LTChar) -> bool:
    """Whether a glyph does not go on to the right of the one drawn before it."""
    return other.x0 < one.x0 - 1 or abs(other.matrix[5] - one.matrix[5]) > 1
