"""What a handed-in file may be, told by its content and never by its name."""

import io
import zipfile

from liqaa.files.rules.outside import Outside, fetches
from liqaa.kit.archives import Bomb, weigh

LARGEST = 10 * 1024 * 1024
"""Bytes a file may have."""

TEXT = "text/plain"
PDF = "application/pdf"
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
NAMED = {
    f"{OFFICE}wordprocessingml.document": "docx",
    f"{OFFICE}spreadsheetml.sheet": "xlsx",
    f"{OPEN}text": "odt",
    f"{OPEN}spreadsheet": "ods",
    PDF: "pdf",
    TEXT: "txt",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
}
"""Every media type that is kept, with the ending its files carry."""
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})

_PARTS = {"word/document.xml": "wordprocessingml.document", "xl/workbook.xml": "spreadsheetml.sheet"}
_MACROS = ("vbaproject.bin", "basic/script-lc.xml")
_LONGEST_MIMETYPE = 100
_CONTROLS = frozenset(chr(code) for code in range(32)) - set("\t\n\r\f")


def recognise(content: bytes) -> str | None:
    """Return the media type of ``content``, or None when it is none of those that are kept.

    Office documents with macros are none of them. Raises ``Bomb`` for an archive that unpacks to what
    no document is; nothing in it has been read by then; ``Outside`` for a document that fetches a part of
    itself from elsewhere.
    """
    for start, media_type in (
        (b"%PDF-", PDF),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"GIF87a", "image/gif"),
        (b"GIF89a", "image/gif"),
    ):
        if content.startswith(start):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return _document(content) if content.startswith(b"PK\x03\x04") else _text(content)


def _document(content: bytes) -> str | None:
    try:
        names = weigh(content).names
    except Bomb as bomb:
        if bomb.code == "damaged":
            return None
        raise
    if any(name.lower().endswith(_MACROS) for name in names):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = _kind(archive, names)
            if found is not None and fetches(archive):
                raise Outside
            return found
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError):
        return None


def _kind(archive: zipfile.ZipFile, names: list[str]) -> str | None:
    """The media type of an office document by its parts."""
    if "[Content_Types].xml" in names:
        return next((OFFICE + kind for part, kind in _PARTS.items() if part in names), None)
    return _open_document(archive) if "mimetype" in names else None


def _open_document(archive: zipfile.ZipFile) -> str | None:
    if archive.getinfo("mimetype").file_size > _LONGEST_MIMETYPE:
        return None
    found = archive.read("mimetype").decode("ascii", "replace").strip()
    return found if found.startswith(OPEN) and found in NAMED else None


def _text(content: bytes) -> str | None:
    """Plain text is UTF-8 without control characters."""
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return TEXT if words.strip() and not _CONTROLS.intersection(words) else None


def folder_and_name(sha256: str) -> tuple[str, str]:
    """Return where content lies below the files folder; two levels keep every folder small."""
    return f"{sha256[:2]}/{sha256[2:4]}", sha256
