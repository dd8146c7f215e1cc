"""The organisation's units as a tree: region, province, commune, each with its main body or its absence."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from liqaa.bodies.models import Appointment, Body
from liqaa.bodies.queries.offices import leads_of
from liqaa.bodies.queries.organisation import level_of_kind, main_type
from liqaa.bodies.text.charter import BodyType, Charter, Level
from liqaa.kit.scopes import below
from liqaa.territory.models import Place
from liqaa.territory.queries import units

DRAWN = "party_defined"


@dataclass
class Unit:
    """A place that a level counts, its main body and who leads it, and the other bodies that stand there."""

    place: Place
    level: Level
    body_type: BodyType | None
    body: Body | None = None
    lead: Appointment | None = None
    others: list[Body] = field(default_factory=list)
    has_units: bool = False


def unit_at(place: Place, structure: Charter, *, on: date) -> Unit | None:
    """The unit of a place; None where no level of the charter counts such a place."""
    level = level_of_kind(structure, place.kind)
    return next(iter(_units([place], level, structure, on)), None) if level else None


def units_below(place: Place, structure: Charter, *, on: date) -> list[Unit]:
    """The units of the next level that has any within ``place``, by path, in a constant number of queries.

    Those inside a smaller unit of the place's own level (an arrondissement of a prefecture inside
    Casablanca) are that one's.
    """
    own = level_of_kind(structure, place.kind)
    levels = [level for level in structure.levels if DRAWN not in level.units.kinds]
    deeper = [level for level in levels if own is None or level.order > own.order]
    inner = _inner(place, own) if own else []
    for level in deeper:
        found = (
            units(level.units.kinds, level.units.divided, place.path).exclude(pk=place.pk).order_by("path")
        )
        places = [each for each in found if not any(each.path.startswith(f"{path}/") for path in inner)]
        if places:
            return _units(places, level, structure, on)
    return []


def _inner(place: Place, own: Level) -> list[str]:
    """The paths of smaller units of the same level inside a place."""
    if len(own.units.kinds) == 1:
        return []
    inside = Place.objects.filter(below("path", place.path), kind__in=own.units.kinds).exclude(pk=place.pk)
    return list(inside.values_list("path", flat=True))


def _units(places: Sequence[Place], level: Level, structure: Charter, on: date) -> list[Unit]:
    body_type = main_type(structure, level.key)
    standing = _standing([place.path for place in places])
    found = []
    for place in places:
        unit = Unit(place, level, body_type, has_units=_has_units(level, structure))
        for body in standing.get(place.path, ()):
            if _is_main(body, body_type) and unit.body is None:
                unit.body = body
            else:
                unit.others.append(body)
        found.append(unit)
    leads = leads_of([unit.body for unit in found if unit.body], on=on)
    for unit in found:
        unit.lead = leads.get(unit.body.pk) if unit.body else None
    return found


def _standing(paths: Iterable[str]) -> dict[str, list[Body]]:
    bodies: dict[str, list[Body]] = defaultdict(list)
    for body in Body.objects.filter(scope__in=list(paths), dissolved_on=None).order_by("prepares", "pk"):
        bodies[body.scope].append(body)
    return bodies


def _is_main(body: Body, body_type: BodyType | None) -> bool:
    return (
        body_type is not None and body.type == body_type.key and body.prepares_id is None and not body.family
    )


def _has_units(level: Level, structure: Charter) -> bool:
    """Whether a deeper level of the charter counts places: communes hold none, a region always does."""
    deeper = [each for each in structure.levels if each.order > level.order and DRAWN not in each.units.kinds]
    return bool(deeper)
