"""Meetings outside Morocco: the country and the town by name, never a Moroccan homonym."""

from collections import Counter
from functools import cache

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import abroad
from liqaa.reports.text.read import structure
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.orgs import OrgMention
from liqaa.reports.text.read.tokens import variants
from liqaa.reports.text.shapes import Reading

type Town = tuple[tuple[str, ...], str, str]


@cache
def _towns() -> dict[str, tuple[Town, ...]]:
    found: dict[str, tuple[Town, ...]] = {}
    for country, names in abroad.CITIES.items():
        for name in names:
            words = tuple(fold(name).split())
            entry: Town = (words[1:], country, name)
            found[words[0]] = tuple(sorted((*found.get(words[0], ()), entry), key=lambda one: -len(one[0])))
    return found


@cache
def _countries() -> dict[str, str]:
    found = {}
    for country, qualities in abroad.COUNTRIES.items():
        for word in (country, *qualities):
            if " " not in word:
                found[fold(word)] = country
    return found


def country_of(ground: Ground, org: OrgMention | None) -> str | None:
    """The foreign country where the meeting was held, or None for Morocco and for no sign."""
    if org is not None and org.country not in (None, "المغرب"):
        return org.country
    votes: Counter[str] = Counter()
    for _, _, country, located in _mentions(ground):
        votes[country] += 2 if located else 1
    moroccan = sum(2 if place.mention.kind_word else 1 for place in ground.places if _tells_morocco(ground, place.start) and not place.mention.weak)
    moroccan += 3 if org is not None and org.country == "المغرب" else 0
    if not votes:
        return None
    country, weight = votes.most_common(1)[0]
    located = any(one[3] and one[2] == country for one in _mentions(ground))
    return country if (weight > moroccan and located) or (located and weight >= 2 and not _held_in_morocco(ground) and org is not None) else None


def _tells_morocco(ground: Ground, i: int) -> bool:
    return ground.role_at[i] not in (structure.FURNITURE, structure.BYLINE) and i not in {n for one in _mentions(ground) for n in range(one[0], one[1])}


def _held_in_morocco(ground: Ground) -> bool:
    opening = {ground.doc.lines[n] for n in ground.body[:1]}
    foreign = {n for one in _mentions(ground) for n in range(one[0], one[1])}
    return any(ground.doc.lines[place.start] in opening and not place.mention.weak and place.start not in foreign for place in ground.places)


def _mentions(ground: Ground) -> list[tuple[int, int, str, bool]]:
    """Foreign towns and countries: word from, word up to, country, whether the text says something happened there."""
    doc, found = ground.doc, []
    last = doc.lines[ground.body[0]] + 1 if len(ground.body) else 10
    for i, key in enumerate(doc.keys):
        if doc.lines[i] > last or ground.role_at[i] in (structure.FURNITURE, structure.BYLINE):
            continue
        for taken, rest in variants(key):
            town = next((one for one in _towns().get(rest, ()) if not one[0] or doc.matches(i + 1, one[0])), None)
            country = town[1] if town else _countries().get(rest)
            if country is None:
                continue
            located = taken.endswith("ب") or (i > 0 and doc.keys[i - 1] in ("في", "بمدينه", "بولايه", "مدينه", "ولايه", "بالعاصمه", "بمحافظه"))
            found.append((i, i + 1 + (len(town[0]) if town else 0), country, located))
            break
    return found


def write(ground: Ground, country: str, reading: Reading) -> None:
    """Country and town; no code of Morocco."""
    reading.place.country = country
    for start, end, named, located in _mentions(ground):
        if named == country and located:
            first, last = ground.doc.span(start, end)
            clitic = 1 if ground.doc.keys[start].startswith("ب") and fold(country) != ground.doc.keys[start] else 0
            reading.place.locality = ground.doc.text[first + clitic : last]
            reading.found("place.country", [(first, last)], "abroad_named", 0.8)
            break
    reading.place.mode = "in_person"
