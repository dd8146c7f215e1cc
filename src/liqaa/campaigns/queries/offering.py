"""What a writer may choose from: the types of body below an issuer, by level, and the places below it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from liqaa.bodies.models import Body
from liqaa.bodies.queries import main_type
from liqaa.bodies.queries.coverage import DRAWN
from liqaa.bodies.text.charter import BodyType, Charter, Level
from liqaa.territory.models import Place
from liqaa.territory.queries import units

NOT_ASKED = frozenset({"temporary", "congress"})
"""Kinds of body that no directive asks: they come and go."""


@dataclass
class PlaceGroup:
    """A place of the level below an issuer, and those of the level below that."""

    place: Place
    below: list[Place] = field(default_factory=list)


def types_by_level(structure: Charter, issuers: Sequence[Body]) -> list[tuple[Level, list[BodyType]]]:
    """The types of body that may be asked, at the level of an issuer and at each level below it."""
    found = []
    for level in structure.levels:
        up = structure.levels_up_from(level.key)
        types = [each for each in structure.body_types_at(level.key) if each.kind not in NOT_ASKED]
        if types and any(body.level in up for body in issuers):
            found.append((level, types))
    return found


def usual_type(structure: Charter, issuer: Body) -> tuple[str, str] | None:
    """Level and main type just below an issuer; of its own level where nothing lies below."""
    below = [level.key for level in structure.levels if level.parent == issuer.level]
    for level in (*below, issuer.level):
        found = main_type(structure, level)
        if found:
            return level, found.key
    return None


def places_by_group(structure: Charter, issuers: Iterable[Body]) -> list[PlaceGroup]:
    """The places below the issuers that a directive may be confined to, two levels deep, by path.

    A province's communes have nothing below them and stand alone.
    """
    groups: dict[str, PlaceGroup] = {}
    for issuer in issuers:
        deeper = _levels_below(structure, issuer)
        heads = [_units(level, issuer.scope) for level in deeper[:2]]
        for place in heads[0] if heads else ():
            groups.setdefault(place.path, PlaceGroup(place))
        for place in heads[1] if len(heads) > 1 else ():
            _put(groups, place)
    return [groups[path] for path in sorted(groups)]


def _levels_below(structure: Charter, issuer: Body) -> list[Level]:
    own = structure.level(issuer.level).order
    counted = [level for level in structure.levels if DRAWN not in level.units.kinds]
    return [level for level in counted if level.order > own]


def _units(level: Level, scope: str) -> list[Place]:
    found = units(level.units.kinds, level.units.divided, scope).exclude(pk=scope)
    return list(found.order_by("path"))


def _put(groups: dict[str, PlaceGroup], place: Place) -> None:
    """Put a place under the nearest group above it, once."""
    above = [path for path in groups if place.path.startswith(f"{path}/")]
    if above and place.path not in groups:
        group = groups[max(above, key=len)]
        if place not in group.below:
            group.below.append(place)
