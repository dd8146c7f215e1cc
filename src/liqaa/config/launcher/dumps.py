"""A database as one file, by PostgreSQL's own tools."""

import subprocess
from pathlib import Path

from liqaa.config.launcher.binaries import Binaries
from liqaa.config.launcher.faults import CannotRun


def dump(programs: Binaries, url: str, target: Path) -> None:
    """Write the whole database at ``url`` to ``target``, named when it is whole. Raises CannotRun."""
    draft = target.with_suffix(".draft")
    draft.touch(0o600)
    _run(programs, "pg_dump", "--format=custom", f"--file={draft}", url)
    draft.rename(target)


def restore(programs: Binaries, url: str, source: Path) -> None:
    """Bring ``source`` into the empty database at ``url``: everything or nothing. Raises CannotRun."""
    _run(programs, "pg_restore", "--single-transaction", "--no-comments", f"--dbname={url}", str(source))


def _run(programs: Binaries, tool: str, *arguments: str) -> None:
    done = subprocess.run([programs.program(tool), *arguments], capture_output=True, text=True)
    if done.returncode:
        said = " ".join(done.stderr.split())[-400:]
        raise CannotRun(f"تعذر نسخ قاعدة البيانات — {tool} failed: {said}")
