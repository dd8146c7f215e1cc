"""The facts of a record in words, so that a page can show which of them a sentence tells."""

from dataclasses import dataclass, replace

from liqaa.meetings.models import Meeting
from liqaa.needs.models import Sector
from liqaa.reports.rules.kinds import KIND_OF_TYPE
from liqaa.reports.text import write


@dataclass(frozen=True)
class Told:
    """One fact: its id, the field of the record it stands in, and its words."""

    id: str
    field: str
    text: str


def facts_of(record: write.NewsRecord) -> list[Told]:
    """Every fact of the record in its order, in words; those without words are left out."""
    told = (Told(fact.id, field, _words(fact)) for field, fact in record.facts() if fact.id)
    return [each for each in told if each.text]


def _words(fact: write.Fact) -> str:
    """A fact in words; nothing for one that has none of its own."""
    if isinstance(fact, write.Person):
        return " — ".join([fact.name, *fact.capacities])
    if isinstance(fact, write.Day):
        return fact.written or (fact.on.isoformat() if fact.on else "")
    if isinstance(fact, write.Place):
        return "، ".join(filter(None, [*fact.communes, fact.province, fact.region]))
    return str(getattr(fact, "text", "") or getattr(fact, "name", "") or getattr(fact, "label", ""))


def in_words(difference: write.Difference) -> write.Difference:
    """A difference of a kind of meeting, its state or a sector, in words instead of keys."""
    return replace(
        difference,
        expected=_said(difference.field, difference.expected),
        found=_said(difference.field, difference.found),
    )


def _said(field: str, key: str) -> str:
    choices = {
        "meeting": {each: str(Meeting.Kind(kind).label) for each, kind in KIND_OF_TYPE.items()},
        "status": {state.value: str(state.label) for state in Meeting.State},
        "sectors": {sector.value: str(sector.label) for sector in Sector},
    }
    return choices.get(field, {}).get(key, key)
