"""Whatever somebody with the owner's power does to lines or seals is found, with its place."""

import random
from collections import Counter

import pytest
from django.db import connections, transaction

from liqaa.journal.anchors import Anchor
from liqaa.journal.models import Seal
from liqaa.journal.tests.conftest import NOW, seal_all, write_lines
from liqaa.journal.verifying import verify

ROUNDS = 500
ENTRY, SEAL = "liqaa_journal_entry", "liqaa_journal_seal"
ENTRY_COLUMNS = {
    "at": "at + interval '1 microsecond'",
    "actor": "actor || '1'",
    "verb": "verb || 's'",
    "subject_kind": "subject_kind || 's'",
    "subject_id": "subject_id || '0'",
    "place": "place || '/1'",
    "fields": "fields || '[\"x\"]'",
    "origin": "origin || 's'",
}
SEAL_COLUMNS = {
    "horizon": "horizon + 1",
    "sealed_at": "sealed_at + interval '1 microsecond'",
    "digest": "sha256(digest)",
}
pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


class Tampering:
    """One manipulation by the owner; each tells where it must be found and as what."""

    def __init__(self, cursor, seals, dice):
        self.cursor, self.seals, self.dice = cursor, seals, dice

    def pick(self, *, last=False):
        """A seal anywhere but, unless asked for, at the very end."""
        return self.dice.choice(self.seals if last else self.seals[:-1])

    def do(self, statement, *values):
        self.cursor.execute(statement, list(values))
        assert self.cursor.rowcount > 0

    def change_line(self):
        position, entry = self.pick(last=True)
        column = self.dice.choice(list(ENTRY_COLUMNS))
        self.do(f"UPDATE {ENTRY} SET {column} = {ENTRY_COLUMNS[column]} WHERE id = %s", entry)
        return position, {"changed"}

    def change_seal(self):
        position, _entry = self.pick(last=True)
        column = self.dice.choice(list(SEAL_COLUMNS))
        self.do(f"UPDATE {SEAL} SET {column} = {SEAL_COLUMNS[column]} WHERE position = %s", position)
        return position, {"changed"}

    def renumber_line(self):
        position, entry = self.pick(last=True)
        self.do(f"UPDATE {ENTRY} SET id = id + 1000000 WHERE id = %s", entry)
        return position, {"removed"}

    def remove_line(self):
        position, entry = self.pick(last=True)
        self.do(f"DELETE FROM {ENTRY} WHERE id = %s", entry)
        return position, {"removed"}

    def remove_both(self):
        position, entry = self.pick()
        self.do(f"DELETE FROM {ENTRY} WHERE id = %s", entry)
        self.do(f"DELETE FROM {SEAL} WHERE position = %s", position)
        return position, {"removed"}

    def remove_seal(self):
        position, _entry = self.pick()
        self.do(f"DELETE FROM {SEAL} WHERE position = %s", position)
        return position, {"removed"}

    def swap_lines(self):
        """Two lines change everything but their numbers."""
        (first, one), (_second, other) = sorted(self.dice.sample(self.seals, 2))
        columns = ", ".join(ENTRY_COLUMNS)
        both = ", ".join(f"there.{name}" for name in ENTRY_COLUMNS)
        self.do(
            f"UPDATE {ENTRY} here SET ({columns}) = (SELECT {both} FROM {ENTRY} there"
            " WHERE there.id = CASE here.id WHEN %s THEN %s ELSE %s END) WHERE here.id IN (%s, %s)",
            one, other, one, one, other,
        )  # fmt: skip
        return first, {"reordered"}

    def swap_seals_lines(self):
        """Two seals change the numbers of their lines."""
        (first, one), (second, other) = sorted(self.dice.sample(self.seals, 2))
        self.do(f"UPDATE {SEAL} SET entry_id = -1 WHERE position = %s", first)
        self.do(f"UPDATE {SEAL} SET entry_id = %s WHERE position = %s", one, second)
        self.do(f"UPDATE {SEAL} SET entry_id = %s WHERE position = %s", other, first)
        return first, {"reordered"}

    def swap_positions(self):
        (first, _one), (second, _other) = sorted(self.dice.sample(self.seals, 2))
        for old, new in ((first, 999_999), (second, first), (999_999, second)):
            self.do(f"UPDATE {SEAL} SET position = %s WHERE position = %s", new, old)
        return first, {"reordered"}

    def insert_line(self):
        """A line with a number that was given back: it claims to be old, and has no seal."""
        gap = self.dice.choice([entry for _position, entry in self.seals[:-1]]) + 1
        moved = self.dice.choice([gap, -gap])
        if moved == gap:
            self.do(f"UPDATE {ENTRY} SET id = -id WHERE id = %s", gap)
            self.do(f"UPDATE {SEAL} SET entry_id = -entry_id WHERE entry_id = %s", gap)
        self.copy_line(moved)
        if moved < 0:
            return self.seals[0][0], {"inserted"}
        return next(position for position, entry in self.seals if entry == gap), {"changed", "inserted"}

    def insert_with_seal(self):
        """Everything from some place on moves up by one to make room for a line of somebody's own."""
        position, _entry = self.pick()
        self.do(f"UPDATE {SEAL} SET position = position + 100000 WHERE position >= %s", position)
        self.do(f"UPDATE {SEAL} SET position = position - 99999 WHERE position > 100000")
        self.copy_line(5_000_000)
        copied = f"SELECT %s, 5000000, horizon, sealed_at, digest FROM {SEAL} WHERE position = %s"
        self.do(f"INSERT INTO {SEAL} {copied}", position, position + 1)
        return position, {"changed", "reordered"}

    def copy_line(self, number):
        _position, entry = self.pick()
        columns = ", ".join(ENTRY_COLUMNS)
        self.do(f"INSERT INTO {ENTRY} (id, {columns}) SELECT %s, {columns} FROM {ENTRY} LIMIT 1", number)
        assert entry

    def cut_seals(self):
        position, _entry = self.pick(last=True)
        self.do(f"DELETE FROM {SEAL} WHERE position >= %s", position)
        return position, {"truncated"}

    def cut_lines(self):
        position, entry = self.pick(last=True)
        self.do(f"DELETE FROM {ENTRY} WHERE id >= %s", entry)
        return position, {"removed"}

    def cut_both(self):
        position, entry = self.pick(last=True)
        self.do(f"DELETE FROM {SEAL} WHERE position >= %s", position)
        self.do(f"DELETE FROM {ENTRY} WHERE id >= %s", entry)
        return position, {"truncated"}


KINDS = [name for name in vars(Tampering) if name.split("_")[0] in
         {"change", "renumber", "remove", "swap", "insert", "cut"}]  # fmt: skip


def test_500_random_manipulations_are_all_found_where_they_are():
    write_lines(200)
    seal_all(most=60)
    seals = list(Seal.objects.order_by("position").values_list("position", "entry_id"))
    head = Seal.objects.get(position=len(seals))
    anchors = [Anchor(NOW, head.position, head.position, bytes(head.digest))]
    assert verify(using="owner", anchors=anchors).fault_count == 0
    dice, tried = random.Random(20261122), Counter()
    for turn in range(ROUNDS):
        kind = KINDS[turn % len(KINDS)]
        with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
            position, kinds = getattr(Tampering(cursor, seals, dice), kind)()
            report = verify(using="owner", anchors=anchors)
            transaction.set_rollback(True, using="owner")
        assert report.faults, (turn, kind, position)
        first = report.faults[0]
        assert (first.position, first.kind in kinds) == (position, True), (
            turn,
            kind,
            position,
            report.faults[:4],
        )
        tried[kind] += 1
    assert sum(tried.values()) == ROUNDS
    assert verify(using="owner", anchors=anchors).ok
