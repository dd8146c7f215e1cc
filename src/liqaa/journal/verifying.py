"""Reading the whole chain again: every line must still be what, and where, it was sealed.

Streamed page by page with the house's eyes; nothing is written. Without anchors a chain that was cut at its
end, or written anew from some point on, cannot be told from a shorter or another one: anchors say so.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from json import JSONEncoder
from typing import Any

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

from liqaa.journal import anchors as anchoring
from liqaa.journal import rules
from liqaa.journal.actions import SYSTEM
from liqaa.journal.anchors import Anchor
from liqaa.journal.rules import Fault
from liqaa.journal.sealing import LINE, PLAIN_TEXT
from liqaa.kit.acting import acting_for

PAGE = 20_000
MOST_NAMED = 1000
"""How many faults are named one by one; all are counted."""
MOST_COMPARED = 200
"""Among how many lines that do not fit a reordering is looked for."""
LINES, DIGEST, ENTRY = len(rules.SEALED), len(rules.SEALED), len(rules.SEALED) + 1

_PAGE = f"""
SELECT s.position, s.horizon, s.sealed_at::text, {LINE}, s.digest, s.entry_id
FROM liqaa_journal_seal s LEFT JOIN liqaa_journal_entry e ON e.id = s.entry_id
WHERE s.position > %s ORDER BY s.position LIMIT %s
"""
_UNSEALED = (
    "FROM liqaa_journal_entry e WHERE NOT EXISTS (SELECT FROM liqaa_journal_seal s WHERE s.entry_id = e.id)"
)
_TAIL = f"SELECT count(*), min(e.at) {_UNSEALED} AND e.id > %s"
_INSERTED = f"""
SELECT e.id, (SELECT min(position) FROM liqaa_journal_seal WHERE entry_id > e.id)
{_UNSEALED} AND e.id <= %s ORDER BY e.id
"""
_LOWEST = -(2**63)


@dataclass
class Report:
    """What a check found. ``unsealed`` lines wait for the sealer; that is no fault while they are young."""

    lines: int = 0
    head: int = 0
    digest: bytes = rules.START
    faults: list[Fault] = field(default_factory=list)
    fault_count: int = 0
    anchors: int = 0
    unsealed: int = 0
    oldest_unsealed: datetime | None = None
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return self.fault_count == 0

    def note(self, position: int, kind: str, entry: int | None = None) -> None:
        """Count one fault, and name it while there are not too many."""
        self.fault_count += 1
        if len(self.faults) < MOST_NAMED:
            self.faults.append(Fault(position, kind, entry))


@dataclass
class _Walk:
    """A walk along the chain: what was met until now."""

    report: Report
    anchored: dict[int, bytes]
    before: bytes = rules.START
    expected: int = 1
    floor: int = 0
    unfit: list[tuple[bytes, tuple[Any, ...]]] = field(default_factory=list)

    def take(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Take the next page. The way through when all is well is short: it is gone 50,000 times a second."""
        encode = JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
        before, expected, floor, anchored = self.before, self.expected, self.floor, self.anchored
        for row in rows:
            digest = bytes(row[DIGEST])
            fits = sha256(before + encode(row[:LINES]).encode()).digest() == digest
            if not fits or row[0] != expected or row[3] <= floor:
                self._look_closer(row, before, expected, floor, fits=fits)
            if fits:
                floor = max(floor, row[1])
            if row[0] in anchored and anchored[row[0]] != digest and fits:
                self.report.note(row[0], rules.REWRITTEN)
            before, expected = digest, row[0] + 1
        self.before, self.expected, self.floor = before, expected, floor
        self.report.lines += len(rows)

    def _look_closer(
        self, row: tuple[Any, ...], before: bytes, expected: int, floor: int, *, fits: bool
    ) -> None:
        position = row[0]
        if position < expected:
            self.report.note(position, rules.INSERTED, row[ENTRY])
            return
        for missing in range(expected, min(position, expected + MOST_NAMED)):
            self.report.note(missing, rules.REMOVED)
        if row[3] is None:
            self.report.note(position, rules.REMOVED, row[ENTRY])
        elif not fits and position == expected:
            self.report.note(position, rules.CHANGED, row[ENTRY])
            if len(self.unfit) < MOST_COMPARED:
                self.unfit.append((before, row))
        elif fits and row[3] <= floor:
            self.report.note(position, rules.INSERTED, row[ENTRY])


def verify(*, using: str = "default", anchors: Sequence[Anchor] = ()) -> Report:
    """Walk along the whole chain and compare it with ``anchors``, oldest first."""
    began = time.monotonic()
    report = Report(anchors=len(anchors))
    walk = _Walk(report, anchoring.by_position(anchors))
    with acting_for(SYSTEM), transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(PLAIN_TEXT)
        for rows in _pages(cursor):
            walk.take(rows)
        report.head, report.digest = walk.expected - 1, walk.before
        _name_the_reordered(report, walk.unfit)
        _compare_ends(report, anchors)
        _look_beside(cursor, report, walk.floor)
    report.faults.sort(key=lambda fault: (fault.position, rules.KINDS.index(fault.kind)))
    report.seconds = time.monotonic() - began
    return report


def _pages(cursor: CursorWrapper) -> Iterator[list[tuple[Any, ...]]]:
    after = _LOWEST
    while True:
        cursor.execute(_PAGE, [after, PAGE])
        rows = cursor.fetchall()
        if not rows:
            return
        yield rows
        after = rows[-1][0]


def _name_the_reordered(report: Report, unfit: Sequence[tuple[bytes, tuple[Any, ...]]]) -> None:
    """Say of two lines that changed places that they did: each fits where the other stands."""
    moved = {
        here[0]
        for before, here in unfit
        for _, there in unfit
        if here[0] != there[0] and _fits_here(before, here, there)
    }
    report.faults = [
        Fault(each.position, rules.REORDERED, each.entry)
        if each.kind == rules.CHANGED and each.position in moved
        else each
        for each in report.faults
    ]


def _fits_here(before: bytes, here: tuple[Any, ...], there: tuple[Any, ...]) -> bool:
    """Whether the line ``there`` belongs ``here``: with its number, without it, or with its whole seal."""
    number = rules.LINE_FROM
    ways = (
        ((*here[:number], *there[number:LINES]), here[DIGEST]),
        ((*here[: number + 1], *there[number + 1 : LINES]), here[DIGEST]),
        ((here[0], *there[1:LINES]), there[DIGEST]),
    )
    return any(rules.seal_of(before, values) == bytes(digest) for values, digest in ways)


def _compare_ends(report: Report, anchors: Sequence[Anchor]) -> None:
    """The chain is as long as it once was, and the anchors follow from one another."""
    for each in anchoring.broken(anchors):
        report.note(each.position, rules.ANCHORS)
    if anchors and max(each.position for each in anchors) > report.head:
        report.note(report.head + 1, rules.TRUNCATED)


def _look_beside(cursor: CursorWrapper, report: Report, floor: int) -> None:
    """Lines without a seal: those that wait, and those that were not there when all before was sealed."""
    cursor.execute(_TAIL, [floor])
    report.unsealed, report.oldest_unsealed = cursor.fetchone()
    cursor.execute(_INSERTED, [floor])
    for entry, position in cursor.fetchall():
        report.note(position or report.head + 1, rules.INSERTED, entry)
