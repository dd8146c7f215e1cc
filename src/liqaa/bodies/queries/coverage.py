"""How far the organisation is founded: coverage over the units that the charter counts."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from liqaa.bodies.models import Body
from liqaa.bodies.queries.organisation import charter, main_type
from liqaa.bodies.rules import states
from liqaa.bodies.text.charter import BodyType, Level, Name
from liqaa.kit.scopes import below
from liqaa.territory.models import Place
from liqaa.territory.queries import units

DRAWN = "party_defined"


@dataclass
class Coverage:
    """One level within a place.

    How many units it has, and how many of them have its main body in which state.
    """

    level: str
    name: Name
    body_type: BodyType
    units: int
    states: dict[str, int] = field(default_factory=dict)
    missing: list[Place] = field(default_factory=list)

    @property
    def structured(self) -> int:
        """Units whose body is founded and within its mandate."""
        return self.states.get(states.STRUCTURED, 0)

    @property
    def expired(self) -> int:
        """Units whose body is past its mandate."""
        return self.states.get(states.EXPIRED, 0)

    @property
    def preparing(self) -> int:
        """Units whose body is being founded."""
        return self.states.get(states.PREPARATORY, 0)

    @property
    def without(self) -> int:
        """Units without a body, or with one that is only planned."""
        return len(self.missing) + self.states.get(states.PLANNED, 0)


def covering(place: Place, *, on: date) -> list[Coverage]:
    """Coverage of each level of the charter below ``place`` and at it, the upper level first.

    Levels that the organisation draws itself have no units to count and are left out, as are levels above
    the place.
    """
    structure = charter(on)
    if structure is None:
        return []
    found = []
    for level in structure.levels:
        body_type = main_type(structure, level.key)
        if body_type is None or DRAWN in level.units.kinds:
            continue
        coverage = _of_level(level, body_type, place, on)
        if coverage.units:
            found.append(coverage)
    return found


def _of_level(level: Level, body_type: BodyType, place: Place, on: date) -> Coverage:
    counted = list(units(level.units.kinds, level.units.divided, place.path).order_by("path"))
    shown = _shown_states(body_type.key, place.path, on)
    tally: dict[str, int] = defaultdict(int)
    for unit in counted:
        if unit.path in shown:
            tally[shown[unit.path]] += 1
    missing = [unit for unit in counted if unit.path not in shown]
    return Coverage(level.key, level.name, body_type, len(counted), dict(tally), missing)


def _shown_states(body_type: str, path: str, on: date) -> dict[str, str]:
    """The state to show of each body of a type within a path, by its place."""
    standing = Body.objects.filter(
        below("place_id", path), type=body_type, dissolved_on=None, prepares=None, family=""
    ).values_list("place_id", "state", "mandate_ends_on")
    return {place: states.shown_state(state, ends_on, on) for place, state, ends_on in standing}
