"""One view of the map: a place, its units, and the figures of a layer as far as the reader may see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.http import Http404

from liqaa.access.models import Account
from liqaa.dashboards.queries.map_calls import Call, whom_to_call
from liqaa.dashboards.rules import map as rules
from liqaa.kit import maps
from liqaa.kit.maps import COMMUNES, PROVINCES, Figure, Lack, Layer
from liqaa.kit.scopes import below
from liqaa.territory.models import Place
from liqaa.territory.queries import LOCAL_KINDS, by_name
from liqaa.territory.rules import PROVINCE_DEPTH, paths_above

PROVINCE_KINDS = (Place.Kind.PROVINCE, Place.Kind.PREFECTURE)
DRAWN_WHOLE = (Place.Kind.KINGDOM, Place.Kind.REGION, *PROVINCE_KINDS)
"""Kinds that a map can be drawn of; a commune has its own page instead."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A place on the map: its figure and step, how much of it the reader sees, the city it is part of."""

    place: Place
    figure: Figure | None
    step: str
    seen: str
    city: str = ""


@dataclass
class View:
    """A place with its units in the order of their names; parts of a city follow it and are not drawn.

    ``regions`` are those of the country, each with its own map; they are not drawn either.
    """

    place: Place
    above: list[Place]
    level: str
    layer: Layer
    choice: str
    units: list[Unit] = field(default_factory=list)
    regions: list[Unit] = field(default_factory=list)
    scale: rules.Scale | None = None
    total: Figure | None = None
    itself: Figure | None = None

    @property
    def drawn(self) -> list[Unit]:
        """The units that have an outline."""
        return [unit for unit in self.units if not unit.city]

    @property
    def parts_of_cities(self) -> list[Unit]:
        """The arrondissements, which the outlines do not show."""
        return [unit for unit in self.units if unit.city]


def layers_for(account: Account) -> list[Layer]:
    """The layers of which the reader may see anything."""
    return [layer for layer in maps.layers() if account.may_anywhere(layer.right)]


def level_of(path: str) -> str:
    """What a map of the place at ``path`` draws."""
    return COMMUNES if path.count("/") + 1 >= PROVINCE_DEPTH else PROVINCES


def chosen(account: Account, layer: Layer, choice: str, level: str, *, on: date) -> tuple[str, maps.Choices]:
    """The choice that counts (the usual one where it is none of the layer's), and all of them."""
    choices = layer.choices(account, level, on=on)
    keys = [key for key, _label in choices]
    return (choice if choice in keys else next(iter(keys), "")), choices


def places_of(path: str, *, with_units: bool = True) -> tuple[Place, list[Place], list[Place]]:
    """The place at ``path``, those above it and the units, by name; 404 unless a map shows such a place."""
    kinds = LOCAL_KINDS if level_of(path) == COMMUNES else (*PROVINCE_KINDS, Place.Kind.REGION)
    wanted = Q(path__in=[*paths_above(path), path])
    if with_units:
        wanted |= below("path", path) & Q(kind__in=kinds)
    found = list(by_name(Place.objects.filter(wanted)))
    place = next((each for each in found if each.path == path), None)
    if place is None or place.kind not in DRAWN_WHOLE:
        raise Http404
    above = sorted((each for each in found if path.startswith(f"{each.path}/")), key=lambda each: each.path)
    return place, above, _in_order([each for each in found if each.path.startswith(f"{path}/")])


def view_of(account: Account, path: str, layer: Layer, choice: str, *, on: date) -> View:
    """The map of the place at ``path`` in one statement for the places and those of the layer."""
    place, above, places = places_of(path)
    view = View(place, above, level_of(path), layer, choice)
    rows = layer.figures(account, path, view.level, on=on, choice=choice)
    reach = account.reach(layer.right)
    wanted = [path, *(each.path for each in places)]
    if layer.added_up:
        sums = rules.rolled_up(rows, wanted, reach)
    else:
        sums = {each: rows[each] for each in wanted if each in rows and rules.seen(reach, each) != rules.NONE}
    _fill(view, places, sums, {each: rules.seen(reach, each) for each in wanted})
    return view


def _fill(view: View, places: Sequence[Place], sums: Mapping[str, Figure], seen: Mapping[str, str]) -> None:
    """Put figures and steps on the units; a place that is seen and has no row counts nought."""
    cities = {place.path for place in places if place.kind == Place.Kind.COMMUNE}
    figures = {path: sums.get(path, Figure({})) for path, much in seen.items() if much != rules.NONE}
    drawn = [each.path for each in places if each.kind != Place.Kind.REGION and not _city_of(each, cities)]
    view.scale = rules.scale_of(view.layer, [figures[path] for path in drawn if path in figures])
    for place in places:
        figure = figures.get(place.path)
        step = view.scale.step_of(figure) if figure is not None else rules.UNSEEN
        unit = Unit(place, figure, step, seen[place.path], _city_of(place, cities))
        (view.regions if place.kind == Place.Kind.REGION else view.units).append(unit)
    view.total = figures.get(view.place.path)
    if view.layer.added_up and view.total is not None:
        view.itself = _rest(view.total, [figures[path] for path in drawn if path in figures])


def _rest(total: Figure, units: Sequence[Figure]) -> Figure | None:
    """What stands under the place itself and under none of its units; None where that is nothing."""
    left = {key: count - sum(each[key] for each in units) for key, count in total.parts.items()}
    return Figure(left) if any(left.values()) else None


def _city_of(place: Place, cities: set[str]) -> str:
    """The city that a place is a part of; "" for every place that has an outline."""
    if place.kind != Place.Kind.ARRONDISSEMENT:
        return ""
    return next((each for each in paths_above(place.path) if each in cities), "")


def _in_order(places: list[Place]) -> list[Place]:
    """Each city followed by its arrondissements; by name otherwise."""
    parts = [place for place in places if place.kind == Place.Kind.ARRONDISSEMENT]
    ordered: list[Place] = []
    for place in places:
        if place.kind != Place.Kind.ARRONDISSEMENT:
            ordered.append(place)
            ordered += [part for part in parts if part.path.startswith(f"{place.path}/")]
    return ordered


# --- what is missing -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing: where, what, and whom to call."""

    lack: Lack
    place: Place | None
    call: Call | None


def missing(
    account: Account, path: str, layer: Layer, choice: str, *, on: date, window: slice
) -> tuple[int, list[Missing]]:
    """How many things are missing in a place, and those within ``window`` with whom to call about each."""
    if layer.lacks is not None:
        count, lacks = layer.lacks(account, path, on=on, choice=choice, window=window)
    else:
        empty = _without_value(view_of(account, path, layer, choice, on=on))
        count, lacks = len(empty), empty[window]
    calls = whom_to_call([lack.path for lack in lacks], account, on=on)
    places = Place.objects.in_bulk([lack.path for lack in lacks])
    return count, [Missing(lack, places.get(lack.path), calls.get(lack.path)) for lack in lacks]


def _without_value(view: View) -> list[Lack]:
    """The units whose figure is nought, for a layer that tells nothing more."""
    value = view.layer.value
    return [
        Lack(unit.place.path, "") for unit in view.units if unit.figure is not None and not unit.figure[value]
    ]
