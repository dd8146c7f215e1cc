"""The second lock, table by table: every actor reads every shut table whole, and finds nothing foreign."""

import pytest

from liqaa.testing import databases
from tests.access.actors import ACTORS
from tests.access.tables import TABLES, as_the_product, faults, rows_for

pytestmark = pytest.mark.access


@pytest.mark.parametrize("actor", ACTORS, ids=lambda actor: actor.key)
def test_no_foreign_row_is_read(ground, actor, record_property):
    record_property("checks", len(TABLES))
    with as_the_product(ground.database) as connection:
        found = [fault for table in TABLES for fault in faults(connection, ground, actor, table)]
    assert found == [], "\n".join(found)


def test_whoever_has_a_role_reads_the_rows_of_their_own_ground(ground):
    """The proof above is empty where nobody reads anything at all."""
    with as_the_product(ground.database) as connection:
        read = {
            table: {
                path for path, _words in rows_for(connection, ground.accounts["provincial_secretary"], table)
            }
            for table in (
                "liqaa_meetings_meeting",
                "liqaa_people_person",
                "liqaa_followup_task",
                "liqaa_needs_need",
            )
        }
    assert {table for table, paths in read.items() if not {"ma/03/591", "ma/03/591/01.03"} <= paths} == set()


def test_the_tables_hold_something_to_leak(ground):
    with databases.owner_connection(ground.database) as owner:
        empty = {
            table for table in TABLES if owner.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
        }
    assert len(TABLES) - len(empty) >= 40, sorted(empty)


def test_only_whoever_holds_the_right_over_all_there_is_reads_all_there_is(ground):
    """The head of the country is asked once for a statement, not for each row: nobody else passes for one."""
    asked = ("liqaa_people_person", "liqaa_meetings_meeting")
    with databases.owner_connection(ground.database) as owner, as_the_product(ground.database) as product:
        above_all = "SELECT array_agg(path) FROM liqaa_territory_place WHERE parent_id IS NULL"
        assert owner.execute(above_all).fetchone() == (["ma"],)
        for table in asked:
            (every,) = owner.execute(f"SELECT count(*) FROM {table}").fetchone()
            read = {
                key: len(rows_for(product, ground.accounts[key], table))
                for key in ("nation", "region", "administrator", "administrator, after", "without a role")
            }
            assert read["nation"] == every
            assert read["region"] > read["administrator"] > read["administrator, after"] == 0
            assert (read["region"] < every, read["without a role"]) == (True, 0)
