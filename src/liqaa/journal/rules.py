"""What a seal is: the order of the journal's lines, held by a chain of hashes. Plain Python.

A seal's hash is the SHA-256 of the hash before it and of its line in one canonical form, so that no line can
be changed, removed, moved or added without breaking every hash after it (decision 0015).
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

START = bytes(32)
"""What stands before the first seal."""

SEALED = (
    "position", "horizon", "sealed_at", "entry_id", "at", "actor", "verb", "subject_kind", "subject_id",
    "place", "fields", "origin",
)  # fmt: skip
"""What a hash is made of, in this order: the seal's own columns, then the line's.

Moments are PostgreSQL's text of them in UTC, ``fields`` is its text of the JSON: both are unambiguous.
"""
LINE_FROM = SEALED.index("entry_id")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def canonical(values: Sequence[int | str]) -> bytes:
    """The values of ``SEALED`` as one unambiguous text: a JSON list without spaces, in UTF-8."""
    return _encode(values).encode()


def seal_of(before: bytes, values: Sequence[int | str]) -> bytes:
    """The hash of a seal whose values are those of ``SEALED``, after the hash ``before``."""
    return hashlib.sha256(before + canonical(values)).digest()


@dataclass
class Horizon:
    """Up to which number of a line no other can appear any more.

    Numbers are handed out in order but their transactions end in any: a line may show itself after lines
    with higher numbers. Whoever may still write one holds a lock on the table from before its number is
    handed out. So once everybody who held it at some moment is done, the numbers handed out until then are
    settled: each is there to be seen, or never will be.
    """

    settled: int = 0
    mark: int = 0
    awaited: frozenset[str] | None = None

    def look(self, handed_out: int, writing: frozenset[str]) -> int:
        """What is settled now, when ``writing`` was read after ``handed_out``; returns it."""
        if self.awaited is not None and not self.awaited & writing:
            self.settled, self.awaited = max(self.settled, self.mark), None
        if self.awaited is None:
            if writing:
                self.mark, self.awaited = handed_out, writing
            else:
                self.settled = max(self.settled, handed_out)
        return self.settled


CHANGED, REMOVED, REORDERED = "changed", "removed", "reordered"
INSERTED, TRUNCATED, REWRITTEN, ANCHORS = "inserted", "truncated", "rewritten", "anchors"
KINDS = (CHANGED, REMOVED, REORDERED, INSERTED, TRUNCATED, REWRITTEN, ANCHORS)


@dataclass(frozen=True)
class Fault:
    """Something that is not as it was sealed: where in the chain, of which kind, about which line."""

    position: int
    kind: str
    entry: int | None = None
