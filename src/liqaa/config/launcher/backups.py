"""A backup: one folder with the database, the stored files and the signing key."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from liqaa.config.launcher import binaries, dumps
from liqaa.config.launcher.binaries import Binaries
from liqaa.config.launcher.engine import Engine
from liqaa.config.launcher.faults import CannotRun

DATABASE = "database.dump"
FILES = "files"
SMALL = ("kind", "secret-key")


def write_backup(home: Path, engine: Engine, at: datetime, folder: Path | None = None) -> Path:
    """Write a backup of ``home`` under ``folder`` (by default its own ``backups``); returns the new folder.

    It gets its final name when it is whole. Raises CannotRun when the database cannot be dumped.
    """
    parent = folder or home / "backups"
    final = parent / f"liqaa-{at.astimezone(UTC):%Y-%m-%dT%H-%M-%SZ}"
    draft = final.with_suffix(".draft")
    try:
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True, mode=0o700)
        dumps.dump(tools(engine), engine.admin_url, draft / DATABASE)
        if (home / FILES).is_dir():
            shutil.copytree(home / FILES, draft / FILES)
        for name in SMALL:
            if (home / name).exists():
                shutil.copy2(home / name, draft)
        draft.rename(final)
    except OSError as problem:
        raise CannotRun(f"تعذر كتابة النسخة — cannot write the backup {final}: {problem.strerror}") from None
    return final


def read_backup(backup: Path, home: Path, engine: Engine) -> None:
    """Bring ``backup`` into ``home``, whose database is empty. Raises CannotRun when it does not fit."""
    dump_file = backup / DATABASE
    if not dump_file.exists():
        raise CannotRun(f"ليست نسخة احتياطية — this folder is no backup of Liqaa: {backup}")
    dumps.restore(tools(engine), engine.admin_url, dump_file)
    if (backup / FILES).is_dir():
        shutil.copytree(backup / FILES, home / FILES, dirs_exist_ok=True)
    for name in SMALL:
        if (backup / name).exists():
            shutil.copy2(backup / name, home)


def tools(engine: Engine) -> Binaries:
    """The programs that dump and restore: those of the embedded server, else the installed ones."""
    return engine.cluster.programs if engine.cluster else binaries.installed()
