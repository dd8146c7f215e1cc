"""One start at a time on one folder."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from liqaa.config.launcher.faults import CannotRun


@contextmanager
def folder_lock(home: Path) -> Iterator[IO[str]]:
    """Hold ``home``, made if it is missing, until the block ends or the process is killed.

    Yields the open file, which a forked child closes so as not to keep the folder after its parent.
    Raises CannotRun, naming the folder, when another start holds it or it cannot be written.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        file = (home / "liqaa.lock").open("a+")
    except OSError as problem:
        raise CannotRun(
            f"لا يمكن استعمال المجلد {home} — cannot use the folder {home}: {problem.strerror}"
        ) from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = f"لقاء يعمل من قبلُ على هذا المجلد — Liqaa is already running on this folder: {home}"
            raise CannotRun(message) from None
        yield file
