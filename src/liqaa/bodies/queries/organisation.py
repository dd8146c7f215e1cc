"""The organisation, the charter in force, and the public mandates of its country."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from django.utils.translation import get_language

from liqaa.bodies import models
from liqaa.bodies.text import charter as text
from liqaa.bodies.text.charter import Charter, Language, MandateList

MAIN_KINDS = ("executive", "inspection", "coordination", "circle")
"""Kinds of body that a level is counted by, the first that the charter has there."""


def language() -> Language:
    """The reader's language among those the charter speaks."""
    code = (get_language() or "ar")[:2]
    return "ar" if code == "ar" else "fr" if code == "fr" else "en"


def organisation() -> models.Organisation | None:
    """The organisation of this database; None before the first set-up."""
    return models.Organisation.objects.defer("logo").first()


def charter_row(on: date) -> models.Charter | None:
    """The charter in force on a day as it is kept; before the first one, the first."""
    in_force = models.Charter.objects.filter(in_force_from__lte=on).order_by("-in_force_from").first()
    return in_force or models.Charter.objects.order_by("in_force_from").first()


def charter(on: date) -> Charter | None:
    """The structure in force on a day, with confirmed values no longer assumed.

    None where no charter was adopted.
    """
    row = charter_row(on)
    return read_charter(row) if row else None


def read_charter(row: models.Charter) -> Charter:
    """The structure that a kept charter says."""
    return _read(row.source, tuple(row.confirmed))


@lru_cache(maxsize=8)
def _read(source: str, confirmed: tuple[str, ...]) -> Charter:
    structure = text.parse_charter(source)
    assumed = {value.path for value in structure.assumed}
    answers: Mapping[str, None] = dict.fromkeys(path for path in confirmed if path in assumed)
    return text.parse_charter(text.confirm_values(source, answers)) if answers else structure


@lru_cache(maxsize=4)
def public_mandates(country: str = "ma") -> MandateList:
    """The institutions of a country and the mandates held in them."""
    return text.parse_mandates(text.builtin_mandates()[country].read_text("utf-8"))


def main_type(structure: Charter, level: str) -> text.BodyType | None:
    """The type of body whose presence in a unit means that the unit is covered at this level."""
    found = structure.body_types_at(level)
    for kind in MAIN_KINDS:
        for body_type in found:
            if body_type.kind == kind:
                return body_type
    return None


def level_of_kind(structure: Charter, kind: str) -> text.Level | None:
    """The level of the organisation that counts places of this kind; None where none does."""
    return next((level for level in structure.levels if kind in level.units.kinds), None)
