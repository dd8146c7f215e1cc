"""A drill: a backup brought back into a scratch place, brought up to date, and compared with what it told.

It needs nothing of the installation but its key, and touches nothing of it: the scratch place has a database
server of its own, which goes with it. Django is set up over the scratch place, so a process drills once.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from liqaa.config.launcher import engine
from liqaa.config.launcher.backups.again import journal_faults
from liqaa.config.launcher.backups.manifest import Manifest
from liqaa.config.launcher.backups.reading import Backup
from liqaa.config.launcher.backups.restoring import bring_back
from liqaa.config.launcher.cluster import Cluster
from liqaa.config.launcher.engine import Engine

SCRATCH = "drill-"
SIGN_IN = "/accounts/login/"


@dataclass
class Findings:
    """What a drill saw, and all that was not as it should be."""

    tables: int = 0
    rows: int = 0
    files: int = 0
    migrated: int = 0
    lines: int = 0
    unsealed: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)


def drill(backup: Backup, beside: Path) -> Findings:
    """Bring ``backup`` back into a scratch folder in ``beside`` and look at everything. Raises CannotRun."""
    began = time.monotonic()
    told = backup.manifest
    found = Findings(tables=len(told.tables), rows=told.rows, files=len(told.files))
    with _scratch(beside) as (home, place):
        found.faults += bring_back(backup, home, place).faults
        _set_up(home, place)
        found.faults += _bring_up_to_date(told, found)
        found.faults += _verify_journal(home, told, found)
        found.faults += _look_in()
    found.seconds = time.monotonic() - began
    return found


@contextmanager
def _scratch(beside: Path) -> Iterator[tuple[Path, Engine]]:
    """An empty data folder with its server running; nothing of it is left."""
    beside.mkdir(parents=True, exist_ok=True)
    home = Path(tempfile.mkdtemp(prefix=f"{SCRATCH}{os.getpid()}-", dir=beside))
    _clear_dead(beside)
    home.chmod(0o711)  # the server's user, where we are root, has to pass through
    cluster = Cluster(home / "postgres", durable=False)
    try:
        cluster.start()
        yield home, engine.prepared(cluster)
    finally:
        _close_connections()
        cluster.stop()
        shutil.rmtree(cluster.folder, ignore_errors=True)
        shutil.rmtree(home, ignore_errors=True)


def _clear_dead(beside: Path) -> None:
    """Remove what drills that were killed left: it is everybody's data in the clear."""
    for left in beside.glob(f"{SCRATCH}*"):
        if not Path("/proc", left.name.removeprefix(SCRATCH).partition("-")[0]).exists():
            shutil.rmtree((left / "postgres").resolve(), ignore_errors=True)
            shutil.rmtree(left, ignore_errors=True)


def _set_up(home: Path, place: Engine) -> None:
    os.environ["LIQAA_HOME"] = str(home)
    place.publish()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liqaa.config.settings")
    import django

    django.setup()


def _close_connections() -> None:
    from django.conf import settings

    if settings.configured:
        from liqaa.config.launcher import schema

        schema.close_connections()


def _bring_up_to_date(told: Manifest, found: Findings) -> list[str]:
    """Apply what the backup had not yet; say what it has that this release does not know."""
    from django.db import DatabaseError
    from django.utils import timezone

    from liqaa.config.launcher import schema

    unknown = sorted(told.named_migrations - schema.shipped_migrations())
    pending = schema.pending()
    try:
        schema.bring_up_to_date(timezone.now())
    except DatabaseError as problem:
        return [f"تعذر التحديث — cannot be brought up to date: {' '.join(str(problem).split())}"]
    found.migrated = len(pending)
    return [f"تحديث مجهول — unknown to this release: {app}.{name}" for app, name in unknown]


def _verify_journal(home: Path, told: Manifest, found: Findings) -> list[str]:
    faults, report = journal_faults(home, told)
    if report is not None:
        found.lines, found.unsealed = report.lines, report.unsealed
    return faults


def _look_in() -> list[str]:
    """Whether the door answers: the page everybody sees first."""
    from django.conf import settings
    from django.test import Client

    answer = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0]).get(SIGN_IN, secure=settings.HTTPS)
    return (
        [] if answer.status_code == 200 else [f"صفحة الدخول — the sign-in page answers {answer.status_code}"]
    )
