"""Takes checks away one at a time and counts how many the matrix notices. Slow.

``LIQAA_ACCESS_PART=2/4`` takes the second quarter of them, ``LIQAA_ACCESS_NAMED=quorumcheck`` those whose
name holds the word.
"""

import os

import psycopg
import pytest
from django.urls import resolve
from psycopg import sql

from liqaa.testing import databases
from tests.access import lacking, witnesses
from tests.access.actors import ACTORS, BY_KEY
from tests.access.expected import TABLE
from tests.access.mutants import EXPLAINED, is_meant, of_the_application, of_the_database, sample, without
from tests.access.oracle import OPEN, cells
from tests.access.playing import Window
from tests.access.tables import as_the_product, faults

pytestmark = [pytest.mark.mutants, pytest.mark.slow, pytest.mark.usefixtures("quiet")]
COUNT = int(os.environ.get("LIQAA_ACCESS_MUTANTS", "100000"))
PART, PARTS = (int(each) for each in os.environ.get("LIQAA_ACCESS_PART", "1/1").split("/"))
WANTED = 0.95
WITNESSES = (
    "elected_member", "member", "commune", "press_officer", "rapporteur", "treasurer", "local_secretary",
    "without a role",
)  # fmt: skip
"""Who lacks most rights: what a check keeps from anybody, it keeps from one of these."""


def cells_of(rooms, ground, keys=WITNESSES):
    """Refusals that the rooms' addresses owe the witnesses, a few of each line."""
    for key in keys:
        asked = {}
        for cell in cells(BY_KEY[key], TABLE, ground.rows):
            room = cell.row.route.split(":")[0]
            if room in rooms and (cell.owed != OPEN or not cell.kind):
                seen = asked.setdefault(cell.row, set())
                place = cell.ground if cell.ground in ("own", "below") else "elsewhere"
                if (cell.owed, place, cell.kind) not in seen:
                    seen.add((cell.owed, place, cell.kind))
                    yield key, cell


class Room:
    """The refusals of each room, and one window for each actor: opened once for all mutants."""

    def __init__(self, ground):
        self.ground, self.windows, self.asked = ground, {}, {}

    def notices(self, mutant):
        """Whether a cell of its room is answered otherwise; those of its own pages are asked first."""
        if mutant.room not in self.asked:
            found = [*lacking.refusals(self.ground, mutant.room), *cells_of({mutant.room}, self.ground)]
            self.asked[mutant.room] = [(self._module(cell), key, cell) for key, cell in found]
        near_first = sorted(self.asked[mutant.room], key=lambda each: each[0] != mutant.module)
        if any(self._window(key).judge(cell) for _module, key, cell in near_first):
            return True
        return bool(witnesses.faults(self.ground, {mutant.room}))

    def _module(self, cell):
        return resolve(self.ground.address(cell).partition("?")[0]).func.__module__

    def _window(self, key):
        if key not in self.windows:
            self.windows[key] = Window(self.ground, key)
        return self.windows[key]


def taken(every):
    """The sample of a run, or its part."""
    return sample([each for each in every if is_meant(each)], COUNT)[PART - 1 :: PARTS]


def say(mutant, found):
    print("noticed" if found else "MISSED", mutant, flush=True)


def report(noticed, missed, record_property):
    share = noticed / (noticed + len(missed)) if noticed or missed else 1
    record_property("noticed", f"{noticed}/{noticed + len(missed)}")
    said = "\n".join(f"{each} {EXPLAINED.get(f'{each.module}.{each.function}', '')}" for each in missed)
    print(f"noticed {noticed} of {noticed + len(missed)} ({share:.1%}); unnoticed:\n{said}")
    assert share >= WANTED, said


@pytest.mark.django_db
def test_each_check_of_the_application_matters(unlocked, record_property):
    """With the database's lock off, so that nothing else hides what is missing."""
    noticed, missed = 0, []
    with lacking.enrolled(unlocked):
        room = Room(unlocked)
        for mutant in taken(of_the_application()):
            with without(mutant):
                found = room.notices(mutant)
            noticed += found
            say(mutant, found)
            missed += [] if found else [mutant]
    report(noticed, missed, record_property)


def test_each_policy_of_the_database_matters(ground, record_property):
    """Each policy in turn lets everything be read; somebody must read too much of its table."""
    noticed, missed = 0, []
    witnesses = [each for each in ACTORS if each.key in WITNESSES]
    for mutant in taken(of_the_database()):
        table, _dot, policy = mutant.function.partition(".")
        with databases.owner_connection(ground.database) as owner:
            before = _condition(owner, table, policy)
            _set(owner, table, policy, "true")
            try:
                with as_the_product(ground.database) as connection:
                    found = any(faults(connection, ground, each, table) for each in witnesses)
            finally:
                _set(owner, table, policy, before)
        noticed += found
        say(mutant, found)
        missed += [] if found else [mutant]
    report(noticed, missed, record_property)


def _condition(owner: psycopg.Connection, table: str, policy: str) -> str:
    query = (
        "SELECT pg_get_expr(polqual, polrelid) FROM pg_policy WHERE polrelid = %s::regclass AND polname = %s"
    )
    row = owner.execute(query, [table, policy]).fetchone()
    assert row is not None, (table, policy)
    return str(row[0])


def _set(owner: psycopg.Connection, table: str, policy: str, condition: str) -> None:
    statement = f"ALTER POLICY {{}} ON {{}} USING ({condition.replace('{', '{{').replace('}', '}}')})"
    owner.execute(sql.SQL(statement).format(sql.Identifier(policy), sql.Identifier(table)))
