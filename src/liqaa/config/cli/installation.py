"""An installation as a command finds it: its folder, what kind it is, its database, Django over it."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from liqaa.config.home import data_home
from liqaa.config.launcher.engine import Engine, running_engine
from liqaa.config.launcher.faults import CannotRun
from liqaa.config.launcher.lock import folder_lock

DEMO, OWN = "demo", "own"
OTHERS = {
    DEMO: "هذا المجلد لمنظمة حقيقية — this folder holds a real organisation, not the demo",
    OWN: "هذا المجلد للعرض التجريبي — this folder holds the demo",
}


@dataclass(frozen=True)
class Installation:
    """A folder with its database running and Django ready; ``lock`` is our hold on it, if it is ours."""

    home: Path
    engine: Engine
    lock: IO[str] | None = None


def demo_home(kind: str = "") -> Path:
    """The folder of the demo: LIQAA_HOME, else ``demo`` in the user's data folder, apart from one's own.

    The demo of another ``kind`` than the usual one has a folder of its own in either: both can exist, and
    run, at the same time.
    """
    if kind:
        return data_home() / f"demo-{kind}"
    return data_home() if os.environ.get("LIQAA_HOME") else data_home() / "demo"


def kind_of(home: Path) -> str | None:
    """``demo`` or ``own``; None for a folder in which nothing was set up yet."""
    try:
        return (home / "kind").read_text().strip()
    except OSError:
        return None


def mark(home: Path, kind: str) -> None:
    """Write down what this folder is from now on."""
    (home / "kind").write_text(f"{kind}\n")


def require_kind(home: Path, kind: str) -> None:
    """Raise CannotRun when ``home`` was set up as the other kind."""
    if kind_of(home) not in (None, kind):
        raise CannotRun(f"{OTHERS[kind]}: {home} (LIQAA_HOME)")


@contextmanager
def held(home: Path) -> Iterator[Installation]:
    """Hold ``home`` alone, with its database running. Raises CannotRun when another process holds it."""
    os.environ["LIQAA_HOME"] = str(home)
    with folder_lock(home) as lock, running_engine(home) as engine:
        address = home / "running.json"
        address.touch(0o600)
        address.write_text(json.dumps([engine.app_url, engine.owner_url, engine.admin_url]))
        try:
            (home / "static").mkdir(exist_ok=True)
            set_up_django()
            with _plain_refusals():
                yield Installation(home, engine, lock)
        finally:
            address.unlink(missing_ok=True)
            _close_connections()


@contextmanager
def joined(home: Path) -> Iterator[Installation]:
    """Django over the database of ``home``: the running one, else started for this block."""
    os.environ["LIQAA_HOME"] = str(home)
    running = None if os.environ.get("DATABASE_URL") else _running(home)
    if running:
        running.publish()
        set_up_django()
        try:
            with _plain_refusals():
                yield Installation(home, running)
        finally:
            _close_connections()
    else:
        with held(home) as installation:
            yield installation


def set_up_django() -> None:
    """Load the settings and the rooms. Needs the database's addresses in the environment."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liqaa.config.settings")
    import django

    django.setup()


def _running(home: Path) -> Engine | None:
    """The addresses a running server wrote down; None when nobody holds the folder."""
    try:
        with folder_lock(home):
            return None
    except CannotRun:
        app, owner, admin = _addresses(home)
        return Engine(app, owner, admin)


def _addresses(home: Path) -> list[str]:
    """What ``held`` wrote down; raises CannotRun while the other process is starting or stopping."""
    try:
        found: list[str] = json.loads((home / "running.json").read_text())
    except (OSError, ValueError):
        message = "لقاء يبدأ أو يتوقف؛ أعد المحاولة — Liqaa is starting or stopping here, try again"
        raise CannotRun(f"{message}: {home}") from None
    return found


@contextmanager
def _plain_refusals() -> Iterator[None]:
    """Turn the refusal of an action into the one line a command ends with."""
    from liqaa.kit.refusals import Refused

    try:
        yield
    except Refused as refusal:
        raise CannotRun(" ".join(str(reason) for reason in refusal.reasons)) from None


def _close_connections() -> None:
    """Give back what this process opened, so that the database stops at once."""
    if "django.db" in sys.modules:
        from liqaa.config.launcher import schema

        schema.close_connections()
