"""Where an installation keeps what is its own: secrets, files, the embedded database."""

import os
import secrets
from pathlib import Path

import platformdirs


def data_home() -> Path:
    """The folder named by ``LIQAA_HOME``, else the user's data folder. It may not exist yet."""
    named = os.environ.get("LIQAA_HOME")
    return Path(named).expanduser().resolve() if named else Path(platformdirs.user_data_dir("liqaa"))


def secret_key(home: Path) -> str:
    """The signing key kept in ``home``; made on first use, readable by the owner only.

    Creation is exclusive, so that two processes starting at once agree on one key.
    """
    path = home / "secret-key"
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        home.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        key = secrets.token_urlsafe(50)
        file.write(key)
    return key
