"""Meetings outside Morocco: the country and the town by name, never a Moroccan homonym."""

from collections import Counter
from dataclasses import dataclass
from functools import cache

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import abroad
from liqaa.reports.text.read import structure
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.orgs import OrgMention
from liqaa.reports.text.read.tokens import WordClass, folded, variants
from liqaa.reports.text.shapes import Reading

HOME = "المغرب"

type Town = tuple[tuple[str, ...], str]

_OUTSIDE = (structure.FURNITURE, structure.BYLINE)
_IN = folded("في بمدينة بولاية مدينة ولاية بالعاصمة بمحافظة محافظة بعاصمة")


@dataclass(frozen=True, slots=True)
class Abroad:
    """A foreign town or country named at words ``start`` up to ``end``; ``located`` behind ب or في."""

    start: int
    end: int
    country: str
    located: bool


@cache
def _towns() -> dict[str, tuple[Town, ...]]:
    found: dict[str, tuple[Town, ...]] = {}
    for country, names in abroad.CITIES.items():
        for name in names:
            first, *rest = fold(name).split()
            entry: Town = (tuple(rest), country)
            found[first] = tuple(sorted((*found.get(first, ()), entry), key=lambda one: -len(one[0])))
    return found


@cache
def _countries() -> dict[str, str]:
    return {
        fold(word): country
        for country, qualities in abroad.COUNTRIES.items()
        for word in (country, *qualities)
        if " " not in word
    }


def country_of(ground: Ground, org: OrgMention | None, found: list[Abroad]) -> str | None:
    """The foreign country where the meeting was held, or None for Morocco and for no sign."""
    if org is not None and org.country not in (None, HOME):
        return org.country
    votes: Counter[str] = Counter()
    for one in found:
        votes[one.country] += 2 if one.located else 1
    if not votes:
        return None
    country, weight = votes.most_common(1)[0]
    located = any(one.located and one.country == country for one in found)
    return country if located and weight > _signs_of_home(ground, org, found) else None


def _signs_of_home(ground: Ground, org: OrgMention | None, found: list[Abroad]) -> int:
    """How much speaks for Morocco: its places that are no foreign homonym, a known Moroccan organisation."""
    foreign = {n for one in found for n in range(one.start, one.end)}
    signs = 1 if org is not None and org.country == HOME else 0
    for place in ground.places:
        if place.mention.weak or place.start in foreign or ground.role_at[place.start] in _OUTSIDE:
            continue
        signs += 2 if place.mention.kind_word else 1
    return signs


def find_abroad(ground: Ground) -> list[Abroad]:
    """Foreign towns and countries of the headline and the opening paragraphs."""
    doc, found = ground.doc, []
    last = doc.lines[ground.body[0]] + 1 if len(ground.body) else 10
    for i in doc.where(_MAY_OPEN):
        if doc.lines[i] > last:
            break
        if ground.role_at[i] in _OUTSIDE:
            continue
        for taken, rest in variants(doc.keys[i]):
            towns = _towns().get(rest, ())
            town = next((one for one in towns if not one[0] or doc.matches(i + 1, one[0])), None)
            country = town[1] if town else _countries().get(rest)
            if country is None:
                continue
            located = taken.endswith("ب") or (i > 0 and doc.keys[i - 1] in _IN)
            found.append(Abroad(i, i + 1 + (len(town[0]) if town else 0), country, located))
            break
    return found


def _may_open(key: str) -> bool:
    return any(rest in _towns() or rest in _countries() for _, rest in variants(key))


_MAY_OPEN = WordClass(_may_open)


def write(ground: Ground, country: str, found: list[Abroad], reading: Reading) -> None:
    """Country and town; no code of Morocco."""
    reading.place.country = country
    reading.place.mode = "in_person"
    one = next((one for one in found if one.country == country and one.located), None)
    if one is None:
        return
    first, last = ground.doc.span(one.start, one.end)
    first += (
        1 if ground.doc.keys[one.start].startswith("ب") and ground.doc.keys[one.start] not in _towns() else 0
    )
    reading.place.locality = ground.doc.text[first:last]
    reading.found("place.country", [(first, last)], "abroad_named", 0.8)
