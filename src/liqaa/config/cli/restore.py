"""``liqaa restore FOLDER``: a backup brought back into an empty data folder and an empty database.

FOLDER is a backup, or a folder of them: the newest then. Data that people had erased after it was written
are erased again: by the forget list of the data folder, of newer backups beside it, of ``--forgotten FILE``.
"""

import argparse
import os
from pathlib import Path

from liqaa.config.cli.installation import kind_of, mark, set_up_django
from liqaa.config.cli.keeping import add_key_options, key_of
from liqaa.config.home import data_home
from liqaa.config.launcher.backups import Backup, bring_back, newest, open_backup, restoring
from liqaa.config.launcher.engine import running_engine
from liqaa.config.launcher.faults import CannotRun
from liqaa.config.launcher.lock import folder_lock


def run(arguments: list[str]) -> int:
    """Fill an empty place from a backup; whatever is in use is refused, so nothing is ever overwritten."""
    parser = argparse.ArgumentParser("liqaa restore", description=__doc__)
    parser.add_argument("backup", type=Path, metavar="FOLDER", help="a backup, or a folder of backups")
    parser.add_argument(
        "--forgotten", type=Path, metavar="FILE", help="the forget list of the data folder that was lost"
    )
    add_key_options(parser)
    options = parser.parse_args(arguments)
    home = data_home()
    if kind_of(home) is not None:
        raise CannotRun(f"المجلد ليس فارغا — this data folder is in use already: {home} (LIQAA_HOME)")
    folder = newest(options.backup.expanduser().resolve())
    backup = open_backup(folder, key_of(options, folder, home))
    again, faults = _restore(backup, home, options.forgotten)
    print(f"حُذفت من جديد بيانات — erased again: {again}")
    for fault in faults:
        print(fault)
    print("استُرجعت النسخة؛ نفّذ الآن liqaa serve — restored; now run: liqaa serve")
    return 1 if faults else 0


def _restore(backup: Backup, home: Path, forgotten: Path | None) -> tuple[int, list[str]]:
    """Bring it back, forget again, and only then say that something is set up here.

    Returns how many were erased again, and what is wrong with the journal: that is told, and stops nothing.
    """
    os.environ["LIQAA_HOME"] = str(home)
    with folder_lock(home), running_engine(home) as engine:
        restoring.require_empty(engine)
        returned = bring_back(backup, home, engine)
        if returned.faults:
            raise CannotRun("لم تُسترجع كما كانت — not as it was: " + "؛ ".join(returned.faults[:5]))
        set_up_django()
        from liqaa.config.launcher import schema
        from liqaa.config.launcher.backups import again

        try:
            again.bring_up_to_date(backup.manifest)
            faults, _ = again.journal_faults(home, backup.manifest)
            count = again.make_true(backup, home, forgotten)
        finally:
            schema.close_connections()
        mark(home, returned.kind or "own")
    return count, faults
