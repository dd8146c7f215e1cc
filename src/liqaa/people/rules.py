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

CARD = "LIQAA:CARD:"
"""What the picture on a member's card says before their number."""


def scanned_card(number: str) -> str:
    """What the picture on the card of a member with ``number`` says."""
    return CARD + number


def number_on_card(scanned: str) -> str | None:
    """The number of the member whose card was scanned; None where it is no card."""
    return (scanned.strip().removeprefix(CARD) or None) if scanned.strip().startswith(CARD) else None


ACCESS, RECTIFICATION, OBJECTION, ERASURE = "access", "rectification", "objection", "erasure"
"""What somebody may ask about their own data: law 09-08, articles 7, 8, 9 and again 8."""

ASKED, GRANTED, DECLINED, TAKEN_BACK = "asked", "granted", "declined", "taken_back"
"""How a request stands."""

REQUEST_MOVES: dict[str, dict[str, str]] = {
    "grant": {ASKED: GRANTED},
    "decline": {ASKED: DECLINED},
    "take back": {ASKED: TAKEN_BACK},
    "reopen": {GRANTED: ASKED, DECLINED: ASKED},
}
"""Move → from → to. Reopening is for an answer given by mistake: the clock goes on from the first day."""

ANSWER_WITHIN = timedelta(days=10)
"""How long the organisation has to answer a request about personal data (law 09-08, article 8).

The article gives ten clear days to correct or erase, and names no figure for the others: one clock for all.
Clear days leave out the first day and the last; we leave out the first alone, which is a day earlier.
"""

REMIND_FROM = timedelta(days=3)
"""From so long before the last day on, those who look after personal data are reminded each day."""

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


def answer_by(asked_on: date) -> date:
    """The last day on which a request is answered in time; the day it was asked does not count."""
    return asked_on + ANSWER_WITHIN


def is_overdue(state: str, due_on: date, *, on: date) -> bool:
    """Whether a request still waits for its answer after its last day."""
    return state == ASKED and on > due_on


def is_reminded(due_on: date, *, on: date) -> bool:
    """Whether a request that waits is told of on a day: shortly before its last day, and from then on."""
    return on >= due_on - REMIND_FROM


def moved(state: str, move: str) -> str | None:
    """Where a move leads from a state; None where it leads nowhere."""
    return REQUEST_MOVES[move].get(state)
