"""A logo is a small picture that runs nothing and fetches nothing."""

import struct
import zlib

import pytest

from liqaa.dashboards.rules.logo import PNG, SVG, logo_type


def png(width: int = 64, height: int = 64) -> bytes:
    def part(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">II", width, height) + b"\x08\x06\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", b"") + part(b"IEND", b"")


def svg(inside: str = "", attributes: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" {attributes}>{inside}</svg>'.encode()


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (png(), PNG),
        (png(0, 5), None),
        (png(30_000, 30_000), None),
        (b"\x89PNG\r\n\x1a\n", None),
        (png()[:-12], None),
        (b"\xff\xd8\xff\xe0", None),
        (b"", None),
        (b"<svg", None),
        (b"<html/>", None),
        (b"\x00", None),
    ],
)
def test_a_picture_is_told_by_its_content(content: bytes, media_type: str | None) -> None:
    assert logo_type(content) == media_type


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h9v9z" fill="#060"/>',
        '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><rect fill="url(#a)"/>',
        '<style>.a{fill:#060}</style><g class="a"><circle r="4"/></g>',
        '<defs><g id="s"/></defs><use href="#s"/>',
        '<!-- drawn by hand --><text x="1">لقاء</text>',
        '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>',
    ],
)
def test_a_plain_drawing_is_taken(inside: str) -> None:
    assert logo_type(svg(inside)) == SVG


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<g onload="alert(1)"/>',
        '<a href="https://example.ma"><path/></a>',
        '<image href="https://example.ma/x.png"/>',
        '<use href="https://example.ma/x.svg#a"/>',
        '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="data:image/svg+xml,x"/>',
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
        '<iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/>',
        '<style>@import "https://example.ma/x.css";</style>',
        "<style>.a{fill:url(https://example.ma)}</style>",
        "<style>.a{fill:\\75rl(x)}</style>",
        '<rect style="fill:url(//example.ma)"/>',
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<animate attributeName="x"/>',
        "<?xml-stylesheet href='x'?>",
    ],
)
def test_a_drawing_that_could_act_is_refused(inside: str) -> None:
    assert logo_type(svg(inside)) is None


def test_entities_and_events_on_the_root_are_refused() -> None:
    assert logo_type(svg(attributes='onload="alert(1)"')) is None
    assert logo_type(b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("<text>&a;</text>")) is None
    assert logo_type('<?xml version="1.0" encoding="UTF-16"?>'.encode("utf-16") + svg()) is None
    assert logo_type(b'<?xml version="1.0" encoding="iso-8859-1"?>' + svg()) is None
    assert logo_type(b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?>\n' + svg()) == SVG
