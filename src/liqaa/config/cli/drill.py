"""``liqaa drill FOLDER``: is the backup any good? It is brought back into a scratch place and compared.

FOLDER is a backup, or a folder of them: the newest then. Exit status 0 when everything came back as it was,
1 on any fault, 2 when it cannot be tried. What was found is kept in the data folder: administrators see it.
"""

import argparse
import json
import os
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from liqaa.config.cli.keeping import add_key_options, home_in_use, key_of
from liqaa.config.launcher.backups import newest, open_backup
from liqaa.config.launcher.backups.drilling import Findings, drill
from liqaa.config.launcher.faults import CannotRun
from liqaa.dashboards.actions.beside import keep_drill
from liqaa.dashboards.rules.drills import Drill

MOST_TOLD = 20
GIVEN_SERVER = ("DATABASE_URL", "DATABASE_OWNER_URL")


def run(arguments: list[str]) -> int:
    """Drill, keep the result, tell it. Raises CannotRun where there is no backup, no key or no room."""
    parser = argparse.ArgumentParser("liqaa drill", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a backup, or a folder of backups")
    parser.add_argument("--json", action="store_true", help="tell it as JSON")
    add_key_options(parser)
    options = parser.parse_args(arguments)
    home = home_in_use()
    folder = newest(options.folder.expanduser().resolve())
    key = key_of(options, folder, home)
    for variable in GIVEN_SERVER:
        os.environ.pop(variable, None)
    found = Findings()
    try:
        found = drill(open_backup(folder, key), home)
    except CannotRun as problem:
        found.faults.append(str(problem))
    done = Drill(
        at=datetime.now(UTC), backup=folder.name, faults=len(found.faults), rows=found.rows, files=found.files
    )
    keep_drill(home, done)
    print(
        json.dumps(asdict(found), ensure_ascii=False, indent=2) if options.json else _in_words(found, folder)
    )
    return 1 if found.faults else 0


def _in_words(found: Findings, folder: Path) -> str:
    lines = [
        f"النسخة — the backup: {folder}",
        f"الجداول والسطور — tables and rows compared: {found.tables}, {found.rows}",
        f"الملفات — files compared: {found.files}",
        f"التحديثات — migrations applied: {found.migrated}",
        f"السجل — sealed lines of the journal verified: {found.lines} (+{found.unsealed})",
        f"الثواني — seconds: {found.seconds:.1f}",
    ]
    lines += [f"  {fault}" for fault in found.faults[:MOST_TOLD]]
    if len(found.faults) > MOST_TOLD:
        lines.append(f"  … {len(found.faults) - MOST_TOLD} +")
    lines.append(
        "النسخة غير صالحة — this backup is NOT good" if found.faults else "النسخة صالحة — this backup is good"
    )
    return "\n".join(lines)
