"""``liqaa backup [--to FOLDER]``: the database, the stored files and the signing key, in one folder."""

import argparse
from pathlib import Path

from liqaa.config.cli.installation import joined
from liqaa.config.home import data_home
from liqaa.config.launcher.backups import write_backup


def run(arguments: list[str]) -> int:
    """Write a backup, also while the server runs, and print where it is."""
    parser = argparse.ArgumentParser("liqaa backup", description=__doc__)
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="default: backups in the data folder")
    options = parser.parse_args(arguments)
    with joined(data_home()) as installation:
        from django.utils import timezone

        written = write_backup(installation.home, installation.engine, timezone.now(), options.to)
    print(f"النسخة الاحتياطية — the backup: {written}")
    return 0
