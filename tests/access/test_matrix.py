"""The matrix: every actor asks lines of the table on every ground, and is answered as the table says.

Three runs: both locks; the database's alone, the application's opened; the application's alone, the database's
opened. The usual suite asks a first share of the cells, ``pytest -m access`` more than 6,000 of them, spread by a
fixed dice so that every line meets every ground and every kind of actor; ``LIQAA_ACCESS_SHARE=1`` asks them all.
"""

import pytest

from tests.access.actors import BY_KEY
from tests.access.drawing import KEYS, PARTS, drawn, play
from tests.access.expected import TABLE
from tests.access.oracle import cells

pytestmark = [pytest.mark.access, pytest.mark.django_db, pytest.mark.usefixtures("quiet")]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("key", KEYS)
def test_both_locks(ground, key, part, record_property):
    asked, faults = play(ground, key, "both", part)
    record_property("checks", asked)
    assert faults == [], "\n".join(faults)


def test_the_matrix_is_large_enough(ground):
    asked = {
        (run, part): sum(len(drawn(ground, key, run, part)) for key in KEYS)
        for run in ("both", "database", "application")
        for part in ("first", "rest")
    }
    assert sum(asked.values()) >= 6000
    assert all(count >= 300 for count in asked.values()), asked


def test_every_line_is_asked_from_inside_and_from_outside(ground):
    asked = {}
    for run in ("both", "application"):
        for part in ("first", "rest"):
            for key in KEYS:
                for cell in drawn(ground, key, run, part):
                    asked.setdefault((cell.row.name, cell.row.more, cell.row.before), set()).add(cell.owed)
    every = {(row.name, row.more, row.before) for row in TABLE}
    assert every - set(asked) == set()
    answers = {}
    for key in KEYS:
        for cell in cells(BY_KEY.get(key), TABLE, ground.rows):
            answers.setdefault((cell.row.name, cell.row.more, cell.row.before), set()).add(cell.owed)
    once = [line for line, kinds in asked.items() if len(kinds) == 1 and len(answers[line]) > 1]
    assert once == [], "asked with one answer only: raise the share"
