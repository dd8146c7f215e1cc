"""Files to text: plain text in three encodings, web pages, Word documents. Nothing here guesses a meaning.

Raises :class:`Unreadable` with a code; the sentence said for a code is the caller's.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from liqaa.kit.arabic import clean
from liqaa.kit.archives import Bomb, weigh

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from lxml.etree import _Element
    from lxml.html import HtmlElement

LARGEST_FILE = 5 * 1024 * 1024
"""Bytes taken in."""

LONGEST_TEXT = 200_000
"""Characters of text taken in."""

_LARGEST_DOCUMENT = 40 * 1024 * 1024
_TEXT_ENDINGS = frozenset({"", ".txt", ".text", ".md", ".log"})
_PAGE_ENDINGS = frozenset({".html", ".htm", ".xhtml"})


class Unreadable(Exception):
    """A file that gives no text; ``code`` is empty, binary, too_big, unknown_format, damaged or bomb."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def text_of(data: bytes, name: str) -> str:
    """The cleaned text of a file's bytes; ``name`` tells the format by its ending, ``-`` is plain text.

    Raises Unreadable: too_big (5 MB, or 200,000 characters of text), empty, binary, unknown_format, damaged, bomb.
    """
    if len(data) > LARGEST_FILE:
        raise Unreadable("too_big")
    if not data.strip(b"\x00 \t\r\n"):
        raise Unreadable("empty")
    text = clean(_raw_text(data, PurePath(name).suffix.lower()))
    if not text.strip():
        raise Unreadable("empty")
    if len(text) > LONGEST_TEXT:
        raise Unreadable("too_big")
    return text


def _raw_text(data: bytes, ending: str) -> str:
    if ending == ".docx" or data[:4] == b"PK\x03\x04":
        if ending not in _TEXT_ENDINGS | {".docx"}:
            raise Unreadable("unknown_format")
        return _document_text(data)
    if ending in _PAGE_ENDINGS:
        return _page_text(_decoded(data))
    if ending not in _TEXT_ENDINGS:
        raise Unreadable("binary" if _is_binary(data) else "unknown_format")
    text = _decoded(data)
    return _page_text(text) if re.match(r"\s*(?:<!doctype html|<html)", text[:200], re.IGNORECASE) else text


def _is_binary(data: bytes) -> bool:
    head = data[:4096]
    return b"\x00" in head or head[:4] in (b"%PDF", b"\x89PNG", b"\xff\xd8\xff\xe0", b"GIF8")


def _decoded(data: bytes) -> str:
    """UTF-8, UTF-16 with a mark or plainly so, else windows-1256, the old Arabic encoding of Windows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if _looks_like_wide_arabic(data):
        return _decoded_by_guess(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded_by_guess(data)

    if _mostly_controls(text):
        raise Unreadable("binary")
    return text


def _decoded_by_guess(data: bytes) -> str:
    if _is_binary(data) and not _looks_like_wide_arabic(data):
        raise Unreadable("binary")
    if _looks_like_wide_arabic(data):
        little = data[1::2].count(b"\x06") >= data[0::2].count(b"\x06")
        return data.decode("utf-16-le" if little else "utf-16-be", errors="replace")
    text = data.decode("cp1256", errors="replace")
    arabic = sum("\u0600" <= char <= "\u06ff" for char in text[:4000])
    if _mostly_controls(text) or arabic * 4 < len(text[:4000].strip()):
        raise Unreadable("binary")
    return text


def _looks_like_wide_arabic(data: bytes) -> bool:
    """UTF-16 without a mark: every second byte of an Arabic letter is 6."""
    head = data[:4096]
    return max(head[0::2].count(b"\x06"), head[1::2].count(b"\x06")) * 3 > len(head) // 2


def _mostly_controls(text: str) -> bool:
    head = text[:4000]
    strange = sum((ord(char) < 32 and char not in "\n\r\t\f\x0b") or char == "\ufffd" for char in head)
    return strange * 20 > len(head)


_DROPPED = [
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "svg",
    "form",
    "nav",
    "aside",
    "footer",
    "header",
    "button",
    "select",
    "figure",
]
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "tr",
        "section",
        "article",
        "blockquote",
        "ul",
        "ol",
        "table",
        "main",
        "body",
        "header",
        "td",
    ]
)
_BULLET = "• "


def _page_text(page: str) -> str:
    """The readable text of a web page: its article or main part where it has one, no scripts, no menus."""
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True)
    try:
        root = lxml.html.document_fromstring(page.encode("utf-8", errors="replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise Unreadable("damaged") from error
    main = _main_part(root)
    lxml.etree.strip_elements(main, *_DROPPED, with_tail=False)
    return _spoken(main)


def _main_part(root: "HtmlElement") -> "HtmlElement":
    """The article with most text, or the main part, or the body."""
    for path in (".//article", ".//main", ".//*[@role='main']", ".//body"):
        found = root.xpath(path)
        if found:
            best = max(found, key=lambda element: len(element.text_content()))
            if len(best.text_content().strip()) > 200 or path == ".//body":
                return best
    return root


def _spoken(root: "HtmlElement") -> str:
    """The text of an element, one line a block, walked without recursion: pages nest deeply."""
    pieces: list[str] = []
    for event, element in _events(root):
        tag = str(element.tag)
        if tag in _BLOCKS:
            pieces.append("\n")
        if event == "start":
            if tag == "li":
                pieces.append(_BULLET)
            if tag and element.text:
                pieces.append(re.sub(r"\s+", " ", element.text))
        elif element is not root and element.tail:
            pieces.append(re.sub(r"\s+", " ", element.tail))
    text = "".join(pieces)
    return re.sub(r"\n[ \t]*(?:\n[ \t]*)+", "\n\n", text).strip()


def _events(root: "HtmlElement") -> "Iterable[tuple[str, _Element]]":
    import lxml.etree

    return lxml.etree.iterwalk(root, events=("start", "end"))


def _document_text(data: bytes) -> str:
    """The paragraphs and tables of a Word document, list items with a bullet."""
    import docx
    from docx.oxml.exceptions import InvalidXmlError

    _refuse_bombs(data)
    try:
        document = docx.Document(io.BytesIO(data))
        lines = [_paragraph_text(block) for block in _blocks(document)]
    except (
        KeyError,
        ValueError,
        AttributeError,
        zipfile.BadZipFile,
        SyntaxError,
        InvalidXmlError,
        OSError,
    ) as error:
        raise Unreadable("damaged") from error
    except Exception as error:  # a broken package may fail anywhere inside the library
        raise Unreadable("damaged") from error
    return "\n".join(lines)


def _refuse_bombs(data: bytes) -> None:
    """A small archive that unpacks to very much, or hides something, is refused before it is read."""
    try:
        names = weigh(data, most_bytes=_LARGEST_DOCUMENT).names
    except Bomb as bomb:
        damaged = bomb.code in ("damaged", "entities")
        raise Unreadable("damaged" if damaged else "bomb") from bomb
    if "word/document.xml" not in names:
        raise Unreadable("unknown_format")


def _blocks(document: "Document") -> "Iterator[Paragraph]":
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in dict.fromkeys(row.cells):
                    yield from cell.paragraphs
        else:
            yield block


def _paragraph_text(paragraph: "Paragraph") -> str:
    properties = paragraph._element.pPr  # noqa: SLF001 -- the only way to a list mark
    listed = properties is not None and properties.numPr is not None
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    text = paragraph.text
    return _BULLET + text if text.strip() and (listed or style.startswith("list")) else text
