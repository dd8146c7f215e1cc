"""Writing a backup while the organisation goes on working: database, files and manifest tell one moment."""

import io
import os
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psycopg

from liqaa.config.launcher import binaries, dumps
from liqaa.config.launcher.backups import archive, contents, keys, manifest, parts
from liqaa.config.launcher.backups.archive import Files, Hold
from liqaa.config.launcher.backups.keys import Key
from liqaa.config.launcher.backups.manifest import Manifest
from liqaa.config.launcher.backups.parts import Part
from liqaa.config.launcher.binaries import Binaries
from liqaa.config.launcher.engine import Engine
from liqaa.config.launcher.faults import CannotRun
from liqaa.dashboards.queries.beside import forgotten as forgotten_in
from liqaa.dashboards.rules import forget_list
from liqaa.dashboards.rules.forget_list import Keys
from liqaa.files.rules import folder_and_name
from liqaa.kit.disk import private

DATABASE, FILES, HOME, KEY = "database.age", "files.age", "home.age", "key.age"
STORED = "files"
SMALL = ("kind", "secret-key")
ANCHORS = "anchors/journal.txt"


def write_backup(
    home: Path, engine: Engine, at: datetime, folder: Path | None = None, *, passphrase: str | None = None
) -> tuple[Path, Manifest]:
    """Write a backup of ``home`` under ``folder`` (by default its own ``backups``); returns where it lies.

    It gets its final name when it is whole, and only the key of ``home`` opens it; with a ``passphrase`` that
    one does too. Raises CannotRun when the database cannot be dumped or the folder not be written.
    """
    parent = folder or home / "backups"
    final = parent / f"liqaa-{at.astimezone(UTC):%Y-%m-%dT%H-%M-%SZ}"
    draft = final.with_suffix(".draft")
    try:
        key = keys.own(home)
        locked = keys.lock(key, passphrase) if passphrase else None
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True, mode=0o700)
        with archive.holding(home / STORED) as hold:
            written = _Writing(draft, home, key, hold, engine).write(at, locked)
        draft.rename(final)
        _settle(parent)
    except OSError as problem:
        raise CannotRun(f"تعذر كتابة النسخة — cannot write the backup {final}: {problem.strerror}") from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return final, written


def _settle(folder: Path) -> None:
    """Make the folder's new entry survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class _Writing:
    """One backup under way."""

    def __init__(self, draft: Path, home: Path, key: Key, hold: Hold, engine: Engine) -> None:
        self.draft, self.home, self.key, self.hold = draft, home, key, hold
        self.engine = engine
        self.parts: list[Part] = []

    def write(self, at: datetime, locked: bytes | None) -> Manifest:
        """Write every part; the manifest last. Files are held before the database's moment and after.

        A file that a row of that moment names was stored before: who removes it now removes a name.
        The anchors are read before too, so that none is younger than the chain in the dump.
        """
        anchors = _small(self.home, [ANCHORS])
        self.hold.take()
        with contents.at_one_moment(self.engine.admin_url) as connection:
            moment = contents.snapshot(connection)
            self.hold.take()
            self._write_database(moment)
            told = _describe(connection, at)
            named = contents.named_files(connection)
            forgotten = contents.forgotten(connection)
        told.files = self._write_files()
        told.absent = sorted(digest for digest in named if _place_of(digest) not in told.files)
        self._write_home(anchors, forgotten)
        if locked:
            self._write_locked(locked)
        told.parts = self.parts
        manifest.write(self.draft, self.key, told)
        _settle(self.draft)
        return told

    def _write_database(self, moment: str) -> None:
        with dumps.dumping(tools(self.engine), self.engine.admin_url, moment) as stream:
            self.parts.append(parts.write(self.draft / DATABASE, self.key, stream))

    def _write_files(self) -> Files:
        packed: Files = {}
        with parts.piped(lambda sink: self.hold.pack(sink, packed)) as stream:
            self.parts.append(parts.write(self.draft / FILES, self.key, stream))
        return packed

    def _write_home(self, anchors: Mapping[str, bytes], forgotten: Keys) -> None:
        everybody = forget_list.write({**forgotten, **forgotten_in(self.home)}).encode()
        packed = io.BytesIO()
        archive.pack_small(packed, {**_small(self.home, SMALL), **anchors, forget_list.NAME: everybody})
        packed.seek(0)
        self.parts.append(parts.write(self.draft / HOME, self.key, packed))

    def _write_locked(self, locked: bytes) -> None:
        target = self.draft / KEY
        with open(target, "wb", opener=private) as file:
            file.write(locked)
            file.flush()
            os.fsync(file.fileno())
        self.parts.append(parts.measure(target))


def _describe(connection: psycopg.Connection, at: datetime) -> Manifest:
    return Manifest(
        made_at=at,
        release=version("liqaa"),
        server=contents.server(connection),
        tables=contents.tables(connection),
        migrations=contents.migrations(connection),
        journal=contents.head(connection),
    )


def _place_of(digest: str) -> str:
    """Where the files room keeps the content of this hash, from its folder on."""
    return "/".join(folder_and_name(digest))


def _small(home: Path, names: tuple[str, ...] | list[str]) -> dict[str, bytes]:
    return {name: (home / name).read_bytes() for name in names if (home / name).is_file()}


def tools(engine: Engine) -> Binaries:
    """The programs that dump and restore: those of the embedded server, else the installed ones."""
    return engine.cluster.programs if engine.cluster else binaries.installed()
