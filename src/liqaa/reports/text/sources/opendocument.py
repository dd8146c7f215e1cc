"""OpenDocument texts (odt) to text: headings, paragraphs, list items and cells, each on its line."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from liqaa.reports.text.sources.marks import BULLET
from liqaa.reports.text.sources.packed import weighed
from liqaa.reports.text.sources.unreadable import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_MANIFEST = "META-INF/manifest.xml"
_LINES = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_LEFT_OUT = frozenset(
    {f"{_TEXT}note", f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}ruby-text"}
)
"""Notes, remarks and what was struck out: not words of the report."""


def open_text(data: bytes) -> str:
    """The words of an OpenDocument text. Raises Unreadable: damaged, bomb, encrypted, unknown_format."""
    import lxml.etree

    if "content.xml" not in weighed(data):
        raise Unreadable("unknown_format")
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_locked(archive)
            root = lxml.etree.fromstring(archive.read("content.xml"), parser)
    except (lxml.etree.LxmlError, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise Unreadable("damaged") from error
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise Unreadable("unknown_format")
    return "\n".join(_lines(body))


def _refuse_locked(archive: zipfile.ZipFile) -> None:
    if _MANIFEST in archive.namelist() and b"encryption-data" in archive.read(_MANIFEST):
        raise Unreadable("encrypted")


def _lines(body: "_Element") -> Iterator[str]:
    """Each paragraph's words, walked without recursion: documents nest deeply."""
    import lxml.etree

    pieces: list[str] = []
    skipped = items = 0
    for event, element in lxml.etree.iterwalk(body, events=("start", "end")):
        tag, begins = str(element.tag), event == "start"
        if tag in _LEFT_OUT:
            skipped += 1 if begins else -1
        elif tag == f"{_TEXT}list-item":
            items += 1 if begins else -1
        if tag in _LINES and not skipped:
            if begins:
                pieces = [BULLET] if items else []
            else:
                yield "".join(pieces)
        if skipped and begins:
            continue
        pieces.append(_opening(element, tag) if begins else "" if skipped else element.tail or "")


def _opening(element: "_Element", tag: str) -> str:
    """What an element says where it begins: its words, or the blank that it stands for."""
    if tag == f"{_TEXT}s":
        return " "
    if tag == f"{_TEXT}tab":
        return "\t"
    return ("\n" if tag == f"{_TEXT}line-break" else "") + (element.text or "")
