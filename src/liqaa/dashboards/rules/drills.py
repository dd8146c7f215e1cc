"""Drills of backups: what each found, kept as a file of lines beside the database. Plain Python.

A backup that was never brought back is a hope. So the last good drill is told to administrators, and after
thirty-five days it no longer counts (decision 0017).
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

NAME = "drills.jsonl"
GOOD_FOR = timedelta(days=35)


@dataclass(frozen=True)
class Drill:
    """What one drill found."""

    at: datetime
    backup: str
    faults: int
    rows: int = 0
    files: int = 0


@dataclass(frozen=True)
class Standing:
    """The last drill, and the last one that found everything as it was."""

    last: Drill | None
    good: Drill | None

    def overdue(self, now: datetime) -> bool:
        """Whether the last good drill is too old, or there was none."""
        return self.good is None or now - self.good.at > GOOD_FOR

    @property
    def failed(self) -> bool:
        """Whether the last drill found a fault."""
        return self.last is not None and self.last.faults > 0


def line_of(drill: Drill) -> str:
    """The line that tells a drill in the file."""
    told = json.dumps({**asdict(drill), "at": drill.at.isoformat()}, ensure_ascii=False)
    return f"{told}\n"


def read(text: str) -> list[Drill]:
    """The drills of a file, oldest first; a line that is none is passed over."""
    found = []
    for line in text.splitlines():
        try:
            content = json.loads(line)
            found.append(Drill(**{**content, "at": datetime.fromisoformat(content["at"])}))
        except (ValueError, TypeError, KeyError):
            continue
    return found


def standing(drills: Sequence[Drill]) -> Standing:
    """How it stands after these drills."""
    good = [each for each in drills if not each.faults]
    return Standing(last=drills[-1] if drills else None, good=good[-1] if good else None)
