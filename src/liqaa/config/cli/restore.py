"""``liqaa restore BACKUP``: a backup brought back into an empty data folder."""

import argparse
from pathlib import Path

from liqaa.config.cli.installation import held, kind_of
from liqaa.config.home import data_home
from liqaa.config.launcher.backups import read_backup
from liqaa.config.launcher.faults import CannotRun


def run(arguments: list[str]) -> int:
    """Fill an empty data folder from a backup; a folder in use is refused, so nothing is ever overwritten."""
    parser = argparse.ArgumentParser("liqaa restore", description=__doc__)
    parser.add_argument("backup", type=Path, metavar="BACKUP", help="a folder that liqaa backup wrote")
    options = parser.parse_args(arguments)
    home = data_home()
    if kind_of(home) is not None:
        raise CannotRun(f"المجلد ليس فارغا — this data folder is in use already: {home} (LIQAA_HOME)")
    with held(home) as installation:
        from liqaa.config.launcher import schema

        if schema.applied_migrations():
            raise CannotRun("قاعدة البيانات ليست فارغة — the database is not empty")
        schema.close_connections()
        read_backup(options.backup.expanduser().resolve(), home, installation.engine)
    print("استُرجعت النسخة؛ نفّذ الآن liqaa upgrade — restored; now run: liqaa upgrade")
    return 0
