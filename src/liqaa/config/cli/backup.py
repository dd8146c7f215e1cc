"""``liqaa backup [FOLDER]``: database, stored files and signing key, encrypted, in a new folder.

Works while the server runs. Only the key opens it: ``liqaa backup --show-key`` prints it, to be kept on paper
or in a safe, apart from the backups.
"""

import argparse
from pathlib import Path

from liqaa.config.cli.installation import Installation, joined
from liqaa.config.cli.keeping import home_in_use, new_passphrase
from liqaa.config.launcher.backups import keys, write_backup
from liqaa.config.launcher.faults import CannotRun


def run(arguments: list[str]) -> int:
    """Write a backup and print where it is; 1 where a stored file was gone. Raises CannotRun."""
    options = _parser().parse_args(arguments)
    home = home_in_use()
    if options.show_key:
        print(keys.own(home).text)
        return 0
    phrase = new_passphrase() if options.passphrase else None
    folder = options.folder.expanduser().resolve() if options.folder else None
    with joined(home) as installation:
        from django.utils import timezone

        _seal(installation)
        written, told = write_backup(
            installation.home, installation.engine, timezone.now(), folder, passphrase=phrase
        )
    print(f"السطور — rows: {told.rows}، الملفات — files: {len(told.files)}")
    for digest in told.absent:
        print(f"ملف مفقود — a file is gone, and is not in the backup: {digest}")
    print(f"النسخة الاحتياطية — the backup: {written}")
    return 1 if told.absent else 0


def _seal(installation: Installation) -> None:
    """Seal what waits in the journal: no line of the backup could then be changed unseen."""
    from django.db import DatabaseError
    from django.utils import timezone

    from liqaa.config.launcher import schema
    from liqaa.journal import anchors, keeping
    from liqaa.journal.sealing import Sealer

    try:
        if schema.pending():
            return
        Sealer().seal_all(at=timezone.now())
        if installation.lock:  # else the worker runs, and anchors by itself
            keeping.anchor(installation.home / anchors.NAME, at=timezone.now())
    except (DatabaseError, OSError, ValueError) as problem:
        raise CannotRun(f"تعذر ختم السجل — cannot seal the journal: {problem}") from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("liqaa backup", description=__doc__)
    parser.add_argument(
        "folder", type=Path, nargs="?", metavar="FOLDER", help="default: backups in the data folder"
    )
    parser.add_argument(
        "--passphrase", action="store_true", help="ask for a passphrase that opens this backup too"
    )
    parser.add_argument("--show-key", action="store_true", help="print the key and write nothing")
    return parser
