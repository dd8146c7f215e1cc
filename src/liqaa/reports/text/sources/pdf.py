"""PDF to text: the letters by their places on the page, in reading order, lines joined into paragraphs.

The library runs in a process of its own (``liqaa.kit.apart``): a file made to harm ends that process.
"""

import io
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from liqaa.kit.apart import Stopped, in_a_child
from liqaa.reports.text.sources import order
from liqaa.reports.text.sources.columns import Line, in_columns
from liqaa.reports.text.sources.unreadable import LONGEST_TEXT, MOST_PAGES, Unreadable

_UNNAMED = re.compile(r"^\(cid:\d+\)$")
_BULLETS = re.compile(r"^\s*(?:[•*\-–▪●◦‣]|\d{1,2}[.)\-]|\([0-9]{1,2}\))\s+")
_END_OF_SENTENCE = (".", "!", "؟", "?", ":")
_MOST_UNNAMED = 0.2
"""Share of letters without a name above which the file's letters have no meaning."""


def pdf_text(data: bytes) -> str:
    """The text of a PDF. Raises Unreadable: damaged, encrypted, scan, nameless, too_many_pages, too_big."""
    try:
        answer = in_a_child(__name__, "lines_of", data)
    except Stopped as stopped:
        raise Unreadable("damaged") from stopped
    if "code" in answer:
        raise Unreadable(answer["code"])
    return str(answer["text"])


def lines_of(data: bytes) -> dict[str, str]:
    """What the child does: ``text``, or the ``code`` of what is wrong."""
    try:
        return {"text": _text(data)}
    except Unreadable as trouble:
        return {"code": trouble.code}


def _text(data: bytes) -> str:
    pages = [part for letters in _pages(data) for part in in_columns(_lines_of_page(letters))]
    letters = [letter for page in pages for line in page for letter in line.letters]
    if not letters:
        raise Unreadable("scan")
    if sum(bool(_UNNAMED.match(each.get_text())) for each in letters) > _MOST_UNNAMED * len(letters):
        raise Unreadable("nameless")
    read = iter(order.order_of(_pieces(line) for page in pages for line in page))
    paragraphs = "\n".join(
        _paragraphs(page, [order.unshaped(next(read)) for _line in page]) for page in pages
    )
    return order.mirrored(paragraphs)


def _pages(data: bytes) -> Iterator[list[Any]]:
    """The letters of each page. Raises Unreadable."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    try:
        yield from _within_limits(_drawn(data))
    except Unreadable:
        raise
    except (PDFPasswordIncorrect, PDFEncryptionError) as locked:
        raise Unreadable("encrypted") from locked
    except Exception as error:  # a broken file may fail anywhere inside the library
        raise Unreadable("damaged") from error


def _drawn(data: bytes) -> Iterator[Any]:
    """Each page with what is drawn on it."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    shared = PDFResourceManager()
    device = PDFPageAggregator(shared, laparams=None)
    interpreter = PDFPageInterpreter(shared, device)
    for page in PDFPage.get_pages(io.BytesIO(data)):
        interpreter.process_page(page)
        yield device.get_result()


def _within_limits(pages: Iterable[Any]) -> Iterator[list[Any]]:
    seen = 0
    for number, page in enumerate(pages, start=1):
        if number > MOST_PAGES:
            raise Unreadable("too_many_pages")
        letters = list(_letters(page))
        seen += len(letters)
        if seen > LONGEST_TEXT:
            raise Unreadable("too_big")
        yield letters


def _letters(container: Iterable[Any]) -> Iterator[Any]:
    """Every letter of a page, also inside its figures; figures nest, so they wait in a list."""
    from pdfminer.layout import LTChar, LTContainer

    waiting = list(container)
    while waiting:
        each = waiting.pop()
        if isinstance(each, LTChar):
            yield each
        elif isinstance(each, LTContainer):
            waiting.extend(each)


def _lines_of_page(letters: list[Any]) -> list[Line]:
    """Letters on one baseline, from the top of the page to its foot."""
    lines: list[Line] = []
    for letter in sorted(letters, key=lambda each: (-_baseline(each), each.x0)):
        base = _baseline(letter)
        if lines and abs(lines[-1].baseline - base) < 0.35 * max(lines[-1].size, letter.size, 1):
            lines[-1].letters.append(letter)
            lines[-1].size = max(lines[-1].size, letter.size)
        else:
            lines.append(Line(base, letter.size, [letter]))
    for line in lines:
        line.letters.sort(key=lambda each: (each.x0, each.x1))
    return [line for line in lines if any(each.get_text().strip() for each in line.letters)]


def _baseline(letter: Any) -> float:
    return float(letter.matrix[5])


def _pieces(line: Line) -> list[str]:
    """The letters of a line as they are seen from the left, with a blank wherever there is a gap.

    A mark above or below a letter is one piece with it.
    """
    pieces: list[str] = []
    right: float | None = None
    for letter in line.letters:
        text = letter.get_text()
        if _UNNAMED.match(text):
            text = " "
        if right is not None and letter.x0 - right > 0.22 * line.size:
            pieces.append(" ")
        if pieces and _is_mark(text):
            pieces[-1] += text
        elif text:
            pieces.append(text)
        right = letter.x1 if right is None else max(right, letter.x1)
    return pieces


def _is_mark(text: str) -> bool:
    return all("\u064b" <= char <= "\u0655" or char == "\u0670" for char in text)


def _paragraphs(lines: list[Line], texts: list[str]) -> str:
    """Lines of a page joined where a paragraph goes on: the line before is full, and no gap follows it."""
    if not lines:
        return ""
    widest = max(line.end for line in lines) - min(line.start for line in lines)
    steps = [before.baseline - line.baseline for before, line in pairwise(lines)]
    usual = sorted(steps)[len(steps) * 15 // 100] if steps else 0.0
    found = texts[0].strip()
    for index in range(1, len(lines)):
        before, text = lines[index - 1], re.sub(r"[ \t]+", " ", texts[index]).strip()
        full = before.end - before.start > 0.82 * widest
        gap = steps[index - 1] > 1.35 * usual
        whole = found.endswith(_END_OF_SENTENCE) and _short(before, widest)
        ended = gap or not full or whole or bool(_BULLETS.match(text))
        found += ("\n\n" if gap else "\n" if ended else " ") + text
    return found


def _short(line: Line, widest: float) -> bool:
    return line.end - line.start < 0.93 * widest
