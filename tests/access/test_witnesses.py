"""Situations beside the table, each asked with both locks and with the application's alone."""

import pytest

from tests.access.witnesses import WITNESSES, faults

pytestmark = [pytest.mark.access, pytest.mark.django_db, pytest.mark.usefixtures("quiet")]


def test_every_witness_finds_what_is_owed(ground):
    assert len(WITNESSES) >= 3
    assert faults(ground) == []


@pytest.mark.slow
def test_every_witness_finds_it_without_the_databases_lock(unlocked):
    assert faults(unlocked) == []
