"""Carrying the embedded data over to a newer major version of PostgreSQL.

A new release of Liqaa may bring a PostgreSQL that cannot read what the old one wrote. The programs that
wrote it are kept beside the data, so the old server runs once more, is dumped, and the dump goes into fresh
data. The old data stay where they are, untouched, until the administrator removes them.
"""

import shutil
from pathlib import Path

from liqaa.config.launcher import binaries, dumps, engine, roles
from liqaa.config.launcher.cluster import SUPERUSER, Cluster
from liqaa.config.launcher.faults import CannotRun

DUMP = "carried-over.dump"
DRAFT = "draft-carried"


def needs_carrying(cluster: Cluster) -> bool:
    """Whether the newest data of ``cluster`` were written by another major version than its programs."""
    return cluster.data_major not in (None, cluster.programs.major)


def carry_over(folder: Path) -> Path | None:
    """Carry the data in ``folder`` over to the installed PostgreSQL; returns the old, if any.

    The new data get their name only when they are whole: a carrying that was killed is simply done again.
    Raises CannotRun when the programs of the old version are gone or either server fails.
    """
    current = Cluster(folder)
    if not needs_carrying(current):
        return None
    old_major = str(current.data_major)
    if int(old_major) > int(current.programs.major):
        raise CannotRun(
            f"البيانات أحدث من البرنامج — the data is of PostgreSQL {old_major}, newer than this release's "
            f"{current.programs.major}: install the newer release of Liqaa again"
        )
    old_programs = binaries.kept(current.folder / "programs", old_major)
    if old_programs is None:
        message = (
            f"برامج PostgreSQL {old_major} غير موجودة — the programs of PostgreSQL {old_major} are gone from"
        )
        raise CannotRun(f"{message} {current.folder / 'programs'}")
    dump_file = current.folder / DUMP
    _write_dump(Cluster(folder, programs=old_programs), current.programs, dump_file)
    _fill(current, dump_file)
    dump_file.unlink()
    return current.data


def _write_dump(old: Cluster, programs: binaries.Binaries, target: Path) -> None:
    try:
        old.start()
        dumps.dump(programs, old.url(SUPERUSER, roles.DATABASE), target)
    finally:
        old.stop()


def _fill(current: Cluster, dump_file: Path) -> None:
    """Make new data from the dump, then give them their name."""
    draft = current.folder / DRAFT
    shutil.rmtree(draft, ignore_errors=True)
    new = Cluster(current.folder, programs=current.programs, data=draft)
    try:
        new.start()
        engine.prepared(new)
        dumps.restore(new.programs, new.url(SUPERUSER, roles.DATABASE), dump_file)
    finally:
        new.stop()
    draft.rename(current.folder / f"data-{current.programs.major}")
