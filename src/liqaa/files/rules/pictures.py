"""Pictures without what the camera wrote beside them: the place, the moment, the device, small copies.

A picture is taken apart by its own format and put together again from the parts that draw it; everything
else goes, also what was hung on behind its end. What it shows is not touched: nothing is lost by packing it
again. How a phone was held is the one thing kept, since a picture would lie on its side without it.

Sources: JPEG (ITU T.81), PNG (W3C, third edition), GIF89a, WebP container (RFC 9649), Exif 2.32.
"""

import re
import struct
from collections.abc import Iterator

MOST_PIXELS = 60_000_000
"""Pixels a picture may have: more than phones take, less than what stops a phone that shows it."""
MOST_FRAMES = 500
"""Pictures that one moving picture may have."""

_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    {
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"cHRM",
        b"gAMA",
        b"iCCP",
        b"sBIT",
        b"sRGB",
        b"bKGD",
        b"pHYs",
    }
)
_WEBP_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_WEBP_NOTES = 0b00001100  # the flags that announce Exif and XMP
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers of JPEG without a length
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # markers that tell the size
_SCAN = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")  # the next marker behind packed pixels
_ORIENTATION = 0x0112


class NoPicture(Exception):
    """The bytes are no whole picture of their kind; or, with ``large``, one of too many pixels."""

    def __init__(self, *, large: bool = False) -> None:
        super().__init__("large" if large else "broken")
        self.large = large


def without_notes(content: bytes, media_type: str) -> bytes:
    """The picture without what describes it. Raises ``NoPicture``."""
    clean = {"image/jpeg": _jpeg, "image/png": _png, "image/gif": _gif, "image/webp": _webp}[media_type]
    try:
        return clean(content)
    except (IndexError, struct.error) as error:
        raise NoPicture from error


def _bear(width: int, height: int, frames: int = 1) -> None:
    if not width or not height:
        raise NoPicture
    if width * height > MOST_PIXELS or frames > MOST_FRAMES:
        raise NoPicture(large=True)


# --- JPEG ------------------------------------------------------------------------------------------------


def _jpeg(content: bytes) -> bytes:
    kept, turned, sized = [b"\xff\xd8"], b"", False
    for marker, part in _jpeg_parts(content):
        if marker in _FRAMES:
            _bear(*struct.unpack_from(">HH", part, 5)[::-1])
            sized = True
        if marker == 0xE1 and part[4:10] == b"Exif\x00\x00":
            turned = turned or _turned(part[10:])
        if _draws(marker, part):
            kept.append(part)
    if not sized:
        raise NoPicture
    return b"".join([kept[0], turned, *kept[1:], b"\xff\xd9"])


def _draws(marker: int, part: bytes) -> bool:
    """Whether a part is needed to draw: no comment, and of the applications' parts only colours."""
    if marker == 0xFE:
        return False
    if not 0xE0 <= marker <= 0xEF:
        return True
    return (marker == 0xE2 and part[4:16] == b"ICC_PROFILE\x00") or (marker == 0xEE and part[4:9] == b"Adobe")


def _jpeg_parts(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each part up to the end of the first picture, the pixels with the head of their scan."""
    at = 2
    while (marker := _marker(content, at)) != 0xD9:
        if marker == 0xFF:
            at += 1
            continue
        if marker in _ALONE:
            at += 2
            continue
        end = at + 2 + int(struct.unpack_from(">H", content, at + 2)[0])
        if end > len(content) or end < at + 4:
            raise NoPicture
        if marker == 0xDA:
            following = _SCAN.search(content, end)
            if following is None:
                raise NoPicture
            end = following.start()
        yield marker, content[at:end]
        at = end


def _marker(content: bytes, at: int) -> int:
    if content[at] != 0xFF:
        raise NoPicture
    return content[at + 1]


def _turned(exif: bytes) -> bytes:
    """A part that says how the camera was held and nothing else; empty where it was held upright."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return b""
    try:
        (first,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, first)
        for number in range(min(count, 200)):
            tag, kind, _times, value = struct.unpack_from(f"{order}HHIH", exif, first + 2 + 12 * number)
            if tag == _ORIENTATION and kind == 3 and 1 < value <= 8:
                note = b"Exif\x00\x00" + b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, tag, 3, 1, value, 0, 0)
                return b"\xff\xe1" + struct.pack(">H", len(note) + 2) + note
    except struct.error:
        return b""
    return b""


# --- PNG -------------------------------------------------------------------------------------------------


def _png(content: bytes) -> bytes:
    kept, at, kind = [_PNG_HEAD], len(_PNG_HEAD), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content) or (at == len(_PNG_HEAD)) != (kind == b"IHDR"):
            raise NoPicture
        if kind == b"IHDR":
            _bear(*struct.unpack_from(">II", content, at + 8))
        if kind in _PNG_KEPT:
            kept.append(content[at:end])
        elif kind[:1].isupper():
            raise NoPicture  # a part that nobody may leave out, and that is not known
        at = end
    if not any(each[4:8] == b"IDAT" for each in kept[1:]):
        raise NoPicture
    return b"".join(kept)


# --- GIF -------------------------------------------------------------------------------------------------


def _gif(content: bytes) -> bytes:
    width, height, flags = struct.unpack_from("<HHB", content, 6)
    at = 13 + _palette(flags)
    kept, frames = [content[:at]], 0
    while content[at] != 0x3B:
        if content[at] == 0x21:
            end = _gif_blocks(content, at + 2)
            looping = content[at + 1] == 0xFF and content[at + 3 : at + 14] == b"NETSCAPE2.0"
            if content[at + 1] == 0xF9 or looping:
                kept.append(content[at:end])
        elif content[at] == 0x2C:
            _bear(*struct.unpack_from("<HH", content, at + 5))
            end = _gif_blocks(content, at + 11 + _palette(content[at + 9]))
            kept.append(content[at:end])
            frames += 1
        else:
            raise NoPicture
        at = end
    _bear(width, height, frames)
    if not frames:
        raise NoPicture
    return b"".join([*kept, b"\x3b"])


def _palette(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _gif_blocks(content: bytes, at: int) -> int:
    """The end of a row of blocks, each led by its length, closed by an empty one."""
    while content[at]:
        at += 1 + content[at]
    return at + 1


# --- WebP ------------------------------------------------------------------------------------------------


def _webp(content: bytes) -> bytes:
    kept, frames, sized = [], 0, False
    for kind, body in _webp_parts(content, 12, 8 + int(struct.unpack_from("<I", content, 4)[0])):
        if kind not in _WEBP_KEPT:
            continue
        part = body
        if kind == b"VP8X":
            part = bytes([body[0] & ~_WEBP_NOTES]) + body[1:]
        sized = _bear_webp(kind, body) or sized
        frames += kind == b"ANMF"
        kept.append(kind + struct.pack("<I", len(part)) + part + bytes(len(part) % 2))
    if not sized or frames > MOST_FRAMES:
        raise NoPicture(large=sized)
    inside = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def _webp_parts(content: bytes, at: int, end: int) -> Iterator[tuple[bytes, bytes]]:
    if end > len(content):
        raise NoPicture
    while at < end:
        kind, length = struct.unpack_from("<4sI", content, at)
        if at + 8 + length > end:
            raise NoPicture
        yield kind, content[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _bear_webp(kind: bytes, body: bytes) -> bool:
    """Whether this part told the size; raises ``NoPicture`` when it is too large."""
    if kind == b"VP8X":
        _bear(1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little"))
    elif kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", body, 6)
        _bear(width & 0x3FFF, height & 0x3FFF)
    elif kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        _bear(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    elif kind == b"ANMF":
        _bear(1 + int.from_bytes(body[6:9], "little"), 1 + int.from_bytes(body[9:12], "little"))
    else:
        return False
    return True
