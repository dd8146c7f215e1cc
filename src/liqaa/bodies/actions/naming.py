"""Where a new body stands and what it is called."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from liqaa.bodies.actions.values import one_line
from liqaa.bodies.models import Body
from liqaa.bodies.queries.titles import place_name
from liqaa.bodies.rules.wording import committee_name
from liqaa.bodies.text import titles
from liqaa.bodies.text.charter import BodyType, Charter, Language
from liqaa.kit.refusals import Refused
from liqaa.territory.models import Place


@dataclass(frozen=True)
class Unit:
    """Where a body stands: its level, its place where it is the only one of its kind there, and its scope."""

    level: str
    place: Place | None
    scope: str
    around: Place | None


def settle_unit(
    structure: Charter,
    body_type: BodyType,
    *,
    place: Place | None,
    parent: Body | None,
    prepares: Body | None,
) -> Unit:
    """The level and place of a new body; Refused beside ``place`` when no level of its type counts the place.

    Of a type of which many may live in one place only the scope is kept, unless it prepares another body.
    """
    around = place or (prepares.place if prepares else None) or (parent.place if parent else None)
    above = prepares or parent
    if around is None and above is None:
        raise Refused(_("Say in which place this body is."), field="place")
    level = _level_at(structure, body_type, around, above)
    only = around if prepares is not None or (place is not None and not body_type.many) else None
    scope = around.path if around else above.scope  # type: ignore[union-attr]
    return Unit(level, only, scope, around)


def _level_at(structure: Charter, body_type: BodyType, place: Place | None, above: Body | None) -> str:
    """The level of the type that counts places of this kind, else one that the organisation draws itself."""
    drawn = []
    for key in body_type.levels:
        kinds = structure.units(key).kinds
        if place is not None and place.kind in kinds:
            return key
        if "party_defined" in kinds:
            drawn.append(key)
    if drawn:
        return drawn[0]
    if place is None and above is not None and above.level in body_type.levels:
        return above.level
    raise Refused(_("The charter has no body of this type in such a place."), field="place")


def choose_names(
    body_type: BodyType, unit: Unit, prepares: Body | None, name_ar: str, name_fr: str
) -> dict[str, str]:
    """The names of a new body: as given, else its type's at its place.

    Refused beside the name that is too long.
    """
    given = {"name_ar": one_line(name_ar, 200, "name_ar"), "name_fr": one_line(name_fr, 200, "name_fr")}
    if given["name_ar"]:
        return given
    if body_type.many and prepares is None:
        raise Refused(_("There may be several of these in one place: give this one a name."), field="name_ar")
    return {f"name_{code}": _usual_name(body_type, unit, prepares, code)[:200] for code in ("ar", "fr")}


def _usual_name(body_type: BodyType, unit: Unit, prepares: Body | None, language: str) -> str:
    code: Language = "ar" if language == "ar" else "fr"
    if prepares is not None:
        prepared = prepares.name_ar if code == "ar" else prepares.name_fr or prepares.name_ar
        return committee_name(body_type.name.in_language(code), prepared, code)
    return titles.body_name(body_type, place_name(unit.around, code) or None, code)
