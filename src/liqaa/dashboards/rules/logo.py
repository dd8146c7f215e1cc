"""What may be an organisation's logo: a small picture that runs nothing and fetches nothing."""

import re
import struct

from lxml import etree

from liqaa.files.rules.pictures import NoPicture, without_notes

LARGEST = 200_000
"""Bytes a logo may have."""
LONGEST_SIDE = 4096
PNG, SVG = "image/png", "image/svg+xml"

_PNG_HEAD = re.compile(rb"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR(.{8})", re.DOTALL)
_NAMESPACE = "{http://www.w3.org/2000/svg}"
# fmt: off
_DRAWN = frozenset({
    "svg", "g", "defs", "title", "desc", "metadata", "path", "rect", "circle", "ellipse", "line",
    "polyline", "polygon", "text", "tspan", "textPath", "use", "symbol", "linearGradient",
    "radialGradient", "stop", "clipPath", "mask", "pattern", "marker", "filter", "feGaussianBlur",
    "feOffset", "feBlend", "feMerge", "feMergeNode", "feFlood", "feComposite", "feColorMatrix", "style",
})
# fmt: on
_HEAD = re.compile(r"\ufeff?\s*(<\?xml [^>]*\?>)?")
_OTHER_ENCODING = re.compile(r"encoding\s*=\s*['\"](?!utf-8['\"])", re.IGNORECASE)
_STYLE_THAT_FETCHES = re.compile(
    r"@import|@font-face|url\(\s*['\"]?(?!#)|expression|javascript:|\\", re.IGNORECASE
)


def logo_type(content: bytes) -> str | None:
    """Return the media type of a logo; None for what is neither a PNG nor a plain drawing in SVG."""
    head = _PNG_HEAD.match(content)
    if head:
        small = max(struct.unpack(">II", head[1])) <= LONGEST_SIDE
        return PNG if small and _is_whole(content) else None
    return SVG if _is_plain_drawing(content) else None


def _is_whole(content: bytes) -> bool:
    """Whether a PNG holds every part that draws it, so that papers and pages can show it."""
    try:
        without_notes(content, PNG)
    except NoPicture:
        return False
    return True


def _is_plain_drawing(content: bytes) -> bool:
    """Whether this is an SVG of shapes only: no script, event, link, entity or foreign content."""
    try:
        text = content.decode("utf-8")
        head = _HEAD.match(text)
        start = head.end() if head else 0
        if _OTHER_ENCODING.search(text[:start]) or "<!" in text.replace("<!--", "").replace("<![CDATA[", ""):
            return False
        root = etree.fromstring(text[start:], etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return False
    if root.tag != f"{_NAMESPACE}svg":
        return False
    return all(_is_plain(element) for element in root.iter())


def _is_plain(element: etree._Element) -> bool:
    kind: object = element.tag  # a text, or the maker of comments, instructions and entities
    if kind is etree.Comment:
        return True
    if not isinstance(kind, str):
        return False
    name = etree.QName(element)
    if name.namespace != _NAMESPACE[1:-1]:
        return _is_editors_note(element)
    if name.localname not in _DRAWN:
        return False
    if name.localname == "style" and _STYLE_THAT_FETCHES.search(element.text or ""):
        return False
    return all(_is_plain_attribute(str(key), str(value)) for key, value in element.attrib.items())


def _is_editors_note(element: etree._Element) -> bool:
    """Whether a foreign element is what drawing programs leave inside <metadata>, which no browser draws."""
    return any(each.tag == f"{_NAMESPACE}metadata" for each in element.iterancestors()) and not any(
        str(key).lower().startswith("on") for key in element.attrib
    )


def _is_plain_attribute(key: str, value: str) -> bool:
    name = etree.QName(key).localname.lower()
    if name.startswith("on"):
        return False
    if name in ("href", "src", "base"):
        return value.strip().startswith("#")
    return not _STYLE_THAT_FETCHES.search(value)
