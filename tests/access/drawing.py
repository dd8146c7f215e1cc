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
REST = 1.0 if ALL else 0.07
FIRST = 0.012
"""Up to where on the dice the usual suite asks, and up to where the whole of this one does."""


def drawn(ground: Ground, key: str, run: str, part: str) -> list[Cell]:
    """The cells that an actor asks in a part of a run.

    The first part of the run with both locks asks every line for each answer it can give; the others roll
    dice.
    """
    every = cells(BY_KEY.get(key), TABLE, ground.rows)
    if run == "both":
        core = _core(ground)
        if part == "first":
            return [each for each in every if core[_line(each)][each.owed] == (key, each.kind, each.ground)]
        every = (each for each in every if core[_line(each)][each.owed] != (key, each.kind, each.ground))
        return [each for each in every if _dice(run, key, each) < _share(key, REST)]
    low, high = (0.0, FIRST) if part == "first" else (FIRST, REST)
    return [each for each in every if _share(key, low) <= _dice(run, key, each) < _share(key, high)]


def _share(key: str, share: float) -> float:
    """Who is out of time or without a role is asked a third as often."""
    actor = BY_KEY.get(key)
    usual = actor is not None and actor.time == IN_FORCE and actor.grants
    return share if ALL or usual else share / 3


_cores: dict[str, dict[str, dict[str, tuple[str, str, str]]]] = {}


def _core(ground: Ground) -> dict[str, dict[str, tuple[str, str, str]]]:
    """For every line and every answer it can give, who asks it of which record: by the dice."""
    if ground.database not in _cores:
        best: dict[str, dict[str, tuple[float, tuple[str, str, str]]]] = {}
        for key in KEYS:
            for cell in cells(BY_KEY.get(key), TABLE, ground.rows):
                rolled = (_dice("core", key, cell), (key, cell.kind, cell.ground))
                answers = best.setdefault(_line(cell), {})
                answers[cell.owed] = min(answers.get(cell.owed, rolled), rolled)
        _cores[ground.database] = {
            line: {answer: who for answer, (_rolled, who) in answers.items()}
            for line, answers in best.items()
        }
    return _cores[ground.database]


def _line(cell: Cell) -> str:
    return f"{cell.row.name}/{cell.row.before}{cell.row.more}/{cell.row.of}"


def _dice(run: str, key: str, cell: Cell) -> float:
    return zlib.crc32(f"{run}/{key}/{_line(cell)}/{cell.kind}/{cell.ground}".encode()) / 2**32


def play(ground: Any, key: str, run: str, part: str, *, alone: str = "") -> tuple[int, list[str]]:
    """Ask an actor's cells: how many they were, and what was wrong."""
    todo = drawn(ground, key, run, part)
    window = Window(ground, key) if todo else None
    return len(todo), [fault for each in todo for fault in window.judge(each, alone=alone)]
