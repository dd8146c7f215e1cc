"""Opening a backup: every byte is looked at before anything of it is believed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from liqaa.config.launcher.backups import keys, manifest, parts
from liqaa.config.launcher.backups.keys import Key
from liqaa.config.launcher.backups.manifest import Manifest
from liqaa.config.launcher.backups.parts import Unreadable
from liqaa.config.launcher.backups.writing import KEY
from liqaa.config.launcher.faults import CannotRun


@dataclass(frozen=True)
class Backup:
    """An opened backup; its parts are as they were written."""

    folder: Path
    key: Key
    manifest: Manifest

    @contextmanager
    def part(self, name: str) -> Iterator[IO[bytes]]:
        """A part, decrypted as it is read. Raises Unreadable."""

        def fill(sink: IO[bytes]) -> None:
            parts.read(self.folder / name, self.key, sink)

        with parts.piped(fill) as stream:
            yield stream


def newest(folder: Path) -> Path:
    """The backup ``folder`` is, or the newest of those in it. Raises CannotRun where there is none."""
    if any((folder / name).exists() for name in (manifest.NAME, "database.age", "home.age")):
        return folder
    found = sorted(path for path in folder.glob("liqaa-*Z") if path.is_dir()) if folder.is_dir() else []
    if not found:
        raise CannotRun(f"لا نسخة احتياطية هنا — there is no backup of Liqaa here: {folder}")
    return found[-1]


def find_key(folder: Path, home: Path, given: Path | None, ask: Callable[[], str] | None) -> Key:
    """The key for the backup in ``folder``: the one given, by passphrase, or the one of ``home``.

    ``ask`` asks for the passphrase. Raises CannotRun where no key is to be had.
    """
    if given is not None:
        try:
            return keys.parse(given.read_text("utf-8"))
        except (OSError, UnicodeDecodeError) as problem:
            raise CannotRun(f"تعذرت قراءة المفتاح — cannot read the key {given}: {problem}") from None
    if ask is not None:
        try:
            locked = (folder / KEY).read_bytes()
        except FileNotFoundError:
            raise CannotRun(
                "كُتبت النسخة بلا عبارة سر — this backup was written without a passphrase: give --key FILE"
            ) from None
        return keys.unlock(locked, ask())
    if known := keys.kept(home):
        return known
    raise CannotRun(
        f"أين المفتاح؟ — the key is not in {home}: give --key FILE, or --passphrase where one was set"
    )


def open_backup(folder: Path, key: Key) -> Backup:
    """Open a backup and compare every byte of its parts with what was written. Raises Unreadable."""
    told = manifest.read(folder, key)
    if faults := _compare(folder, told):
        raise Unreadable("؛ ".join(faults))
    return Backup(folder, key, told)


def _compare(folder: Path, told: Manifest) -> list[str]:
    written = {part.name: part for part in told.parts}
    there = {path.name for path in folder.iterdir()} - {manifest.NAME}
    faults = [f"جزء ناقص — missing: {name}" for name in sorted(written.keys() - there)]
    faults += [f"ليس من النسخة — no part of this backup: {name}" for name in sorted(there - written.keys())]
    for name in sorted(written.keys() & there):
        if (folder / name).is_dir() or parts.measure(folder / name) != written[name]:
            faults.append(f"جزء تغيّر — changed since it was written: {name}")
    return faults
