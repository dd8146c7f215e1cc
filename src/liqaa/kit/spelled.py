"""The text layer of a PDF: every glyph says its own letters, once.

The library that writes our papers draws a letter and its vowel sign as two glyphs and lets each of them say
both, and once more the text beside them: who searches or copies reads the letter two or three times. Here the
table of each font (``ToUnicode``, ISO 32000-1, 9.10.3) is put right: a sign without a width says the sign, a
letter says the letter, and a text beside the glyphs (``ActualText``) goes where they say the same by now.
Words that run from right to left are put in the order they are read in, as the standard asks (14.8.2.5.3).
What is drawn, the tags and the metadata stay as they were.
"""

import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Mapping
from functools import cache

type Table = dict[int, str]

STREAM = re.compile(rb"^(.*?)stream\r?\n(.*)\r?\nendstream", re.DOTALL)
LENGTH = re.compile(rb"/Length \d+")
ENTRY = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>")
TO_UNICODE = re.compile(rb"/ToUnicode (\d+) 0 R")
DESCENDANT = re.compile(rb"/DescendantFonts\s*\[(\d+) 0 R\]")
WIDTHS = re.compile(rb"/W\s*\[([^\[\]]*)\]")
FONTS = re.compile(rb"/Font\s*<<(.*?)>>", re.DOTALL)
CONTENTS = re.compile(rb"/Contents (\d+) 0 R")
RESOURCES = re.compile(rb"/Resources (\d+) 0 R")
NAMED = re.compile(rb"/(\w+) (\d+) 0 R")
BESIDE = re.compile(rb"/Span<</ActualText<FEFF(?P<text>[0-9A-F]*)>>>BDC(?P<drawn>.*?)EMC", re.DOTALL)
PLAIN = rb"(?:\\.|[^\\()])*"
INNER = rb"%s(?:\(%s\)%s)*" % (PLAIN, PLAIN, PLAIN)
STRING = rb"%s(?:\(%s\)%s)*" % (PLAIN, INNER, PLAIN)
"""The inside of a string; brackets that are balanced need no mark before them."""
DRAWN = re.compile(rb"/(?P<font>\w+) [\d.]+ Tf|\((?P<shown>" + STRING + rb")\)", re.DOTALL)
LINE = re.compile(rb"BT(?P<words>/ReversedChars BMC .*?)\nET", re.DOTALL)
WORD = re.compile(
    rb"/ReversedChars BMC 0 Tr/\w+ [\d.]+ Tf(?: -?[\d.]+){4} (?P<at>-?[\d.]+) -?[\d.]+ Tm"
    rb"(?:\[(?:[-\d. ]|\(%s\))*\]TJ|\(%s\)Tj)\nEMC" % (STRING, STRING),
    re.DOTALL,
)
"""A word as it is drawn: its letters from the left, and where it stands, said without the word before it."""
ESCAPED = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.DOTALL)
CONTROLS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class Untouched(ValueError):
    """The file is not laid out as expected: it stays as it is."""


def spelled(content: bytes) -> bytes:
    """The PDF with a text layer in which each letter and each sign stands once; else the PDF as it came."""
    try:
        head, objects, trailer = _parts(content)
        tables = _tables(objects)
        fonts = _fonts(objects, tables)
    except Untouched:
        return content
    changed = {
        number: _put_right(body, tables.get(number), fonts.get(number, {}))
        for number, body in objects.items()
    }
    return _written(head, changed, trailer)


def _parts(content: bytes) -> tuple[bytes, dict[int, bytes], bytes]:
    """What stands before the objects, each object by its number, the trailer. Raises ``Untouched``."""
    at = content.rfind(b"startxref")
    start = int(content[at + 9 :].split()[0]) if at >= 0 else -1
    if start < 0 or not content.startswith(b"xref\n0 ", start):
        raise Untouched
    rows = content[start:at].split(b"\n")
    count = int(rows[1].split()[1])
    offsets = {number: int(rows[number + 2][:10]) for number in range(1, count)}
    ordered = sorted(offsets.items(), key=lambda each: each[1])
    ends = [offset for _number, offset in ordered[1:]] + [start]
    objects = {number: content[offset:end] for (number, offset), end in zip(ordered, ends, strict=True)}
    return content[: ordered[0][1]], objects, content[content.index(b"trailer", start) : at]


def _written(head: bytes, objects: Mapping[int, bytes], trailer: bytes) -> bytes:
    """The file of its parts, with a table of where each object begins."""
    pieces, rows, at = [head], {}, len(head)
    for number, body in objects.items():
        rows[number] = b"%010d 00000 n\r\n" % at
        pieces.append(body)
        at += len(body)
    table = [
        b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(objects) + 1),
        *(rows[each] for each in sorted(rows)),
    ]
    return b"".join([*pieces, *table, trailer, b"startxref\n%d\n%%%%EOF" % at])


def _tables(objects: Mapping[int, bytes]) -> dict[int, Table]:
    """What each glyph says in each font, put right, by the number of the object that holds the table."""
    tables = {}
    for body in objects.values():
        table, font = TO_UNICODE.search(body), DESCENDANT.search(body)
        if table is None or font is None:
            continue
        wide, opened = _with_width(objects[int(font[1])]), _opened(objects[int(table[1])])
        if opened is None:
            raise Untouched
        said = {int(glyph, 16): _decoded(text) for glyph, text in ENTRY.findall(opened)}
        tables[int(table[1])] = {glyph: _own(text, sign=glyph not in wide) for glyph, text in said.items()}
    return tables


def _fonts(objects: Mapping[int, bytes], tables: Mapping[int, Table]) -> dict[int, dict[bytes, Table]]:
    """What each glyph says, by the number of a page's drawing and the name it has for a font."""
    found = {}
    for body in objects.values():
        drawing, resources = CONTENTS.search(body), RESOURCES.search(body)
        if drawing is None or resources is None:
            continue
        listed = FONTS.search(objects[int(resources[1])])
        names = NAMED.findall(listed[1]) if listed else []
        known = {name: TO_UNICODE.search(objects[int(number)]) for name, number in names}
        found[int(drawing[1])] = {name: tables[int(table[1])] for name, table in known.items() if table}
    return found


def _with_width(font: bytes) -> set[int]:
    """The glyphs of a font that take room; those that it does not list are signs above and below letters."""
    listed = WIDTHS.search(font)
    if listed is None or b"/DW 0/" not in font:
        raise Untouched
    numbers = listed[1].split()
    ranges = zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
    return {
        glyph for first, last, width in ranges if float(width) for glyph in range(int(first), int(last) + 1)
    }


def _decoded(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


@cache
def _whole() -> dict[str, str]:
    """One character for the letters of a ligature, where Unicode has one, by those letters.

    Whoever reads a page from its drawing turns a word round letter by letter; what is one glyph stays one
    character then, and reads as its letters to every search (NFKC).
    """
    shapes = (chr(code) for code in (*range(0xFB50, 0xFDF0), *range(0xFE70, 0xFEFD)))
    found: dict[str, str] = {}
    for shape in shapes:
        letters = unicodedata.normalize("NFKC", shape)
        if len(letters) > 1 and not any(unicodedata.category(each) in ("Mn", "Zs") for each in letters):
            found.setdefault(letters, shape)
    return found


def _own(text: str, *, sign: bool) -> str:
    """The part of a cluster that one of its glyphs draws."""
    signs = "".join(each for each in text if unicodedata.category(each) == "Mn")
    if signs == text:
        return text
    letters = "".join(each for each in text if each not in signs)
    return signs if sign and signs else _whole().get(letters, letters)


def _put_right(body: bytes, table: Table | None, fonts: Mapping[bytes, Table]) -> bytes:
    """An object with its stream changed, where it is a font's table or draws text."""
    opened = _opened(body)
    if opened is None:
        return body
    if table is not None:
        changed = ENTRY.sub(lambda row: _row(row, table), opened)
    else:
        changed = _in_order(_freed(opened, fonts)) if fonts else opened
    return body if changed == opened else _closed(body, changed)


def _row(row: re.Match[bytes], table: Table) -> bytes:
    return b"<%s> <%s>" % (row[1], table[int(row[1], 16)].encode("utf-16-be").hex().upper().encode())


def _freed(drawing: bytes, fonts: Mapping[bytes, Table]) -> bytes:
    """Drawing without the texts beside it that its glyphs say themselves."""

    def look(piece: re.Match[bytes]) -> bytes:
        said = Counter("".join(_says(piece["drawn"], fonts)))
        wanted = Counter(_decoded(piece["text"]))
        if said and not said - wanted:
            return b"/Span<<>>BDC" + piece["drawn"] + b"EMC"
        return piece[0]

    return BESIDE.sub(look, drawing)


def _in_order(drawing: bytes) -> bytes:
    """Drawing whose words, where a line of them runs from right to left, come in the order they are read.

    Only lines of nothing but such words, each of which says itself where it stands, are changed.
    """

    def turn(line: re.Match[bytes]) -> bytes:
        words = list(WORD.finditer(line["words"]))
        whole = b"".join(word[0] for word in words) == line["words"]
        if whole and float(words[0]["at"]) < float(words[-1]["at"]):
            return b"BT" + b"".join(word[0] for word in reversed(words)) + b"\nET"
        return line[0]

    return LINE.sub(turn, drawing)


def _says(drawn: bytes, fonts: Mapping[bytes, Table]) -> list[str]:
    """What the glyphs of a piece of drawing say; a font nobody knows says what nothing else does."""
    table: Table = {}
    said = []
    for each in DRAWN.finditer(drawn):
        if each["font"] is not None:
            table = fonts.get(each["font"], {})
            continue
        codes = ESCAPED.sub(_unescaped, each["shown"])
        said += [table.get(int.from_bytes(codes[at : at + 2]), "\uffff") for at in range(0, len(codes), 2)]
    return said


def _unescaped(found: re.Match[bytes]) -> bytes:
    if found[1] is not None:
        return bytes([int(found[1], 8) & 0xFF])
    return CONTROLS.get(found[2], found[2])


def _opened(body: bytes) -> bytes | None:
    """The stream of an object as it was before it was packed; None where there is none, or not packed so."""
    found = STREAM.search(body)
    if found is None or b"/FlateDecode" not in found[1]:
        return None
    try:
        return zlib.decompress(found[2])
    except zlib.error:
        return None


def _closed(body: bytes, stream: bytes) -> bytes:
    """The object with another stream in it."""
    found = STREAM.search(body)
    assert found is not None
    packed = zlib.compress(stream, 6)
    start, end = found.span(2)
    return LENGTH.sub(b"/Length %d" % len(packed), body[:start], count=1) + packed + body[end:]
