"""From the reader's words to the product's: kinds of meeting, roles of people, whose report it is."""

from collections.abc import Iterable

from liqaa.kit.arabic import fold

KIND_OF_TYPE: dict[str, str] = {
    "communication_meeting": "communication",
    "organisational_meeting": "organisational",
    "executive_meeting": "executive",
    "board_meeting": "board",
    "council_session": "council",
    "congress": "congress",
    "general_assembly": "assembly",
    "founding_assembly": "founding",
    "seminar": "seminar",
    "field_visit": "field_visit",
    "protest": "protest",
    "statement_only": "statement",
}
"""The reader's meeting types, each with the kind that ``meetings`` keeps."""

_SAID: tuple[tuple[str, str], ...] = (
    ("تواصلي", "communication"),
    ("تنظيمي", "organisational"),
    ("تشاوري", "consultative"),
    ("لقاء مفتوح", "open"),
    ("ابواب مفتوحه", "open"),
    ("الابواب المفتوحه", "open"),
)

_INSPECTOR = ("مفتش", "مفتشه")
_PREFIXES = ("حزب ", "نقابه ", "جمعيه ")


def kinds_of(type_found: str | None, *texts: str | None) -> list[str]:
    """Every kind a meeting is said to be: a meeting can be تنظيمي and تواصلي at once."""
    words = fold(" ".join(text for text in texts if text))
    kinds = [KIND_OF_TYPE[type_found]] if type_found in KIND_OF_TYPE else []
    kinds += [kind for cue, kind in _SAID if cue in words and kind not in kinds]
    return list(dict.fromkeys(kinds)) or ["other"]


def role_of(section: str, office: str | None) -> str:
    """The role of a person found in ``section``; an inspector who was there is shown as one."""
    if section == "attendees" and any(word.startswith(_INSPECTOR) for word in _bare_words(office or "")):
        return "inspector"
    return {"chair": "chair", "host": "host", "facilitators": "facilitator"}.get(section, "attendee")


def _bare_words(text: str) -> list[str]:
    return [word.removeprefix("ال") for word in fold(text).split()]


def _bare_name(name: str) -> str:
    folded = fold(name)
    for prefix in _PREFIXES:
        folded = folded.removeprefix(prefix)
    return folded


def may_be_ours(found: str, names: Iterable[str]) -> bool:
    """Whether a name goes on where one of ours ends, or ends where ours goes on: a person is asked."""
    told = _bare_name(found).split()
    for name in names:
        own = _bare_name(name).split()
        shorter = min(len(told), len(own))
        if shorter and told[:shorter] == own[:shorter]:
            return True
    return False


def is_ours(found: str | None, names: Iterable[str]) -> bool | None:
    """Whether the organisation a report names is ours, by any of our names; None when it names none."""
    if not found:
        return None
    return _bare_name(found) in {_bare_name(name) for name in names if name}
