"""The matrix: every actor asks lines of the table on every ground, and is answered as the table says.

In a usual run each actor asks a share of the cells, spread so that every line meets every ground and every kind
of actor; ``LIQAA_ACCESS_SHARE=1`` asks them all. Three runs: both locks; the database's alone, the application's
opened; the application's alone, the database's opened.
"""

import logging
import os
import zlib
from collections.abc import Iterator

import pytest

from tests.access.actors import ACTORS, ANONYMOUS, BY_KEY, IN_FORCE
from tests.access.expected import TABLE
from tests.access.oracle import Cell, cells
from tests.access.playing import Ground, Window

pytestmark = [pytest.mark.access, pytest.mark.django_db]
KEYS = [ANONYMOUS, *(each.key for each in ACTORS)]
SHARE = float(os.environ.get("LIQAA_ACCESS_SHARE", "0.08"))


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Thousands of refusals are expected: none is worth a line in the log."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def chosen(key: str, every: list[Cell], run: str) -> list[Cell]:
    """The cells that an actor asks in a run: all, or a share by a fixed dice; those out of time a quarter of it."""
    actor = BY_KEY.get(key)
    share = SHARE if actor is not None and actor.time == IN_FORCE and actor.grants else SHARE / 4
    if share >= 1:
        return every
    return [each for each in every if _dice(f"{run}/{key}/{each.row.name}/{each.row.more}/{each.kind}/{each.ground}") < share]


def _dice(words: str) -> float:
    return zlib.crc32(words.encode()) / 2**32


def play(ground: Ground, key: str, run: str, *, statuses: bool = True) -> tuple[int, list[str]]:
    """Ask an actor's cells: how many they were, and what was wrong."""
    window = Window(ground, key)
    todo = chosen(key, list(cells(BY_KEY.get(key), TABLE, ground.rows)), run)
    return len(todo), [fault for each in todo for fault in window.judge(each, statuses=statuses)]


@pytest.mark.parametrize("key", KEYS)
def test_both_locks(ground, key, record_property):
    asked, faults = play(ground, key, "both")
    record_property("checks", asked)
    assert faults == [], "\n".join(faults)
    assert asked > 0
