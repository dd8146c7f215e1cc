"""The key that opens an installation's backups: kept in its data folder, never in a backup in the clear.

It is an age identity (X25519). Whoever holds it opens every backup of this installation, with Liqaa or with
any other program that reads age. A backup may carry it locked with a passphrase, so that the passphrase opens
that backup too.
"""

import contextlib
import hashlib
import hmac
import os
from dataclasses import dataclass, field
from pathlib import Path

import pyrage
from pyrage.x25519 import Identity

from liqaa.config.launcher.faults import CannotRun

NAME = "backup-key"
SHORTEST_PASSPHRASE = 12
_MANIFEST = b"liqaa backup manifest"


@dataclass(frozen=True)
class Key:
    """A key as text, such as ``AGE-SECRET-KEY-1…``, and what follows from it."""

    text: str = field(repr=False)

    @property
    def identity(self) -> Identity:
        """What opens."""
        return Identity.from_str(self.text)

    @property
    def fingerprint(self) -> str:
        """Its public half: names the installation without opening anything."""
        return str(self.identity.to_public())

    def sign(self, content: bytes) -> str:
        """What only a holder of the key can make: anybody can encrypt for a public half."""
        return hmac.new(
            hashlib.sha256(_MANIFEST + self.text.encode()).digest(), content, hashlib.sha256
        ).hexdigest()


def parse(text: str) -> Key:
    """The key in ``text``, alone or in a file with comments. Raises CannotRun."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    try:
        key = Key(lines[0].upper())
        key.identity  # noqa: B018 (parsed to see that it is one)
    except (IndexError, pyrage.IdentityError):
        raise CannotRun("ليس مفتاح نسخ — this is no key of backups (AGE-SECRET-KEY-1…)") from None
    return key


def kept(home: Path) -> Key | None:
    """The key of ``home``; None where none was made yet. Raises CannotRun for a damaged one."""
    try:
        return parse((home / NAME).read_text("utf-8"))
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        return parse("")


def own(home: Path) -> Key:
    """The key of ``home``, made on first use. Creation is exclusive: two processes agree on one key."""
    if known := kept(home):
        return known
    with contextlib.suppress(FileExistsError):
        keep(home, Key(str(Identity.generate())))
    return parse((home / NAME).read_text("utf-8"))


def keep(home: Path, key: Key) -> None:
    """Write the key into ``home``, readable by its owner only, whole. Raises FileExistsError."""
    home.mkdir(parents=True, exist_ok=True)
    draft = home / f"{NAME}.{os.getpid()}"
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(f"# liqaa backup key · {key.fingerprint}\n{key.text}\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, home / NAME)
    finally:
        draft.unlink()


def lock(key: Key, passphrase: str) -> bytes:
    """The key as only ``passphrase`` opens it (scrypt). Raises CannotRun for a short one."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise CannotRun(f"عبارة السر قصيرة — a passphrase needs {SHORTEST_PASSPHRASE} characters or more")
    return bytes(pyrage.passphrase.encrypt(key.text.encode(), passphrase))


def unlock(locked: bytes, passphrase: str) -> Key:
    """The key again. Raises CannotRun when the passphrase is another one, or the part was damaged."""
    try:
        return parse(pyrage.passphrase.decrypt(locked, passphrase).decode())
    except (pyrage.DecryptError, OSError, UnicodeDecodeError):
        raise CannotRun(
            "عبارة السر لا تفتح هذه النسخة — this passphrase does not open the backup, or its key was damaged"
        ) from None
