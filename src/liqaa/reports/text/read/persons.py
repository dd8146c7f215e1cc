"""A person as a text names one, offices that several share, and later mentions by surname."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from liqaa.kit.arabic import fold
from liqaa.reports.text.read import structure
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.inflection import DUAL, PLURAL, OfficeForm
from liqaa.reports.text.read.lexicon import is_title_of_several, lexicon
from liqaa.reports.text.read.offices import Office
from liqaa.reports.text.read.tokens import COMMA, NONE, Doc, variants


@dataclass(slots=True)
class Person:
    """One person: the name as written, where, and the offices given with it (words from, up to)."""

    name: str
    start: int
    end: int
    clitic: int
    gender: str | None = None
    offices: list[Office] = field(default_factory=list)
    capacity: tuple[int, int] | None = None
    whole: int = 0
    """The first word of what belongs to the person: title, office or name."""
    stop: int = 0
    """The word after everything that belongs to the person."""
    titled: bool = False
    shared: bool = False

    key: tuple[str, ...] = ()
    """The folded words of the name."""
    parts: frozenset[str] = frozenset()
    """The same with عبد, بن and ابن joined to the word after them."""

    def __post_init__(self) -> None:
        """Works out the keys once."""
        self.key = tuple(fold(self.name).split())
        self.parts = frozenset(_joined_words(self.key))


def _joined_words(words: tuple[str, ...]) -> Iterator[str]:
    opening = ""
    for word in words:
        if word in ("عبد", "بن", "ابن"):
            opening = "عبد" if word == "عبد" else "بن"
            continue
        yield opening + word
        opening = ""


def same_person(first: Person, second: Person) -> bool:
    """Whether two names are one person's: equal, or one holds the other with two words in common."""
    one, two = first.parts, second.parts
    return one == two or (len(one & two) >= 2 and (one <= two or two <= one))


@dataclass(frozen=True, slots=True)
class Again:
    """A later mention of a person by a part of the name, or by the office alone."""

    start: int
    end: int
    person: Person


@dataclass(slots=True)
class People:
    """Everybody found, in order of the text; the same person may be there more than once."""

    everyone: list[Person] = field(default_factory=list)
    again: list[Again] = field(default_factory=list)
    lone_offices: list[Office] = field(default_factory=list)


def share_offices(doc: Doc, everyone: list[Person]) -> None:
    """النائبان X وY, عن Z: an office in the dual, or a capacity at the end, belongs to all that و joins."""
    for first, second in pairwise(everyone):
        listed = first.end == second.start and not second.offices and doc.gaps[second.start] == COMMA
        if (
            listed
            and second.capacity is None
            and (office := _many_before(first, (PLURAL,)) or _shared(first))
        ):
            second.offices.insert(0, office)
    pairs = [pair for pair in pairwise(everyone) if _joined(doc, *pair)]
    _share_titles(doc, pairs)
    for first, second in pairs:
        if not second.offices and (office := _many_before(first, (DUAL, PLURAL))):
            second.offices.insert(0, office)
    for first, second in reversed(pairs):
        if second.capacity and not first.offices and first.capacity is None:
            first.capacity, first.shared = second.capacity, True
        behind = [one for one in second.offices if one.form.number == DUAL and one.start > second.start]
        first.offices += [one for one in behind if one not in first.offices]
        office = _many_before(first, (DUAL,))
        if office and office not in second.offices:
            second.offices.insert(0, office)


def _share_titles(doc: Doc, pairs: list[tuple[Person, Person]]) -> None:
    """السيدان X وY: the title in the dual tells the gender of both."""
    for first, second in pairs:
        if first.titled and second.gender is None and is_title_of_several(doc.keys[first.whole]):
            second.gender = first.gender


def _shared(person: Person) -> Office | None:
    """المستشارون: فلان، فلان: the plural that was handed on to the name before."""
    office = person.offices[0] if person.offices else None
    return office if office and office.form.number == PLURAL and office.end < person.start else None


def _many_before(person: Person, numbers: tuple[str, ...]) -> Office | None:
    """The office before a name that is given to more than one."""
    office = person.offices[0] if person.offices else None
    return office if office and office.form.number in numbers and office.start < person.start else None


def _joined(doc: Doc, first: Person, second: Person) -> bool:
    return (
        first.end == second.start
        and doc.gaps[second.start] == NONE
        and doc.keys[second.start].startswith("و")
    )


def later_mentions(ground: Ground, people: People) -> list[Again]:
    """Surnames (الزهيرة, السيدة الوالي) outside the full names, resolved when only one person fits."""
    owners = _owners(people.everyone)
    if not owners:
        return []
    inside = {n for person in people.everyone if len(person.key) > 1 for n in range(person.start, person.end)}
    found = []
    tails = tuple({owner[-2:] for owner in owners})
    for i, key in enumerate(ground.doc.keys):
        if not key.endswith(tails) or i in inside or ground.doc.taken[i]:
            continue
        if ground.role_at[i] == structure.FURNITURE:
            continue
        person = next((owner for _, rest in variants(key) if (owner := owners.get(rest))), None)
        if person is not None:
            found.append(Again(i, i + 1, person))
    return found


def _owners(everyone: list[Person]) -> dict[str, Person | None]:
    """Surname to the one person who bears it, to None when several do."""
    owners: dict[str, Person | None] = {}
    for person in everyone:
        key = person.key
        if len(key) < 2:
            continue
        for tail in {key[-1], *([key[-2] + key[-1]] if len(key) > 2 else [])}:
            known = owners.setdefault(tail, person)
            if known is not None and not (known.parts <= person.parts or person.parts <= known.parts):
                owners[tail] = None
    return owners


def office_text(doc: Doc, office: Office) -> str:
    """An office as written, in the singular where it was given to two."""
    start, end = doc.span(office.start, office.end)
    text = doc.text[start + office.clitic : end]
    if office.form.number in (DUAL, PLURAL):
        return _singular(text, office.form)
    return re.sub(r"\s+", " ", text)


def _singular(text: str, form: OfficeForm) -> str:
    head, _, rest = text.partition(" ")
    article = "ال" if fold(head).startswith("ال") else ""
    words = rest.split()
    if words and fold(words[0]) in lexicon().modifiers:
        stem = re.sub("(?:ين|ان|ون|ات|تين|تان)$", "", words[0])
        words[0] = stem
    return " ".join([article + form.singular, *words])
