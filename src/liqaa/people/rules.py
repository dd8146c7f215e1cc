"""Rights of the room, and what can be decided about names and stretches of time without asking anyone."""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from liqaa.kit.calendar import add_months

SEE = "people.see"
"""See the persons of a place."""
EDIT = "people.edit"
"""Add a person and correct what is kept of them."""

PROTECT = "people.protect"
"""Look after personal data: what expires, a person's export, an erasure. The data officer's."""

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


INVITED_AS_SUCH = frozenset({"member", "official", "elected"})
"""Relations whose persons are invited without a consent of their own: it is their organisation."""

EXPORT_LIVES = timedelta(hours=24)
"""How long the file of an export lies there; after that the link is dead."""

INITIALS, NOBODY = "initials", "nobody"
"""What stands in place of a name once a clock has run out."""


@dataclass(frozen=True)
class Clock:
    """How long persons of one relation are kept: ``months`` after ``starts``; None while it lasts.

    ``leaves`` says what takes the name's place.
    """

    relation: str
    months: int | None
    starts: str = ""
    leaves: str = NOBODY


WHILE, REFUSAL, MEETING, CONTACT, LEFT = "while", "refusal", "meeting", "contact", "left"
"""When a clock starts: never while it lasts, at the refusal, at the last meeting, contact, at leaving."""

CLOCKS: dict[str, Clock] = {
    each.relation: each
    for each in (
        Clock("member", None, WHILE),
        Clock("official", None, WHILE),
        Clock("elected", None, WHILE),
        Clock("former", 24, LEFT, INITIALS),
        Clock("refused", 3, REFUSAL),
        Clock("contact", 12, CONTACT),
        Clock("occasional", 2, CONTACT),
        Clock("resident", 12, CONTACT),
        Clock("guest", 2, MEETING),
        Clock("outsider", 2, MEETING),
    )
}
"""The retention table, one clock for each relation; ``docs/privacy.md`` prints it (decision 0016)."""


def expires_on(relation: str, since: date, contact: date | None) -> date | None:
    """The first day on which somebody may no longer be kept; None while the relation lasts.

    A clock starts where the relation did, or at the last contact when that came later.
    """
    clock = CLOCKS[relation]
    if clock.months is None:
        return None
    return add_months(max(since, contact or since), clock.months)


def forgotten_key(number: int, created_at: datetime, secret: str) -> str:
    """How the forget list knows a person: HMAC-SHA256 of id and creation under the installation's key."""
    words = f"{number}:{int(created_at.timestamp() * 1_000_000)}"
    return hmac.new(f"people.forgotten:{secret}".encode(), words.encode(), hashlib.sha256).hexdigest()
