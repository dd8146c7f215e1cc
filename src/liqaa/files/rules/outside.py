"""What an office document fetches from elsewhere as soon as somebody opens it.

A picture, a template or a frame that lies on another server tells that server who reads the document, and
brings in what nobody looked at. Links that a reader has to follow, and workbooks of which a program asks
first, are no such thing.

Sources: ECMA-376 part 2, 9.3 (relationships); OpenDocument 1.3 part 3, 19.918 (``xlink:href``).
"""

import re
import zipfile
from collections.abc import Callable
from urllib.parse import unquote
from xml.parsers import expat

_ASKED_FOR = ("/hyperlink", "/externalLinkPath", "/externalLink")
"""Kinds of relationships that nobody fetches unasked, by the end of their name."""
_SHOWN = frozenset({"content.xml", "styles.xml", "meta.xml"})
"""Parts of OpenDocument that say what is shown, also those of documents inside."""
_FOLLOWED = frozenset({"a", "form", "table-source", "cell-range-source"})
"""Elements of OpenDocument whose link waits for the reader."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)  # two letters or more: C: is a drive
_LOCAL_FILE = re.compile(r"file:(?:[\\/]|[\\/]{3})?(?![\\/])", re.IGNORECASE)
_SPACE = "".join(map(chr, range(33)))

type Attributes = dict[str, str]


class Outside(Exception):
    """A document of which a part is fetched from elsewhere."""


def fetches(archive: zipfile.ZipFile) -> bool:
    """Whether a part of a document, weighed before, is fetched from elsewhere. Raises ``ValueError``.

    That is for a part that is no XML: no program could tell what it fetches.
    """
    found = False
    for entry in archive.infolist():  # not by name: programs differ in which of two equal names they open
        name = entry.filename.lower()
        if name.endswith(".rels"):
            found = found or _any_element(archive, entry, _relates_outside)
        elif name.rpartition("/")[2] in _SHOWN:
            found = found or _any_element(archive, entry, _links_outside)
    return found


def is_elsewhere(target: str) -> bool:
    """Whether a target lies on another machine: neither inside the document nor on the reader's own disk."""
    plain = unquote(target).strip(_SPACE)
    if _LOCAL_FILE.match(plain):
        return False
    return bool(_SCHEME.match(plain)) or plain[:2].replace("\\", "/") == "//"


def _relates_outside(name: str, given: Attributes) -> bool:
    """A relationship of Office Open XML that leads outside and is fetched unasked."""
    if name != "Relationship" or given.get("TargetMode", "").lower() != "external":
        return False
    return not given.get("Type", "").endswith(_ASKED_FOR) and is_elsewhere(given.get("Target", ""))


def _links_outside(name: str, given: Attributes) -> bool:
    """An element of OpenDocument that shows what lies outside."""
    return name not in _FOLLOWED and is_elsewhere(given.get("href", ""))


def _any_element(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, asked: Callable[[str, Attributes], bool]
) -> bool:
    """Whether any element of a part is as asked, by its own name and its attributes without prefixes."""
    found = False

    def look(name: str, given: Attributes) -> None:
        nonlocal found
        plain = {key.rpartition(":")[2]: value for key, value in given.items()}
        found = found or asked(name.rpartition(":")[2], plain)

    reader = expat.ParserCreate()
    reader.StartElementHandler = look
    try:
        with archive.open(part) as stream:
            reader.ParseFile(stream)
    except expat.ExpatError as error:
        raise ValueError(part.filename) from error
    return found
