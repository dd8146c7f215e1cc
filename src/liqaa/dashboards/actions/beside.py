"""What is written beside the database, in the data folder. Plain Python: a restore has no database yet.

No line of the journal tells it: what is written here is either told there already, or outlives it.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from liqaa.dashboards.queries import beside
from liqaa.dashboards.rules import drills, forget_list
from liqaa.kit import disk


def keep_drill(home: Path, drill: drills.Drill) -> None:
    """Add the result of a drill to the file of ``home``."""
    disk.append(home / drills.NAME, drills.line_of(drill))


def keep_forgotten(home: Path, keys: Mapping[str, datetime]) -> int:
    """Add to the forget list of ``home`` what is new, safely on the disk; returns how many."""
    there = beside.forgotten(home)
    new = {key: at for key, at in keys.items() if key not in there}
    if new:
        disk.append(home / forget_list.NAME, "\n" + forget_list.write(new))
    return len(new)
