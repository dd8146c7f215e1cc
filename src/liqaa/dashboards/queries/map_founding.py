"""The map's layer of founding: the main bodies of a level over the units that the charter counts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet
from django.utils.translation import gettext

from liqaa.access.models import Account
from liqaa.bodies import queries as bodies
from liqaa.bodies import rules as body_rules
from liqaa.bodies.models import Body
from liqaa.bodies.queries.organisation import language
from liqaa.bodies.rules import states
from liqaa.bodies.text.charter import Charter, Level
from liqaa.dashboards.queries.map_reach import narrowed
from liqaa.kit.maps import COMMUNES, Choices, Figure, Lack
from liqaa.territory.models import Place
from liqaa.territory.queries import LOCAL_KINDS, units

PROVINCE_KINDS = (Place.Kind.PROVINCE, Place.Kind.PREFECTURE, Place.Kind.ARRONDISSEMENT_PREFECTURE)
UNITS, STRUCTURED, PREPARING, OVER, WITHOUT = "units", "structured", "preparing", "over", "without"
PART_OF = {
    states.STRUCTURED: STRUCTURED,
    states.PREPARATORY: PREPARING,
    states.EXPIRED: OVER,
    states.FROZEN: OVER,
}
"""A body's state → the part it counts in; every other unit is without a body."""


def levels(account: Account, level: str, *, on: date) -> Choices:
    """The levels of the charter that the map can show, the lowest first, by the name of their main body."""
    structure = bodies.charter(on)
    if structure is None:
        return ()
    said = language()
    shown = [
        each for each in _levels(structure) if level != COMMUNES or set(each.units.kinds) & set(LOCAL_KINDS)
    ]
    mains = {each.key: bodies.main_type(structure, each.key) for each in reversed(shown)}
    return [(key, main.name.in_language(said)) for key, main in mains.items() if main is not None]


def figures(account: Account, path: str, level: str, *, on: date, choice: str) -> Mapping[str, Figure]:
    """Each unit that the reader may see, counted once in the state of its main body."""
    found = _units(account, path, on, choice)
    return {unit: Figure({UNITS: 1, PART_OF.get(state, WITHOUT): 1}) for unit, state in found}


def lacks(account: Account, path: str, *, on: date, choice: str, window: slice) -> tuple[int, list[Lack]]:
    """Units whose body is not founded or past its mandate; those with nothing at all first."""
    labels = dict(Body.State.choices)
    missing = [each for each in _units(account, path, on, choice) if PART_OF.get(each[1]) != STRUCTURED]
    missing.sort(key=lambda each: (PART_OF.get(each[1], ""), each[0]))
    return len(missing), [
        Lack(unit, labels[state] if state else gettext("no body")) for unit, state in missing[window]
    ]


def _levels(structure: Charter) -> list[Level]:
    drawable = {*PROVINCE_KINDS, *LOCAL_KINDS}
    return [each for each in structure.levels if set(each.units.kinds) <= drawable]


def _units(account: Account, path: str, on: date, choice: str) -> list[tuple[str, str]]:
    """The units of a level within reach and the state to show of each one's main body; "" without one."""
    structure = bodies.charter(on)
    level = next((each for each in _levels(structure) if each.key == choice), None) if structure else None
    main = bodies.main_type(structure, level.key) if structure and level else None
    if level is None or main is None:
        return []
    counted = units(level.units.kinds, level.units.divided, path)
    rows: QuerySet[Any] = _with_body(
        counted.filter(narrowed(account.reach(body_rules.SEE), path, "path")), main.key
    )
    return [
        (unit, states.shown_state(state, ends_on, on) if state else "")
        for unit, state, ends_on in rows.values_list("path", "main__state", "main__mandate_ends_on")
    ]


def _with_body(places: QuerySet[Place], body_type: str) -> QuerySet[Any]:
    standing = Q(bodies__type=body_type, bodies__family="", bodies__dissolved_on=None, bodies__prepares=None)
    return places.annotate(main=FilteredRelation("bodies", condition=standing))


def main_bodies_at(paths: list[str], *, on: date) -> QuerySet[Body]:
    """The main bodies of any level that stand at these places."""
    structure = bodies.charter(on)
    mains = [bodies.main_type(structure, each.key) for each in structure.levels] if structure else []
    types = {main.key for main in mains if main is not None}
    return Body.objects.filter(
        place_id__in=paths, type__in=types, family="", dissolved_on=None, prepares=None
    )
