"""The gate: whatever answers is in the table of expected access, or this run fails and says what to add."""

import pytest

from tests.access import expected, outlets, registers, wording
from tests.access.oracle import cells

pytestmark = pytest.mark.access
ROUTES = {row.route for row in expected.TABLE}
ADD = "add to tests/access/expected.py: {}"


def _gate(there: set[str], told: set[str], what: str) -> None:
    missing, gone = sorted(there - told), sorted(told - there)
    words = [ADD.format(f"{what} {each}") for each in missing]
    words += [f"gone, take out of tests/access/expected.py: {what} {each}" for each in gone]
    assert not words, "\n".join(words)


def test_every_address_is_in_the_table():
    _gate(set(registers.addresses()), ROUTES | set(outlets.ELSEWHERE), "address")


def test_every_job_is_in_the_table():
    _gate(registers.jobs(), set(outlets.JOBS), "job")


def test_every_mail_is_in_the_table():
    _gate(registers.mailers(), set(outlets.MAILS), "mail of")


def test_every_panel_is_drawn_by_an_address_of_the_table():
    _gate(registers.slots(), set(outlets.SLOTS), "slot of panels")
    assert set(outlets.SLOTS.values()) <= ROUTES


def test_every_export_is_in_the_table():
    _gate(registers.exports(), set(outlets.EXPORTS), "export of")
    assert {route for routes in outlets.EXPORTS.values() for route in routes} <= ROUTES


def test_every_surface_occurs():
    assert {row.surface for row in expected.TABLE} == wording.SURFACES


def test_no_line_stands_twice():
    lines = [(row.name, row.of, row.more, row.before) for row in expected.TABLE]
    assert sorted({str(line) for line in lines if lines.count(line) > 1}) == []


def test_every_reason_is_said():
    told = {**outlets.ELSEWHERE, **outlets.JOBS, **outlets.MAILS, **outlets.SLOTS, **outlets.EXPORTS}
    assert [name for name, why in told.items() if not why] == []


def test_a_table_without_records_is_no_table():
    assert (
        sum(
            1
            for _ in cells(
                None, expected.TABLE, {kind: {"own": [1]} for row in expected.TABLE for kind in row.of}
            )
        )
        > 300
    )
