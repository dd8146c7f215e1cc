"""Anchors: the head of the chain, written where the database's owner cannot change it unseen.

One line of text each: the moment, the position, how many lines were sealed since the anchor before, the hash.
The counts add up to the position, so that a line taken out of the file is noticed too. Plain Python.
"""

import fcntl
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import TextIO

NAME = Path("anchors", "journal.txt")
"""Where the file lies in the data folder."""
HEADER = "# moment position count hash: heads of the journal's chain; only ever added to\n"
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True)
class Anchor:
    """The head of the chain as it was at a moment."""

    at: datetime
    position: int
    count: int
    digest: bytes

    def __str__(self) -> str:
        """Its line in the file."""
        return f"{self.at.astimezone(UTC):{_MOMENT}} {self.position} {self.count} {self.digest.hex()}"


def parse(line: str) -> Anchor:
    """The anchor of a line. Raises ValueError for anything that is not one."""
    at, position, count, digest = line.split()
    found = Anchor(
        datetime.strptime(at, _MOMENT).replace(tzinfo=UTC), int(position), int(count), bytes.fromhex(digest)
    )
    if found.position < 1 or len(found.digest) != 32:
        raise ValueError(line)
    return found


def read(text: str) -> list[Anchor]:
    """Every anchor of a file's text, but a last line that was cut off while written. Raises ValueError."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines.pop()
    return [parse(line) for line in lines if line.strip() and not line.startswith("#")]


def broken(anchors: Sequence[Anchor]) -> list[Anchor]:
    """Those that do not follow from the one before: something was taken out, added or moved between them."""
    first = [each for each in anchors[:1] if each.count != each.position]
    return first + [
        after for before, after in pairwise(anchors) if after.position - before.position != after.count
    ]


def append(file: Path, position: int, digest: bytes, at: datetime) -> Anchor | None:
    """Add the head of the chain, safely on the disk; None where the last anchor is there already, or beyond.

    Raises ValueError where the file holds something else, OSError where it cannot be written.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(handle, "a+", encoding="utf-8") as out:
        fcntl.flock(out, fcntl.LOCK_EX)
        out.seek(0)
        text = out.read()
        lines = read(text)
        last = lines[-1].position if lines else 0
        if position <= last:
            return None
        anchor = Anchor(at, position, position - last, digest)
        _add(out, text, f"{anchor}\n")
    return anchor


def _add(out: TextIO, text: str, line: str) -> None:
    """Write at the end, in place of what a power cut left half written, and down to the disk."""
    torn = text.rpartition("\n")[2]
    if torn:
        os.truncate(out.fileno(), len(text.removesuffix(torn).encode()))
    out.write(line if text else HEADER + line)
    out.flush()
    os.fsync(out.fileno())


def by_position(anchors: Iterable[Anchor]) -> dict[int, bytes]:
    """The hash that each anchored position had."""
    return {each.position: each.digest for each in anchors}


def known(file: Path) -> list[Anchor]:
    """The anchors of a file; none where there is no file. Raises ValueError where it holds something else."""
    return read(file.read_text("utf-8")) if file.exists() else []
