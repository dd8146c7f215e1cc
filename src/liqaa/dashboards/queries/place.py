"""A place's whole story in a fixed number of queries, whatever its size."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, Window
from django.http import Http404

from liqaa.bodies import queries as bodies
from liqaa.bodies.models import Body, Mandate
from liqaa.bodies.rules import states
from liqaa.bodies.text.charter import Charter, Level
from liqaa.kit.scopes import below
from liqaa.territory.models import Place
from liqaa.territory.rules import PARTS, paths_above

MOST_ELECTED = 12


@dataclass
class Unit:
    """A place that a level counts, the main body there and the state it is in."""

    place: Place
    body: Body | None = None
    state: str = ""
    lead: Any = None


@dataclass
class Coverage:
    """A level of the charter below a place: its units, and how many have their main body in which state."""

    level: Level
    type_key: str
    body_name: Any
    units: list[Unit] = field(default_factory=list)

    def count(self, *wanted: str) -> int:
        """How many units have their body in one of these states; an empty text counts those without one."""
        return sum(unit.state in wanted for unit in self.units)


@dataclass
class Story:
    """A place, the places above it, its bodies and what the charter counts below it."""

    place: Place
    above: list[Place]
    bodies: list[Body] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)
    leads: dict[int, Any] = field(default_factory=dict)

    @property
    def nearest(self) -> Coverage | None:
        """The level right below the place; None for the lowest."""
        return self.coverage[0] if self.coverage else None


def story_of(path: str, *, on: date, with_bodies: bool) -> Story:
    """The place at ``path`` with all that stands there and below; 404 where there is none. Four queries."""
    structure = bodies.charter(on)
    kinds = {kind for level in structure.levels for kind in level.units.kinds} if structure else set()
    places = list(
        Place.objects.filter(Q(path__in=[*paths_above(path), path]) | (below("path", path) & Q(kind__in=kinds)))
        .order_by("path")
    )
    place = next((each for each in places if each.path == path), None)
    if place is None:
        raise Http404
    story = Story(place, [each for each in places if path.startswith(f"{each.path}/")])
    if structure is None:
        return story
    story.coverage = _levels_below(structure, place, [each for each in places if each.path.startswith(f"{path}/")])
    if with_bodies:
        _fill(story, on)
    return story


def _levels_below(structure: Charter, place: Place, inside: Sequence[Place]) -> list[Coverage]:
    """The levels that count units inside ``place``, the nearest first."""
    found = []
    for level in structure.levels:
        main = bodies.main_type(structure, level.key)
        units = [Unit(each) for each in _counted(level, inside)]
        if main is not None and units:
            found.append(Coverage(level, main.key, main.name, units))
    return found


def _counted(level: Level, inside: Sequence[Place]) -> list[Place]:
    """The units of a level; where the parts of a divided place count, the whole does not."""
    units = [each for each in inside if each.kind in level.units.kinds]
    if level.units.divided != PARTS:
        return units
    following = [*units[1:], None]
    return [
        unit
        for unit, after in zip(units, following, strict=True)
        if after is None or not after.path.startswith(f"{unit.path}/")
    ]


def _fill(story: Story, on: date) -> None:
    """The bodies of the place itself, the main body of every unit below, and who leads them."""
    mains = [each.type_key for each in story.coverage]
    found = list(
        Body.objects.filter(
            Q(place=story.place) | (below("place_id", story.place.path) & Q(type__in=mains, family="")),
            dissolved_on=None,
        ).order_by("pk")
    )
    of_unit: dict[tuple[str, str], Body] = {}
    prepared = defaultdict(list)
    for body in found:
        if body.place_id == story.place.path:
            story.bodies.append(body)
            if body.prepares_id:
                prepared[body.prepares_id].append(body)
        if body.prepares_id is None:
            of_unit[body.type, body.place_id or ""] = body
    for coverage in story.coverage:
        for unit in coverage.units:
            unit.body = of_unit.get((coverage.type_key, unit.place.path))
            if unit.body is not None:
                unit.state = states.shown_state(unit.body.state, unit.body.mandate_ends_on, on)
    led = [*story.bodies, *(unit.body for unit in (story.nearest.units if story.nearest else []) if unit.body)]
    story.leads = bodies.leads_of(led, on=on)
    for unit in story.nearest.units if story.nearest else []:
        unit.lead = story.leads.get(unit.body.pk) if unit.body else None


@dataclass(frozen=True)
class Elected:
    """The first elected members of a place and of what is in it, and how many there are."""

    mandates: list[Mandate]
    total: int


def elected_of(place: Place, *, on: date) -> Elected:
    """Who holds a public mandate here: in the place's own institutions first, then below it.

    Those who sit in the capital for the whole country are told where they live.
    """
    here = below("scope", place.path) | (Q(scope=place.country) & below("person__place_id", place.path))
    in_force = Q(starts_on__lte=on) & (Q(ended_on=None) | Q(ended_on__gt=on))
    rows = list(
        Mandate.objects.filter(here, in_force)
        .select_related("person", "institution")
        .annotate(total=Window(Count("pk")))
        .order_by("scope", "pk")[:MOST_ELECTED]
    )
    return Elected(rows, rows[0].total if rows else 0)
