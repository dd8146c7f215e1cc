"""Whether two records tell of one meeting: same day, organiser and place, and people in common."""

from collections.abc import Iterable
from dataclasses import dataclass

from liqaa.kit.arabic import fold
from liqaa.reports.rules.record import Record, named

ALIKE = 0.6
"""The likeness from which a person is asked whether two records are one meeting."""
DAY, ORGANISER, PLACE, PEOPLE = 0.4, 0.25, 0.2, 0.35
"""What each agreement adds; a day that differs settles that they are two meetings."""
NEAR = 0.6
"""Share of a place's or an organiser's weight where one lies within, or is worded as, the other."""
AGAINST = 0.2
"""What places or organisers that contradict each other take away."""


@dataclass(frozen=True)
class Likeness:
    """How alike two records are, and in what."""

    score: float
    reasons: tuple[str, ...]

    @property
    def asked(self) -> bool:
        """Whether a person should say if they are one meeting."""
        return self.score >= ALIKE


def likeness(one: Record, other: Record) -> Likeness:
    """How much speaks for two records telling of one meeting, from 0 to 1 and beyond."""
    days = (_day(one), _day(other))
    if all(days) and days[0] != days[1]:
        return Likeness(0.0, ())
    parts = {
        "day": DAY if all(days) else 0.0,
        "organiser": _organisers(one, other),
        "place": _places(one, other),
        "people": PEOPLE * _in_common(_names(one), _names(other)),
    }
    return Likeness(round(sum(parts.values()), 3), tuple(key for key, part in parts.items() if part > 0))


def _day(record: Record) -> str:
    return (record.get("date") or {}).get("iso") or ""


def _organisers(one: Record, other: Record) -> float:
    known = (one.get("organiser"), other.get("organiser"))
    if all(known):
        return ORGANISER if known[0] == known[1] else -AGAINST
    said = [fold((each.get("organisation") or {}).get("body") or "") for each in (one, other)]
    return ORGANISER * NEAR if said[0] and said[0] == said[1] else 0.0


def _places(one: Record, other: Record) -> float:
    first, second = one.get("venue_path") or "", other.get("venue_path") or ""
    if first and first == second:
        return PLACE
    if _within(first, second) or _within(second, first):
        return PLACE * NEAR
    if first and second:
        return -AGAINST
    about = [set(each.get("territories") or []) for each in (one, other)]
    return PLACE * NEAR if about[0] & about[1] else 0.0


def _within(inner: str, outer: str) -> bool:
    return bool(outer) and inner.startswith(f"{outer}/")


def _names(record: Record) -> list[frozenset[str]]:
    """The words of every name, folded: papers leave first names and titles out."""
    return [frozenset(fold(person["name"]).split()) for _path, person in named(record)]


def _in_common(one: list[frozenset[str]], other: list[frozenset[str]]) -> float:
    """The share of the shorter list that stands in the longer one too."""
    fewer, more = sorted((one, other), key=len)
    if not fewer:
        return 0.0
    return sum(_known(name, more) for name in fewer) / len(fewer)


def _known(name: frozenset[str], others: Iterable[frozenset[str]]) -> bool:
    return any(name and each and (name <= each or each <= name) for each in others)


def is_told_apart(record: Record, pk: int) -> bool:
    """Whether somebody already said that the reading ``pk`` is of another meeting."""
    return apart_mark(pk) in record.get("answered", [])


def apart_mark(pk: int) -> str:
    """What stands among a record's answers once it was told apart from the reading ``pk``."""
    return f"same.{pk}"
