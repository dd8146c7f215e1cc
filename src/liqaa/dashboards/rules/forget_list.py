"""The forget list outside the database: who was erased, by keyed numbers with their moments, one a line.

It outlives the database it was written from: a restore reads it, and erases again who came back. Without the
installation's key a line tells nothing about anybody. Plain Python.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

NAME = "forgotten"
_LINE = re.compile(r"^([0-9a-f]{64}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00)$")
Keys = dict[str, datetime]


def parse(text: str) -> Keys:
    """The keys of a list with their moments; what a power cut left half written is passed over."""
    lines = (_LINE.match(line) for line in text.splitlines())
    return {line[1]: datetime.fromisoformat(line[2]) for line in lines if line}


def write(keys: Mapping[str, datetime]) -> str:
    """The text of a list."""
    moments = ((key, at.astimezone(UTC).replace(microsecond=0)) for key, at in sorted(keys.items()))
    return "".join(f"{key} {at.isoformat()}\n" for key, at in moments)
