"""Which cells a run asks: a share by a fixed dice, the same every time."""

import os
import zlib
from typing import Any

import pytest

from tests.access.actors import ACTORS, ANONYMOUS, BY_KEY, IN_FORCE
from tests.access.expected import TABLE
from tests.access.oracle import Cell, cells
from tests.access.playing import Ground, Window

KEYS = [ANONYMOUS, *(each.key for each in ACTORS)]
PARTS = [pytest.param("first"), pytest.param("rest", marks=pytest.mark.slow)]
ALL = os.environ.get("LIQAA_ACCESS_SHARE") == "1"
SHARES = {"first": (0.0, 0.018), "rest": (0.018, 1.0 if ALL else 0.085)}
"""Part of the suite → from where to where on the dice; who is out of time or without a role is asked less."""


def drawn(ground: Ground, key: str, run: str, part: str) -> list[Cell]:
    """The cells that an actor asks in a part of a run."""
    actor = BY_KEY.get(key)
    low, high = SHARES[part]
    if not ALL and not (actor is not None and actor.time == IN_FORCE and actor.grants):
        low, high = low / 3, high / 3
    every = cells(actor, TABLE, ground.rows)
    return [each for each in every if low <= _dice(run, key, each) < high]


def _dice(run: str, key: str, cell: Cell) -> float:
    words = f"{run}/{key}/{cell.row.name}/{cell.row.before}{cell.row.more}/{cell.kind}/{cell.ground}"
    return zlib.crc32(words.encode()) / 2**32


def play(ground: Any, key: str, run: str, part: str, *, statuses: bool = True) -> tuple[int, list[str]]:
    """Ask an actor's cells: how many they were, and what was wrong."""
    todo = drawn(ground, key, run, part)
    window = Window(ground, key) if todo else None
    return len(todo), [fault for each in todo for fault in window.judge(each, statuses=statuses)]  # type: ignore[union-attr]
