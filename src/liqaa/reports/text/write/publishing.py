"""What may not be written: confidential facts, those without ground for publication, names they hide."""

from dataclasses import fields, replace
from typing import Any

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import words
from liqaa.reports.text.write.news import LeftOut, Reason
from liqaa.reports.text.write.record import Fact, Meeting, NewsRecord, Person, Said, Topic


def public_part(record: NewsRecord) -> tuple[NewsRecord, list[LeftOut]]:
    """The record without what may not be written, and what was taken out.

    A text that names somebody whose presence may not be told is taken out too.
    """
    hidden = _hidden_names(record)
    left_out: list[LeftOut] = []
    kept: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, tuple):
            kept[field.name] = tuple(one for one in value if _may(one, hidden, left_out))
        elif isinstance(value, Fact):
            kept[field.name] = value if _may(value, hidden, left_out) else _nothing(value)
    return replace(record, **kept), left_out


def _nothing(value: Fact) -> Fact | None:
    """The kind of a meeting cannot be missing: a hidden one is simply a meeting."""
    return Meeting(id="", kinds=("other",)) if isinstance(value, Meeting) else None


def _may(fact: Fact, hidden: dict[str, Reason], left_out: list[LeftOut]) -> bool:
    reason = _reason(fact) or next((why for name, why in hidden.items() if _tells(fact, name)), None)
    if reason is not None:
        left_out.append(LeftOut(fact.id, reason))
    return reason is None


def _reason(fact: Fact) -> Reason | None:
    if fact.confidential:
        return Reason.CONFIDENTIAL
    return None if fact.publishable else Reason.NO_GROUND


def _hidden_names(record: NewsRecord) -> dict[str, Reason]:
    """Folded names, and surnames, of people who are hidden in every part they took."""
    found: dict[str, Reason] = {}
    shown: set[str] = set()
    for person in _people(record):
        reason = _reason(person)
        if reason is None:
            shown.add(fold(person.name))
        else:
            found.setdefault(fold(person.name), reason)
    hidden = {name: reason for name, reason in found.items() if name and name not in shown}
    return hidden | _tails(hidden, shown)


def _people(record: NewsRecord) -> list[Person]:
    present = [fact for _, fact in record.facts() if isinstance(fact, Person)]
    spoke = [person for one in record.interventions for person in one.speakers]
    spoke += [one.speaker for one in record.topics if one.speaker is not None]
    told = {fold(person.name) for person in present}
    return [*present, *(person for person in spoke if fold(person.name) not in told or not person.is_public)]


def _tells(fact: Fact, name: str) -> bool:
    """Whether a fact names somebody, in its text or as its speaker."""
    if isinstance(fact, Said) and any(fold(person.name) == name for person in fact.speakers):
        return True
    if isinstance(fact, Topic) and fact.speaker is not None and fold(fact.speaker.name) == name:
        return True
    texts = (str(getattr(fact, key, "") or "") for key in ("text", "label", "speaker", "addressee"))
    said = f" {fold(' '.join(texts))} "
    return any(f" {clitic}{name} " in said for clitic in _CLITICS)


_CLITICS = ("", "و", "ب", "ل", "ول", "وب")
_PLAIN = frozenset(fold(form) for word in words.GENRE_WORDS for form in (word, f"ال{word}"))
_SHORTEST_TAIL = 4


def _tails(hidden: dict[str, Reason], shown: set[str]) -> dict[str, Reason]:
    """Surnames of those hidden, where nobody who may be named shares them and they are no plain words."""
    public = {word for name in shown for word in name.split()}
    found = {}
    for name, reason in hidden.items():
        tail = name.split()[-1]
        if len(tail) >= _SHORTEST_TAIL and " " in name and tail not in public and tail not in _PLAIN:
            found[tail] = reason
    return found
