"""Situations beside the table, each asked with both locks and with the application's alone."""

import pytest

from tests.access import lacking
from tests.access.expected import TABLE
from tests.access.playing import Window
from tests.access.witnesses import WITNESSES, faults

pytestmark = [pytest.mark.access, pytest.mark.django_db, pytest.mark.usefixtures("quiet")]


def test_every_witness_finds_what_is_owed(ground):
    assert len(WITNESSES) >= 3
    assert faults(ground) == []


@pytest.mark.slow
@pytest.mark.parametrize("room", sorted({row.route.split(":")[0] for row in TABLE}))
def test_who_lacks_one_right_is_refused_by_whatever_asks_it(unlocked, room, record_property):
    with lacking.enrolled(unlocked):
        asked = list(lacking.refusals(unlocked, room))
        windows = {key: Window(unlocked, key) for key, _cell in asked}
        found = [fault for key, cell in asked for fault in windows[key].judge(cell)]
    record_property("checks", len(asked))
    assert found == [], "\n".join(found)


@pytest.mark.slow
def test_every_witness_finds_it_without_the_databases_lock(unlocked):
    assert faults(unlocked) == []
