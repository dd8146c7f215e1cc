"""Files that only their owner reads, safely on the disk. Plain Python."""

import os
from pathlib import Path


def private(path: str, flags: int) -> int:
    """Open a file that only its owner reads: an ``opener`` for ``open``."""
    return os.open(path, flags, 0o600)


def append(file: Path, text: str) -> None:
    """Add to the end of a file, down to the disk; the file is made where there is none."""
    with open(file, "a", encoding="utf-8", opener=private) as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
