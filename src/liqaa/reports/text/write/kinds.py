"""Kinds of meeting and the types that the reader gives them."""

_TYPES = {
    "communication": "communication_meeting",
    "organisational": "organisational_meeting",
    "consultative": "communication_meeting",
    "open": "communication_meeting",
    "executive": "executive_meeting",
    "council": "council_session",
    "congress": "congress",
    "assembly": "general_assembly",
    "founding": "founding_assembly",
    "seminar": "seminar",
    "field_visit": "field_visit",
    "board": "board_meeting",
    "protest": "protest",
    "statement": "statement_only",
}
"""A kind of meeting, and the type that the reader gives it."""
_KIN = frozenset(("communication_meeting", "organisational_meeting"))


def type_of(kinds: tuple[str, ...]) -> str | None:
    """The reader's type of a meeting of these kinds; None where no kind has one."""
    return next((_TYPES[kind] for kind in kinds if kind in _TYPES), None)


def types_of(kinds: tuple[str, ...]) -> frozenset[str]:
    """Every type of a meeting of several kinds: reading may rightly find any of them."""
    return frozenset(_TYPES[kind] for kind in kinds if kind in _TYPES)


def same_type(one: str | None, other: str | None) -> bool:
    """Whether two types are the same, or near kin: many a meeting is both تواصلي and تنظيمي."""
    return one == other or {one, other} <= _KIN
