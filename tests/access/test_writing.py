"""The second lock against writing: table by table, row by row; and each policy taken away."""

import psycopg
import pytest
from psycopg import sql

from liqaa.testing import databases
from tests.access import writing
from tests.access.actors import BY_KEY
from tests.access.mutants import is_meant, of_writing
from tests.access.tables import TABLES, as_the_product

pytestmark = [pytest.mark.access, pytest.mark.usefixtures("quiet")]
ACTORS = [BY_KEY[key] for key in writing.WRITERS]
FEW = [BY_KEY[key] for key in ("without a role", "member", "treasurer", "press_officer", "local_secretary")]
WANTED = 0.95


def _faults(ground, actors, tables, commands=writing.COMMANDS):
    found, asked = [], 0
    with databases.owner_connection(ground.database) as owner, as_the_product(ground.database) as product:
        for table in tables:
            shape, rows = writing.shape_of(owner, table), writing.samples(owner, ground, table)
            found += writing.faults(product, ground, actors, shape, rows, commands)
            asked += len(actors) * len(commands) * len(rows)
    return found, asked


def test_nobody_writes_elsewhere(ground, record_property):
    """A sixth of the tables in the usual run; all of them below."""
    found, asked = _faults(ground, FEW, TABLES[::6])
    record_property("checks", asked)
    assert found == [], "\n".join(found)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_nobody_writes_elsewhere_in_any_table(ground, part, record_property):
    found, asked = _faults(ground, ACTORS, TABLES[part::4])
    record_property("checks", asked)
    assert asked > 1000
    assert found == [], "\n".join(found)


def test_whoever_records_writes_on_their_own_ground(ground):
    """The proof above is empty where nobody writes anything at all."""
    with databases.owner_connection(ground.database) as owner, as_the_product(ground.database) as product:
        for table in ("liqaa_meetings_meeting", "liqaa_people_person", "liqaa_followup_task"):
            shape, rows = writing.shape_of(owner, table), writing.samples(owner, ground, table)
            let = {
                (command, sample.ground)
                for _actor, command, sample, _owed, got in writing.attempts(
                    product, ground, [BY_KEY["local_secretary"]], shape, rows
                )
                if got
            }
            assert let == {(command, at) for command in writing.COMMANDS for at in ("own", "below")}


@pytest.mark.mutants
@pytest.mark.slow
def test_each_policy_of_writing_matters(ground, record_property):
    """Each policy in turn lets every row be added, changed or removed; somebody must write too much."""
    noticed, missed = 0, []
    with databases.owner_connection(ground.database) as owner, as_the_product(ground.database) as product:
        for table, policy, command in of_writing():
            if not is_meant(f"{command} {table}.{policy}"):
                continue
            shape, rows = writing.shape_of(owner, table), writing.samples(owner, ground, table)
            with opened(owner, table, policy, command):
                found = writing.faults(product, ground, ACTORS, shape, rows, (command,))
            noticed += bool(found)
            missed += [] if found else [f"{command} {table}.{policy}"]
            print("noticed" if found else "MISSED", command, table, policy, flush=True)
    share = noticed / (noticed + len(missed)) if noticed or missed else 1
    record_property("noticed", f"{noticed}/{noticed + len(missed)}")
    print(f"policies of writing: {noticed} of {noticed + len(missed)} ({share:.1%})", missed)
    assert share >= WANTED, missed


class opened:  # noqa: N801 (read as a word)
    """The database with one policy of writing saying yes to every row."""

    def __init__(self, owner: psycopg.Connection, table: str, policy: str, command: str) -> None:
        self.owner, self.table, self.policy, self.command = owner, table, policy, command

    def __enter__(self) -> None:
        row = self.owner.execute(
            "SELECT pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid) FROM pg_policy "
            "WHERE polrelid = %s::regclass AND polname = %s",
            [self.table, self.policy],
        ).fetchone()
        assert row is not None, (self.table, self.policy)
        self.before = row
        self._set("true" if self.command != "INSERT" else None, "true" if self.command != "DELETE" else None)

    def __exit__(self, *_given: object) -> None:
        self._set(*self.before)

    def _set(self, using: str | None, check: str | None) -> None:
        parts = [f"USING ({using})"] if using is not None else []
        parts += [f"WITH CHECK ({check})"] if check is not None else []
        text = f"ALTER POLICY {{}} ON {{}} {' '.join(parts).replace('{', '{{').replace('}', '}}')}"
        self.owner.execute(sql.SQL(text).format(sql.Identifier(self.policy), sql.Identifier(self.table)))
