"""Many reports at once: the files of a folder or of a ZIP archive, in the order of their names."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from liqaa.reports.text.sources.unreadable import LARGEST_FILE, Unreadable

MOST_FILES = 200
"""Reports taken in at once."""
LARGEST_PARCEL = 50 * 1024 * 1024
"""Bytes of all of them, packed or unpacked."""
ENDINGS = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".docx", ".odt", ".pdf"})
"""What is taken out of a folder or an archive; a report in another format is named and not read."""
_FURNITURE = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})


def is_parcel(name: str, head: bytes) -> bool:
    """Whether a file is an archive of several; a document that is a ZIP inside has its own ending."""
    return name.lower().endswith(".zip") and head.startswith(b"PK")


def wanted(name: str) -> bool:
    """Whether a file in a folder or an archive is somebody's: not hidden, not a system's own."""
    parts = PurePosixPath(name).parts
    return bool(parts) and not any(part.startswith(".") or part in _FURNITURE for part in parts)


def files_in(data: bytes) -> list[tuple[str, bytes]]:
    """Name and bytes of every file of an archive, at most one byte more of each than is taken in.

    Nothing is written anywhere, and no more is unpacked than the limits hold. Raises Unreadable: damaged,
    encrypted, bomb, empty, too_big (of the archive), too_many.
    """
    if len(data) > LARGEST_PARCEL:
        raise Unreadable("too_big")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = list(_contents(archive))
    except Unreadable:
        raise
    except Exception as error:  # broken bytes fail in many ways inside the library
        raise Unreadable("damaged") from error
    if not found:
        raise Unreadable("empty")
    return found


def _contents(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    entries = [each for each in archive.infolist() if not each.is_dir() and wanted(each.filename)]
    if len(entries) > MOST_FILES:
        raise Unreadable("too_many")
    total = 0
    for entry in sorted(entries, key=lambda each: each.filename):
        if entry.flag_bits & 1:
            raise Unreadable("encrypted")
        with archive.open(entry) as file:
            content = file.read(LARGEST_FILE + 1)
        total += len(content)
        if total > LARGEST_PARCEL:
            raise Unreadable("bomb")
        yield _named(entry.filename), content


def _named(name: str) -> str:
    """The name without its folders; archives of older systems write names in their own encodings."""
    return PurePosixPath(name.replace("\\", "/")).name


def paths_in(folder: Path) -> Iterator[Path]:
    """The reports in a folder and the folders in it, in the order of their names; no link is followed."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).as_posix()
        if path.is_file() and not path.is_symlink() and wanted(inside) and path.suffix.lower() in ENDINGS:
            yield path
