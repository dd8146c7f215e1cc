"""The parts of a backup: encrypted streams (age), each with its size and its SHA-256. Never whole in memory.

A part's hash is taken over what lies in the folder, so that every byte of it counts.
"""

import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

import pyrage

from liqaa.config.launcher.backups.keys import Key
from liqaa.config.launcher.faults import CannotRun
from liqaa.kit.disk import private

BLOCK = 1 << 20


class Source(Protocol):
    """What can be read, such as a pipe."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, none at the end."""
        ...


class Unreadable(CannotRun):
    """A part that does not open: another key, or a byte that changed."""


class WrongKey(Unreadable):
    """No part of the head is for this key."""


@dataclass(frozen=True)
class Part:
    """One file of a backup."""

    name: str
    size: int
    sha256: str


class _Sink:
    """Writes to a file and hashes what goes by."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.size, self.hash = file, 0, hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.hash.update(data)
        self.size += len(data)
        return self.file.write(data)

    def flush(self) -> None:
        self.file.flush()


def write(target: Path, key: Key, source: Source) -> Part:
    """Encrypt ``source`` to its end into ``target``, safely on the disk. Raises CannotRun."""
    try:
        with open(target, "wb", opener=private) as file:
            sink = _Sink(file)
            pyrage.encrypt_io(source, sink, [key.identity.to_public()])
            file.flush()
            os.fsync(file.fileno())
    except (OSError, pyrage.EncryptError) as problem:
        raise CannotRun(f"تعذرت كتابة النسخة — cannot write the backup: {problem}") from None
    return Part(target.name, sink.size, sink.hash.hexdigest())


def measure(path: Path) -> Part:
    """The part as it lies there."""
    found, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            found.update(block)
            size += len(block)
    return Part(path.name, size, found.hexdigest())


def read(path: Path, key: Key, sink: IO[bytes]) -> None:
    """Decrypt ``path`` into ``sink``. Raises Unreadable, WrongKey for a key of another installation."""
    try:
        with path.open("rb") as file:
            pyrage.decrypt_io(file, sink, [key.identity])
    except pyrage.DecryptError as problem:
        if "matching" in str(problem):
            raise WrongKey(
                "مفتاح آخر — another installation's key, or a damaged backup: this key does not open "
                f"{path.name}"
            ) from None
        raise Unreadable(f"نسخة تالفة — damaged: {path.name} ({problem})") from None
    except OSError as problem:
        raise Unreadable(f"نسخة تالفة — damaged: {path.name} ({problem})") from None


class _Pipe:
    """What a thread writes, for us to read; what it failed of is raised where we end."""

    def __init__(self, fill: Callable[[IO[bytes]], None]) -> None:
        ours, theirs = os.pipe()
        self.reader = os.fdopen(ours, "rb")
        self._writer = os.fdopen(theirs, "wb")
        self._fill = fill
        self._problem: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="backup", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            with self._writer:
                self._fill(self._writer)
        except BaseException as problem:  # noqa: BLE001 (raised by the one who reads)
            self._problem = problem

    def end(self, *, whole: bool) -> None:
        """Read what is left when all went well, else let go; then raise what the thread met."""
        if whole:
            while self.reader.read(BLOCK):
                continue
        self.reader.close()
        self._thread.join()
        problem = self._problem
        if problem is not None and (whole or not isinstance(problem, BrokenPipeError | Unreadable)):
            raise problem


@contextmanager
def piped(fill: Callable[[IO[bytes]], None]) -> Iterator[IO[bytes]]:
    """Read in this block what ``fill`` writes in a thread; its failure is this block's."""
    pipe = _Pipe(fill)
    try:
        yield pipe.reader
    except BaseException as problem:
        pipe.end(whole=False)
        if pipe._problem is not None and isinstance(problem, Exception):  # noqa: SLF001 (the cause of it)
            raise pipe._problem from problem  # noqa: SLF001
        raise
    pipe.end(whole=True)
