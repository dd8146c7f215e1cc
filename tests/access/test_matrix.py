"""The matrix: every actor asks lines of the table on every ground, and is answered as the table says.

Three runs: both locks; the database's alone, the application's opened; the application's alone, the
database's
opened. The usual suite asks a first share of the cells, ``pytest -m access`` more than 6,000 of them,
spread by a
fixed dice so that every line meets every ground and every kind of actor; ``LIQAA_ACCESS_SHARE=1`` asks
them all.
"""

from collections import Counter

import pytest

from tests.access import wording
from tests.access.actors import BY_KEY
from tests.access.drawing import KEYS, PARTS, drawn, play
from tests.access.expected import TABLE
from tests.access.mailed import MAILED
from tests.access.oracle import FORBIDDEN, NOTHING, cells

pytestmark = [pytest.mark.access, pytest.mark.django_db, pytest.mark.usefixtures("quiet")]
REFUSED = {FORBIDDEN, NOTHING}
"""What is answered by a page of an error."""


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
    assert all(count >= 200 for count in asked.values()), asked


def test_every_line_is_asked_from_inside_and_from_outside(ground):
    """Each line is asked for every answer that it can give, and every surface by somebody."""
    asked, owed, surfaces = set(), set(), Counter()
    for key in KEYS:
        first = drawn(ground, key, "both", "first")
        asked |= {(each.row, each.owed) for each in first}
        surfaces += Counter(wording.ERROR if each.owed in REFUSED else each.row.surface for each in first)
        owed |= {(each.row, each.owed) for each in cells(BY_KEY.get(key), TABLE, ground.rows)}
    surfaces[wording.MAIL] = len(MAILED)
    assert owed - asked == set()
    assert len(asked) >= 700
    assert {name for name in (*wording.SURFACES, wording.MAIL, wording.ERROR) if not surfaces[name]} == set()
