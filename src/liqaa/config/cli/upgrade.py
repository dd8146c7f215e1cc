"""``liqaa upgrade``: back up, then bring the database to this release, even of an older PostgreSQL."""

import argparse
import os
from pathlib import Path

from liqaa.config.cli.installation import Installation, held, kind_of
from liqaa.config.home import data_home
from liqaa.config.launcher.backups import write_backup
from liqaa.config.launcher.faults import CannotRun
from liqaa.config.launcher.lock import folder_lock
from liqaa.config.launcher.majors import carry_over


def run(arguments: list[str]) -> int:
    """Upgrade an installation that nobody is using; doing it twice changes nothing."""
    parser = argparse.ArgumentParser("liqaa upgrade", description=__doc__)
    parser.add_argument("--no-backup", action="store_true", help="you have made a backup yourself")
    options = parser.parse_args(arguments)
    home = data_home()
    if kind_of(home) is None:
        raise CannotRun(f"لا شيء هنا: نفّذ liqaa init — nothing is set up here, run liqaa init first: {home}")
    if not os.environ.get("DATABASE_URL"):
        _carry_over(home)
    with held(home) as installation:
        _migrate(installation, back_up=not options.no_backup)
    return 0


def _carry_over(home: Path) -> None:
    with folder_lock(home):
        old = carry_over(home / "postgres")
    if old:
        print(f"نُقلت البيانات إلى PostgreSQL أحدث — carried over to a newer PostgreSQL; the old are in {old}")


def _migrate(installation: Installation, *, back_up: bool) -> None:
    from django.utils import timezone

    from liqaa.config.launcher import schema

    now = timezone.now()
    pending = len(schema.pending())
    schema.close_connections()
    if pending and back_up:
        written, _ = write_backup(installation.home, installation.engine, now)
        print(f"النسخة الاحتياطية — the backup: {written}")
    schema.bring_up_to_date(now)
    print(f"قاعدة البيانات محدثة — the database is up to date ({pending} migrations applied)")
