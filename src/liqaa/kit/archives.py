"""Office documents are ZIP archives: each is weighed before any reader of documents sees it.

An archive of a few kilobytes can unpack to gigabytes, tell a wrong size, let its entries overlap, hold
archives in archives, or XML whose entities grow. :func:`weigh` unpacks it once, in small pieces that are
thrown away, and raises :class:`Bomb` at the first figure beyond a limit. No Django, no disk.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_ENTRIES = 10_000
MOST_BYTES = 300 * 1024 * 1024
"""Bytes that everything inside may have together."""
MOST_RATIO = 100
"""Bytes unpacked for one packed; small entries are let off, since short repetitive XML packs well."""
LET_OFF = 100 * 1024
DEEPEST = 1
"""Archives inside the archive are weighed with it (a chart brings its sheet); inside those there are none."""

_PIECE = 64 * 1024
_LOCAL = struct.Struct("<4s22xHH")
_START = b"PK\x03\x04"
_STORED, _DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_LONGEST_MARK = 16
_XML = (".xml", ".rels")
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
_ENCODINGS = frozenset({b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1"})
_EBCDIC = b"\x4c\x6f\xa7\x94"
_BREAKS = (zipfile.BadZipFile, zlib.error, struct.error, ValueError, OSError, NotImplementedError, EOFError)


class Bomb(Exception):
    """An archive that is not opened; ``code`` is damaged, entries, size, ratio, nested or entities."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Weight:
    """What was found so far, archives inside included."""

    most_bytes: int = MOST_BYTES
    entries: int = 0
    size: int = 0
    names: list[str] = field(default_factory=list)

    def take(self, count: int) -> None:
        """Count unpacked bytes."""
        self.size += count
        if self.size > self.most_bytes:
            raise Bomb("size")


def weigh(data: bytes, *, most_bytes: int = MOST_BYTES) -> Weight:
    """Unpack everything in ``data``, keeping nothing; the names at the top and the sums. Raises ``Bomb``."""
    weight = Weight(most_bytes)
    _weigh(data, weight, depth=0)
    return weight


def _weigh(data: bytes, weight: Weight, *, depth: int) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
        weight.entries += len(entries)
        if weight.entries > MOST_ENTRIES:
            raise Bomb("entries")
        if depth == 0:
            weight.names = [each.filename for each in entries]
        end = 0
        for entry in sorted(entries, key=lambda each: each.header_offset):
            start, packed = _packed(data, entry)
            if entry.header_offset < end:
                raise Bomb("damaged")
            end = start + len(packed)
            _weigh_entry(entry, packed, weight, depth=depth)
    except _BREAKS as error:
        raise Bomb("damaged") from error


def _packed(data: bytes, entry: zipfile.ZipInfo) -> tuple[int, memoryview]:
    """Where the packed bytes of an entry begin, and those bytes: by its own header, as readers go."""
    mark, name, extra = _LOCAL.unpack_from(data, entry.header_offset)
    start = entry.header_offset + _LOCAL.size + name + extra
    if mark != _START or start + entry.compress_size > len(data):
        raise Bomb("damaged")
    return start, memoryview(data)[start : start + entry.compress_size]


def _weigh_entry(entry: zipfile.ZipInfo, packed: memoryview, weight: Weight, *, depth: int) -> None:
    if entry.flag_bits & 1 or entry.compress_type not in (_STORED, _DEFLATED):
        raise Bomb("damaged")  # locked with a password, or packed in a way that no office program uses
    seen, tail, inner = 0, b"", bytearray()
    look = _Look(is_xml=entry.filename.lower().endswith(_XML))
    nested = False
    for piece in _pieces(packed, entry.compress_type):
        nested = nested or (not seen and piece.startswith(_START))
        seen += len(piece)
        weight.take(len(piece))
        if seen > LET_OFF and seen > MOST_RATIO * len(packed):
            raise Bomb("ratio")
        tail = look.at(tail + piece.replace(b"\x00", b""))
        if nested:
            inner += piece
    if seen != entry.file_size:
        raise Bomb("damaged")  # it tells a wrong size
    if nested:
        if depth == DEEPEST:
            raise Bomb("nested")
        _weigh(bytes(inner), weight, depth=depth + 1)


def _pieces(packed: memoryview, packing: int) -> Iterator[bytes]:
    if packing == _STORED:
        for start in range(0, len(packed), _PIECE):
            yield bytes(packed[start : start + _PIECE])
        return
    unpack = zlib.decompressobj(-15)
    left: bytes | memoryview = packed
    while True:
        piece = unpack.decompress(left, _PIECE)
        left = unpack.unconsumed_tail
        if piece:
            yield piece
        if unpack.eof or not (piece or left):
            break
    if not unpack.eof:
        raise Bomb("damaged")


class _Look:
    """Looks for declarations of entities in what an entry unpacks to, without reading it as XML.

    The caller leaves NUL bytes out, so that UTF-16 is seen too.
    """

    def __init__(self, *, is_xml: bool) -> None:
        self.is_xml, self.first = is_xml, True

    def at(self, text: bytes) -> bytes:
        """Look at a piece, the end of the one before it included; what to put before the next."""
        if b"<!" in text and (_ENTITY.search(text) or (self.is_xml and _DOCTYPE.search(text))):
            raise Bomb("entities")
        if self.is_xml and self.first and text:
            self._is_plain(text)
            self.first = False
        return text[-_LONGEST_MARK:]

    def _is_plain(self, text: bytes) -> None:
        """An encoding that hides letters from this look is refused."""
        head = text.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
        named = _ENCODING.match(head[:200])
        hidden = (
            named and named[1].lower() not in _ENCODINGS and not named[1].lower().startswith(b"windows-125")
        )
        if hidden or head.startswith(_EBCDIC):
            raise Bomb("entities")
