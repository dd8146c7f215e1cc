"""The second lock, table by table: every actor reads every shut table whole, and finds nothing foreign."""

import pytest

from tests.access.actors import ACTORS
from tests.access.tables import TABLES, as_the_product, faults

pytestmark = pytest.mark.access


@pytest.mark.parametrize("actor", ACTORS, ids=lambda actor: actor.key)
def test_no_foreign_row_is_read(ground, actor, record_property):
    record_property("checks", len(TABLES))
    with as_the_product(ground.database) as connection:
        found = [fault for table in TABLES for fault in faults(connection, ground, actor, table)]
    assert found == [], "\n".join(found)


def test_the_tables_hold_something_to_leak(ground):
    from liqaa.testing import databases

    with databases.owner_connection(ground.database) as owner:
        empty = {
            table for table in TABLES if owner.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
        }
    assert len(TABLES) - len(empty) >= 40, sorted(empty)
