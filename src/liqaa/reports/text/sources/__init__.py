"""Files to text: plain text in three encodings, web pages, Word and OpenDocument texts, PDF.

Nothing here guesses a meaning. Raises :class:`Unreadable` with a code; the sentence said for a code is the
caller's.
"""

import re
from pathlib import PurePath

from liqaa.kit.arabic import clean
from liqaa.reports.text.sources.opendocument import open_text
from liqaa.reports.text.sources.order import put_right
from liqaa.reports.text.sources.pages import page_text
from liqaa.reports.text.sources.pdf import pdf_text
from liqaa.reports.text.sources.plain import decoded, is_binary
from liqaa.reports.text.sources.unreadable import LARGEST_FILE, LONGEST_TEXT, MOST_PAGES, Unreadable
from liqaa.reports.text.sources.word import word_text

__all__ = ["LARGEST_FILE", "LONGEST_TEXT", "MOST_PAGES", "Unreadable", "text_of"]

_TEXT_ENDINGS = frozenset({"", ".txt", ".text", ".md", ".log"})
_PAGE_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
_PACKED = {".docx": word_text, ".odt": open_text}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")


def text_of(data: bytes, name: str) -> str:
    """The cleaned text of a file's bytes; ``name`` tells the format by its ending, ``-`` is plain text.

    Arabic in drawn shapes or reversed is put right. Raises Unreadable.
    """
    if len(data) > LARGEST_FILE:
        raise Unreadable("too_big")
    if not data.strip(b"\x00 \t\r\n"):
        raise Unreadable("empty")
    text = clean(put_right(_raw_text(data, PurePath(name).suffix.lower())))
    if not text.strip():
        raise Unreadable("empty")
    if len(text) > LONGEST_TEXT:
        raise Unreadable("too_big")
    return text


def _raw_text(data: bytes, ending: str) -> str:
    if data.startswith(_OLD_OFFICE):
        raise Unreadable("encrypted" if _LOCKED_OFFICE in data else "unknown_format")
    if ending in _PACKED or data[:4] == b"PK\x03\x04":
        return _packed_text(data, ending)
    if ending == ".pdf" or (ending in _TEXT_ENDINGS and data.startswith(b"%PDF-")):
        return pdf_text(data)
    if ending in _PAGE_ENDINGS:
        return page_text(decoded(data))
    if ending not in _TEXT_ENDINGS:
        raise Unreadable("binary" if is_binary(data) else "unknown_format")
    text = decoded(data)
    return page_text(text) if re.match(r"\s*(?:<!doctype html|<html)", text[:200], re.IGNORECASE) else text


def _packed_text(data: bytes, ending: str) -> str:
    """A document that is an archive inside, by its ending; without one, by what it holds."""
    if ending in _PACKED:
        return _PACKED[ending](data)
    if ending not in _TEXT_ENDINGS:
        raise Unreadable("unknown_format")
    return (
        open_text(data)
        if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:120]
        else word_text(data)
    )
