"""Bringing a backup back into an empty place, and comparing what came back with what was told."""

import io
from dataclasses import dataclass
from pathlib import Path

from liqaa.config.launcher import dumps
from liqaa.config.launcher.backups import archive, contents, keys
from liqaa.config.launcher.backups.archive import Files
from liqaa.config.launcher.backups.manifest import Manifest
from liqaa.config.launcher.backups.reading import Backup
from liqaa.config.launcher.backups.writing import DATABASE, FILES, HOME, STORED, tools
from liqaa.config.launcher.engine import Engine
from liqaa.config.launcher.faults import CannotRun
from liqaa.dashboards.actions.beside import keep_forgotten
from liqaa.dashboards.rules import forget_list

KIND = "kind"


def require_empty(engine: Engine) -> None:
    """Raise CannotRun where the database holds tables already."""
    with contents.at_one_moment(engine.admin_url) as connection:
        if contents.names(connection):
            raise CannotRun("قاعدة البيانات ليست فارغة — the database is not empty")


@dataclass(frozen=True)
class Returned:
    """What came back: of which kind it is (the caller writes it last), and what is not as it was."""

    kind: str
    faults: list[str]


def bring_back(backup: Backup, home: Path, engine: Engine) -> Returned:
    """Fill ``home`` and its empty database from ``backup``, whose key ``home`` takes if it has none.

    Raises CannotRun; the database is then as empty as before, unless it was whole already.
    """
    with backup.part(FILES) as stream:
        files = archive.unpack(stream, home / STORED)
    faults = compare_files(backup.manifest, files)
    with backup.part(DATABASE) as stream:
        dumps.restore_from(tools(engine), engine.admin_url, stream)
    faults += compare_tables(backup.manifest, engine)
    with backup.part(HOME) as stream:
        small = archive.read_small(stream)
    kind = small.pop(KIND, b"").decode().strip()
    keep_forgotten(home, forget_list.parse(small.pop(forget_list.NAME, b"").decode()))
    for name, content in small.items():
        archive.put(io.BytesIO(content), home / name)
    if keys.kept(home) is None:
        keys.keep(home, backup.key)
    return Returned(kind, faults)


def compare_files(told: Manifest, found: Files) -> list[str]:
    """What is wrong with the stored files that came back, and which were gone when the backup was made."""
    faults = [f"ملف ناقص — a file is missing: {name}" for name in sorted(told.files.keys() - found.keys())]
    faults += [f"ملف زائد — a file too many: {name}" for name in sorted(found.keys() - told.files.keys())]
    both = sorted(told.files.keys() & found.keys())
    faults += [f"ملف تغيّر — a file changed: {name}" for name in both if told.files[name] != found[name]]
    faults += [
        f"ملف تالف من قبل — was damaged before the backup: {name}"
        for name, (_, digest) in sorted(told.files.items())
        if len(Path(name).name) == len(digest) and Path(name).name != digest
    ]
    return faults + [f"ملف مفقود من قبل — was gone before the backup: {digest}" for digest in told.absent]


def compare_tables(told: Manifest, engine: Engine) -> list[str]:
    """Which tables did not come back row for row."""
    with contents.at_one_moment(engine.admin_url) as connection:
        found = contents.tables(connection)
    faults = [f"جدول ناقص — a table is missing: {name}" for name in sorted(told.tables.keys() - found.keys())]
    faults += [f"جدول زائد — a table too many: {name}" for name in sorted(found.keys() - told.tables.keys())]
    for name in sorted(told.tables.keys() & found.keys()):
        before, after = told.tables[name], found[name]
        if before != after:
            faults.append(f"جدول تغيّر — a table differs: {name} ({before.rows} → {after.rows} rows)")
    return faults
