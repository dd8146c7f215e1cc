"""Bytes of plain text to characters: three encodings, and what is no text at all."""

from liqaa.reports.text.sources.unreadable import Unreadable


def is_binary(data: bytes) -> bool:
    """Whether bytes are plainly no text: they hold NUL, or begin like a picture or a PDF."""
    head = data[:4096]
    return b"\x00" in head or head[:4] in (b"%PDF", b"\x89PNG", b"\xff\xd8\xff\xe0", b"GIF8")


def decoded(data: bytes) -> str:
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
    if is_binary(data) and not _looks_like_wide_arabic(data):
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
