"""Rights of the room, and what can be decided about names and stretches of time without asking anyone."""

from collections.abc import Iterable
from datetime import date

SEE = "people.see"
"""See the persons of a place."""
EDIT = "people.edit"
"""Add a person and correct what is kept of them."""

CORRECTABLE = ("name", "name_latin", "gender", "relation", "place", "phone", "email")
"""What :func:`liqaa.people.actions.correct_person` may change."""

LONGEST_NAME = 200
LONGEST_PHONE = 30
ALIKE = 0.62
"""From this score on, two names are proposed as possibly one person; the reader decides."""
SAME = 0.97
"""From this score on, the names are the same but for spelling noise."""


def overlaps(start: date, end: date | None, other_start: date, other_end: date | None) -> bool:
    """Whether two stretches share a day; an end is the first day outside, None is still open.

    A stretch that ends on the day it starts is empty and overlaps nothing, as in PostgreSQL's ``daterange``.
    """
    if end == start or other_end == other_start:
        return False
    return (end is None or other_start < end) and (other_end is None or start < other_end)


def likeness(tokens: Iterable[str], others: Iterable[str], spelling: float) -> float:
    """How much two names are alike, from 0 to 1.

    ``spelling`` is the closeness of the whole names (0 to 1). A name whose every word stands in the other,
    as «محمد الزهيرة» in «الدكتور محمد الزهيرة», is as good as 0.9 when two words agree; one word alone is a
    hint only.
    """
    mine, theirs = set(tokens), set(others)
    if not mine or not theirs:
        return 0.0
    if mine == theirs:
        return 1.0
    shared = mine & theirs
    if shared in (mine, theirs):
        return max(spelling, 0.9 if len(shared) > 1 else 0.65)
    return spelling
