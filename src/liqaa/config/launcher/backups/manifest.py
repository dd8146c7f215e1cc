"""What a backup says of itself: encrypted like the rest, signed with the key: nobody else writes one."""

import hmac
import io
import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from liqaa.config.launcher.backups import parts
from liqaa.config.launcher.backups.keys import Key
from liqaa.config.launcher.backups.parts import Part, Unreadable

NAME = "manifest.age"
FORMAT = 1
LARGEST = 512 * 1024 * 1024


@dataclass(frozen=True)
class Table:
    """How many rows a table held, and a sum over them that knows no order."""

    rows: int
    checksum: str


@dataclass(frozen=True)
class Head:
    """The last seal of the journal's chain."""

    at: str
    position: int
    digest: str


@dataclass
class Manifest:
    """What is in a backup. ``absent`` are files that rows name and that were gone already."""

    made_at: datetime
    release: str
    server: str
    tables: dict[str, Table] = field(default_factory=dict)
    migrations: list[str] = field(default_factory=list)
    journal: Head | None = None
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    absent: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """All rows of all tables."""
        return sum(table.rows for table in self.tables.values())

    @property
    def named_migrations(self) -> set[tuple[str, str]]:
        """The migrations as (app, name)."""
        return {(app, name) for app, _, name in (each.partition(".") for each in self.migrations)}


def write(folder: Path, key: Key, manifest: Manifest) -> Part:
    """Write the manifest into ``folder``, the last part of a backup."""
    content = {**asdict(manifest), "made_at": manifest.made_at.isoformat(), "format": FORMAT}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
    return parts.write(folder / NAME, key, io.BytesIO(f"{key.sign(text)}\n".encode() + text))


def read(folder: Path, key: Key) -> Manifest:
    """The manifest of the backup in ``folder``. Raises Unreadable."""
    path = folder / NAME
    try:
        if path.stat().st_size > LARGEST:
            raise Unreadable(f"نسخة تالفة — damaged: {NAME}")
    except FileNotFoundError:
        raise Unreadable(f"جزء ناقص — missing: {NAME}") from None
    opened = io.BytesIO()
    parts.read(path, key, opened)
    signature, _, text = opened.getvalue().partition(b"\n")
    if not hmac.compare_digest(signature, key.sign(text).encode()):
        raise Unreadable(f"لم تكتبها هذه المنظمة — {NAME} was not written with this key")
    return _parsed(json.loads(text))


def _parsed(content: dict[str, Any]) -> Manifest:
    if content.pop("format") != FORMAT:
        raise Unreadable("نسخة من إصدار أحدث — the backup was written by a newer release of Liqaa")
    journal = content["journal"]
    return Manifest(
        made_at=datetime.fromisoformat(content["made_at"]),
        release=content["release"],
        server=content["server"],
        tables={name: Table(**table) for name, table in content["tables"].items()},
        migrations=content["migrations"],
        journal=Head(**journal) if journal else None,
        files={name: (size, digest) for name, (size, digest) in content["files"].items()},
        absent=content["absent"],
        parts=[Part(**part) for part in content["parts"]],
    )
