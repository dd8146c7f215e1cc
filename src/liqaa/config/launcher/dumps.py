"""A database as one stream or one file, by PostgreSQL's own tools."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NoReturn

from liqaa.config.launcher.binaries import Binaries
from liqaa.config.launcher.faults import CannotRun

BLOCK = 1 << 20


@contextmanager
def dumping(programs: Binaries, url: str, snapshot: str | None = None) -> Iterator[IO[bytes]]:
    """The database at ``url`` as a stream, as of ``snapshot``. Raises CannotRun where it is not whole.

    ``pg_dump`` refuses by itself to read through row-level security: rather none than fewer rows.
    """
    moment = [f"--snapshot={snapshot}"] if snapshot else []
    command: list[str | Path] = [programs.program("pg_dump"), "--format=custom", *moment, url]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said)
        assert process.stdout is not None
        try:
            yield process.stdout
        except BaseException:
            process.kill()
            process.wait()
            raise
        finally:
            process.stdout.close()
        if process.wait():
            said.seek(0)
            _fail("pg_dump", said.read().decode(errors="replace"))


def dump(programs: Binaries, url: str, target: Path) -> None:
    """Write the whole database at ``url`` to ``target``, named when it is whole. Raises CannotRun."""
    draft = target.with_suffix(".draft")
    draft.touch(0o600)
    with dumping(programs, url) as stream, draft.open("wb") as file:
        while block := stream.read(BLOCK):
            file.write(block)
    draft.rename(target)


def restore(programs: Binaries, url: str, source: Path) -> None:
    """Bring the file ``source`` into the empty database at ``url``: all or nothing. Raises CannotRun."""
    with source.open("rb") as stream:
        restore_from(programs, url, stream)


def restore_from(programs: Binaries, url: str, source: IO[bytes]) -> None:
    """Bring a stream into the empty database at ``url``: everything or nothing. Raises CannotRun.

    Whatever reading the stream raises comes before the end is told, so that nothing is committed.
    """
    command: list[str | Path] = [
        programs.program("pg_restore"),
        "--single-transaction",
        "--exit-on-error",
        "--no-comments",
        f"--dbname={url}",
    ]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=said, stderr=said)
        assert process.stdin is not None
        try:
            _feed(source, process.stdin)
        except BaseException:
            process.kill()
            process.wait()
            raise
        if process.wait():
            said.seek(0)
            _fail("pg_restore", said.read().decode(errors="replace"))


def _feed(source: IO[bytes], sink: IO[bytes]) -> None:
    """Pass everything on; a program that ended early tells by its exit code."""
    try:
        while block := source.read(BLOCK):
            sink.write(block)
        sink.close()
    except BrokenPipeError:
        return


def _fail(tool: str, said: str) -> NoReturn:
    raise CannotRun(f"تعذر نسخ قاعدة البيانات — {tool} failed: {' '.join(said.split())[-400:]}")
