"""What the words of a sheet mean: which office, in which place, on which day."""

import re
from collections import defaultdict
from datetime import date

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from liqaa.bodies.queries.organisation import main_type
from liqaa.bodies.text.charter import BodyType, Charter, OfficeType
from liqaa.kit import calendar
from liqaa.kit.arabic import fold
from liqaa.kit.refusals import Refused
from liqaa.kit.scopes import covers
from liqaa.territory.models import Place
from liqaa.territory.queries import named_exactly

NEAR = 88
"""From this closeness on (of 100) a misspelt title is taken for the office."""
_OF_THE_PARTY = re.compile(r" (للحزب|بالحزب|الحزب|du parti)$")
_YEAR = re.compile(r"(19|20)\d\d")
_PARTS = re.compile(r"[،,(/)]")


class Titles:
    """The offices of a charter by every form of their titles."""

    def __init__(self, structure: Charter) -> None:
        """Index the structure's titles once for a whole sheet."""
        self.structure = structure
        self._known: dict[str, list[OfficeType]] = defaultdict(list)
        for office in structure.offices:
            for form in self._forms(office):
                if office not in self._known[form]:
                    self._known[form].append(office)

    @staticmethod
    def _forms(office: OfficeType) -> set[str]:
        title = office.title
        arabic = {
            title.form(gender, "ar", definite=definite) for gender in ("m", "f") for definite in (True, False)
        }
        return {_bare(form) for form in (*arabic, title.fr_m, title.fr_f, title.en)}

    def find(self, words: str) -> list[OfficeType]:
        """The offices that a title may mean, exact or nearly.

        Refused beside ``office`` when it means none.
        """
        key = _bare(words)
        if not key:
            raise Refused(_("No office is written."), field="office")
        if key in self._known:
            return self._known[key]
        near = process.extractOne(key, self._known.keys(), scorer=fuzz.ratio, score_cutoff=NEAR)
        if near is None:
            raise Refused(_("The charter has no office of this title."), field="office")
        return self._known[near[0]]


def _bare(words: str) -> str:
    return _OF_THE_PARTY.sub("", fold(words))


def settle(titles: Titles, office: str, place: str) -> tuple[OfficeType, BodyType, Place]:
    """The office, the type of body and the place that two cells mean together.

    Refused beside ``office`` or ``place``, with the namesakes where several places bear the name.
    """
    meant = titles.find(office)
    kinds = {kind for each in meant for kind in _kinds(titles.structure, each)}
    where = _place(place, kinds)
    for each in meant:
        body_type = _type_at(titles.structure, each, where)
        if body_type is not None:
            return each, body_type, where
    raise Refused(_("This office does not exist in a place of this kind."), field="place")


def _kinds(structure: Charter, office: OfficeType) -> set[str]:
    levels = {level for key in office.bodies for level in structure.body_type(key).levels}
    return {kind for level in levels for kind in structure.units(level).kinds}


def _type_at(structure: Charter, office: OfficeType, place: Place) -> BodyType | None:
    """The type of body in which the office is held in such a place: the level's main one where it can be."""
    for level in structure.levels:
        if place.kind not in level.units.kinds:
            continue
        here = [key for key in office.bodies if level.key in structure.body_type(key).levels]
        main = main_type(structure, level.key)
        if here:
            return main if main and main.key in here else structure.body_type(here[0])
    return None


def _place(words: str, kinds: set[str]) -> Place:
    """The place that a cell means, with its province behind a comma where it has namesakes."""
    if not words and "kingdom" in kinds:
        return Place.objects.get(kind=Place.Kind.KINGDOM)
    name, *around = [part.strip() for part in _PARTS.split(words) if part.strip()] or [""]
    if not name:
        raise Refused(_("No place is written."), field="place")
    found = named_exactly(name, kinds=kinds)
    for upper in around:
        above = [each.place.path for each in named_exactly(upper)]
        found = [each for each in found if any(covers(path, each.place.path) for path in above)]
    if not found:
        raise Refused(_("No place of this name has such an office."), field="place")
    if len(found) > 1:
        labels = "، ".join(each.label for each in found[:5])
        raise Refused(_("Several places have this name: %(places)s.") % {"places": labels}, field="place")
    return found[0].place


def day_of(words: str, field: str) -> tuple[date | None, bool]:
    """The day that a cell means, and whether only its year was written (then its first day).

    None for an empty cell; Refused beside ``field`` for 31 نونبر, a weekday that contradicts, and other
    words.
    """
    if not words:
        return None, False
    if _YEAR.fullmatch(words):
        return date(int(words), 1, 1), True
    found = calendar.parse_date(words)
    if found is None or (found.date is None and not found.problems):
        raise Refused(_("This is no date: write for instance 24/11/2024."), field=field)
    if calendar.WEEKDAY_CONTRADICTS in found.problems:
        raise Refused(_("The weekday contradicts the date."), field=field)
    if found.date is None:
        raise Refused(_("There is no such day in the calendar."), field=field)
    return found.date, False
