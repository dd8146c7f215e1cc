"""Sealing: every line gets its place in the chain, in the order in which lines show themselves.

One sealer at a time, held by a lock of the database; whatever was not committed when it was killed is done
again. The chain's order is the order of sealing: a line that commits late, with a lower number than others,
is sealed later and never left out.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from liqaa.journal import rules
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for

LOCK = 0x6C69716161  # any number that nobody else uses
MOST = 5000
"""How many lines are sealed in one transaction."""

PLAIN_TEXT = "SELECT set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true)"
"""Moments are written as text in one form, whatever the server's settings."""
LINE = "e.id, e.at::text, e.actor, e.verb, e.subject_kind, e.subject_id, e.place, e.fields::text, e.origin"
"""A line as ``rules.SEALED`` wants it."""
_HANDED_OUT = "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM liqaa_journal_entry_id_seq"
_WRITING = """
SELECT virtualtransaction FROM pg_locks WHERE locktype = 'relation' AND mode = 'RowExclusiveLock'
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND relation = 'liqaa_journal_entry'::regclass AND pid IS DISTINCT FROM pg_backend_pid()
"""
_HEAD = "SELECT position, horizon, digest FROM liqaa_journal_seal ORDER BY position DESC LIMIT 1"
_WAITING = f"""
SELECT {LINE} FROM liqaa_journal_entry e
WHERE e.id > %s AND NOT EXISTS (SELECT FROM liqaa_journal_seal s WHERE s.entry_id = e.id)
ORDER BY e.id LIMIT %s
"""
_ADD = """
INSERT INTO liqaa_journal_seal (position, entry_id, horizon, sealed_at, digest)
SELECT position, entry_id, horizon, %s, digest
FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::bytea[])
  AS made (position, entry_id, horizon, digest)
"""


class Sealer:
    """One process's sealer. What it remembers only saves work: a new one finds everything again."""

    def __init__(self) -> None:
        self.horizon = rules.Horizon()
        self.swept: int | None = None  # every line up to this number is sealed

    def seal(self, *, at: datetime, most: int = MOST) -> int:
        """Seal the lines that wait, at most so many; returns how many. 0 while another sealer is at it."""
        with acting_for(SYSTEM), transaction.atomic(), connection.cursor() as cursor:
            handed_out = _one(cursor, _HANDED_OUT)
            if handed_out == self.swept or not _one(cursor, "SELECT pg_try_advisory_xact_lock(%s)", LOCK):
                return 0
            sealed, swept = self._seal(cursor, handed_out, at, most)
        self.swept = swept
        return sealed

    def seal_all(self, *, at: datetime) -> None:
        """Seal everything that waits, one transaction after the other."""
        while self.seal(at=at) == MOST:
            continue

    def _seal(self, cursor: CursorWrapper, handed_out: int, at: datetime, most: int) -> tuple[int, int]:
        """Seal under the lock; returns how many, and up to which number nothing waits now."""
        cursor.execute(_WRITING)
        settled = self.horizon.look(handed_out, frozenset(name for (name,) in cursor.fetchall()))
        cursor.execute(_HEAD)
        position, horizon, before = cursor.fetchone() or (0, 0, rules.START)
        swept = max(self.swept or 0, horizon)
        cursor.execute(PLAIN_TEXT)
        cursor.execute(_WAITING, [swept, most])
        lines = cursor.fetchall()
        up_to = min(settled, lines[-1][0]) if len(lines) == most else settled
        now_swept = max(swept, up_to)
        if lines:
            _add(cursor, lines, at, position=position, before=bytes(before), horizons=(horizon, now_swept))
        return len(lines), now_swept


def _add(
    cursor: CursorWrapper,
    lines: Sequence[tuple[Any, ...]],
    at: datetime,
    *,
    position: int,
    before: bytes,
    horizons: tuple[int, int],
) -> None:
    """Write the seals of ``lines`` after the seal at ``position``; the last carries the new horizon."""
    sealed_at = str(_one(cursor, "SELECT %s::timestamptz::text", at))
    seals = []
    for place, line in enumerate(lines, position + 1):
        horizon = horizons[place == position + len(lines)]
        before = rules.seal_of(before, (place, horizon, sealed_at, *line))
        seals.append((place, line[0], horizon, before))
    places, entries, reached, digests = (list(column) for column in zip(*seals, strict=True))
    cursor.execute(_ADD, [at, places, entries, reached, digests])


def _one(cursor: CursorWrapper, statement: str, *values: Any) -> Any:
    cursor.execute(statement, list(values))
    row = cursor.fetchone()
    return row[0] if row else None
