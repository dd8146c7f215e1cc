"""The stored files as one stream, and back. What is stored never changes: a second name for it is a copy."""

import contextlib
import hashlib
import io
import os
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from liqaa.config.launcher.backups.parts import BLOCK, Source, Unreadable
from liqaa.kit.disk import private

HELD = ".backup-"
"""How the folder is named in which a backup under way holds on to the files."""
Files = dict[str, tuple[int, str]]


@contextmanager
def holding(folder: Path) -> Iterator["Hold"]:
    """Hold on to what lies in ``folder``: what is removed there meanwhile stays until the block ends."""
    hold = Hold(folder, folder / f"{HELD}{os.getpid()}")
    for left in folder.glob(f"{HELD}*"):
        if not Path("/proc", left.name.removeprefix(HELD)).exists() or left == hold.held:
            shutil.rmtree(left, ignore_errors=True)
    try:
        yield hold
    finally:
        shutil.rmtree(hold.held, ignore_errors=True)


class Hold:
    """The files that a backup holds on to, by a second name each: no bytes are copied."""

    def __init__(self, folder: Path, held: Path) -> None:
        self.folder, self.held = folder, held

    def take(self) -> None:
        """Hold what is there now, beside what is held already."""
        if not self.folder.is_dir():
            return
        for path in _files_of(self.folder):
            second = self.held / path.relative_to(self.folder)
            second.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with contextlib.suppress(FileExistsError, FileNotFoundError):
                os.link(path, second)

    def names(self) -> list[str]:
        """What is held, by its name in the folder."""
        if not self.held.is_dir():
            return []
        return sorted(path.relative_to(self.held).as_posix() for path in _files_of(self.held))

    def pack(self, sink: IO[bytes], packed: Files) -> None:
        """Write what is held as one archive, and note size and hash of each in ``packed``."""
        with tarfile.open(fileobj=sink, mode="w|", format=tarfile.PAX_FORMAT) as archive:
            for name in self.names():
                with (self.held / name).open("rb") as file:
                    size = os.fstat(file.fileno()).st_size
                    through = _Hashed(file)
                    archive.addfile(_entry(name, size), through)
                packed[name] = (size, through.hash.hexdigest())


def _files_of(folder: Path) -> Iterator[Path]:
    """Every file below, but those of a backup under way and those that are being written (``tmp…``)."""
    for where, folders, names in folder.walk():
        folders[:] = sorted(each for each in folders if not each.startswith(HELD))
        yield from (where / name for name in sorted(names) if not name.startswith("tmp"))


class _Hashed(io.RawIOBase):
    """A file that is hashed while it is read."""

    def __init__(self, file: Source) -> None:
        super().__init__()
        self.file, self.hash = file, hashlib.sha256()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.hash.update(data)
        return data


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    return entry


def pack_small(sink: IO[bytes], small: dict[str, bytes]) -> None:
    """Write a few small files as one archive."""
    with tarfile.open(fileobj=sink, mode="w|", format=tarfile.PAX_FORMAT) as archive:
        for name, content in sorted(small.items()):
            archive.addfile(_entry(name, len(content)), io.BytesIO(content))


def read_small(source: IO[bytes]) -> dict[str, bytes]:
    """The small files of an archive, by name. Raises Unreadable."""
    found = {}
    try:
        with tarfile.open(fileobj=source, mode="r|") as archive:
            for entry in archive:
                found[entry.name] = _content(archive, entry).read()
    except tarfile.TarError as problem:
        raise Unreadable(f"نسخة تالفة — damaged archive: {problem}") from None
    return found


def unpack(source: IO[bytes], folder: Path) -> Files:
    """Bring an archive back into ``folder``; returns size and hash of each file. Raises Unreadable."""
    found: Files = {}
    try:
        with tarfile.open(fileobj=source, mode="r|") as archive:
            for entry in archive:
                found[entry.name] = put(_content(archive, entry), folder / entry.name)
    except tarfile.TarError as problem:
        raise Unreadable(f"نسخة تالفة — damaged archive: {problem}") from None
    return found


def _content(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> IO[bytes]:
    content = archive.extractfile(entry) if entry.isreg() else None
    if content is None or not _inside(entry.name):
        raise Unreadable(f"ليس ملفا — no plain file in the backup: {entry.name}")
    return content


def _inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def put(content: IO[bytes], target: Path) -> tuple[int, str]:
    """Write one file under its name when it is whole."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft, digest, size = target.with_name(f"tmp-{target.name}"), hashlib.sha256(), 0
    with open(draft, "wb", opener=private) as file:
        while block := content.read(BLOCK):
            digest.update(block)
            size += file.write(block)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(target)
    return size, digest.hexdigest()
