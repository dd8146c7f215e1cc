"""A place's whole story in a fixed number of queries, whatever its size."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Count, F, JSONField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import JSONObject
from django.http import Http404

from liqaa.access.models import Account
from liqaa.bodies import queries as bodies
from liqaa.bodies.models import Appointment, Body, Mandate
from liqaa.bodies.rules import states
from liqaa.bodies.rules.seats import LEADS_BELOW
from liqaa.bodies.text.charter import Charter, Level
from liqaa.followup import rules as task_rules
from liqaa.followup.models import Task
from liqaa.kit.scopes import below
from liqaa.meetings import queries as meetings
from liqaa.meetings.models import Meeting
from liqaa.people.models import Person
from liqaa.territory.models import Place
from liqaa.territory.rules import PARTS, paths_above

MOST_ELECTED = 8
MOST_TASKS = 6
MOST_MEETINGS = 4
NEXT, LAST = "next", "last"


@dataclass
class Unit:
    """A place that a level counts, the main body there and the state it is in."""

    place: Place
    body: Body | None = None
    state: str = ""


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

    @property
    def nearest(self) -> Coverage | None:
        """The level right below the place; None for the lowest."""
        return self.coverage[0] if self.coverage else None


def story_of(path: str, *, on: date, with_bodies: bool) -> Story:
    """The place at ``path`` with all that stands there and below; 404 where there is none. Three queries."""
    structure = bodies.charter(on)
    kinds = {kind for level in structure.levels for kind in level.units.kinds} if structure else set()
    places = list(
        Place.objects.filter(
            Q(path__in=[*paths_above(path), path]) | (below("path", path) & Q(kind__in=kinds))
        ).order_by("path")
    )
    place = next((each for each in places if each.path == path), None)
    if place is None:
        raise Http404
    story = Story(place, [each for each in places if path.startswith(f"{each.path}/")])
    if structure is None:
        return story
    story.coverage = _levels_below(
        structure, place, [each for each in places if each.path.startswith(f"{path}/")]
    )
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
    divided = {unit.path for unit, after in pairwise(units) if after.path.startswith(f"{unit.path}/")}
    return [unit for unit in units if unit.path not in divided]


def _fill(story: Story, on: date) -> None:
    """The bodies of the place and the main body of every unit below; those shown know who leads them."""
    mains = [each.type_key for each in story.coverage]
    near = [unit.place.path for unit in story.nearest.units] if story.nearest else []
    shown = Case(
        When(place_id__in=[story.place.path, *near], then=Subquery(_lead_on(on))),
        default=Value(None, JSONField()),
        output_field=JSONField(),
    )
    found = Body.objects.filter(
        Q(place=story.place) | (below("place_id", story.place.path) & Q(type__in=mains, family="")),
        dissolved_on=None,
    ).annotate(lead=shown)
    of_unit: dict[tuple[str, str], Body] = {}
    for body in found.order_by("pk"):
        if body.place_id == story.place.path:
            story.bodies.append(body)
        if body.prepares_id is None:
            of_unit[body.type, body.place_id or ""] = body
    for coverage in story.coverage:
        for unit in coverage.units:
            unit.body = of_unit.get((coverage.type_key, unit.place.path))
            if unit.body is not None:
                unit.state = states.shown_state(unit.body.state, unit.body.mandate_ends_on, on)


def _lead_on(on: date) -> Any:
    """Who leads the body of the outer query on a day: the head, else the coordinator who stands in."""
    leading = Appointment.objects.filter(
        bodies.held_on(on), office__body=OuterRef("pk"), office__rank__lt=LEADS_BELOW
    )
    described = JSONObject(
        pk="person_id",
        name="person__name",
        gender="person__gender",
        ar_m="office__title_ar_m",
        ar_f="office__title_ar_f",
        fr_m="office__title_fr_m",
        fr_f="office__title_fr_f",
    )
    return leading.order_by("office__rank", "seat", "starts_on").values(described=described)[:1]


@dataclass(frozen=True)
class Work:
    """What a place and everything in it promised, and the first of what is still owed."""

    promised: int
    done: int
    proved: int
    late: int
    holes: int
    first: list[Task]
    owed: int


@dataclass(frozen=True)
class Elected:
    """The first elected members of a place and of what is in it, and how many there are."""

    mandates: Sequence[Mandate]
    total: int


@dataclass(frozen=True)
class Standing:
    """The work and the elected members of a place, as far as they were asked for."""

    work: Work | None
    elected: Elected | None


def standing_of(place: Place, *, on: date, work: bool, elected: bool) -> Standing:
    """The tasks of a place and below, counted, and its elected members, each where asked for; one query."""
    parts = (_work_parts(place.path, on) if work else {}) | (_elected_parts(place, on) if elected else {})
    if not parts:
        return Standing(None, None)
    found = _one(Place.objects.filter(pk=place.path).values(**parts))
    return Standing(_work(found) if work else None, _elected(found) if elected else None)


def _one(rows: QuerySet[Place, Any]) -> dict[str, Any]:
    """The one row; nothing for a place that is not there."""
    found: dict[str, Any] | None = rows.first()
    return found or {}


def _work_parts(path: str, on: date) -> dict[str, Any]:
    """The counts, and the first tasks: those that go nowhere (late, without owner or date) come first."""
    live, late = Q(state__in=task_rules.LIVE), Q(due_on__lt=on)
    hole = Q(office=None, person=None) | Q(due_on=None)
    here = Task.objects.filter(below("scope", path)).order_by()
    tally = JSONObject(
        promised=Count("pk", filter=~Q(state=task_rules.CANCELLED)),
        done=Count("pk", filter=Q(state__in=(task_rules.DONE, task_rules.VERIFIED))),
        proved=Count("pk", filter=Q(state=task_rules.VERIFIED)),
        late=Count("pk", filter=live & late),
        holes=Count("pk", filter=live & hole),
        owed=Count("pk", filter=live),
    )
    counted = here.values(all=Value(1)).annotate(tally=tally).values("tally")
    stuck = Case(When(late | hole, then=Value(0)), default=Value(1))
    order = (stuck, F("due_on").asc(nulls_last=True), "pk")
    chosen = here.filter(live).order_by(*order).values("pk")[:MOST_TASKS]  # described once they are few
    owed = Task.objects.filter(pk__in=chosen).order_by(*order).values(row=_TASK)
    return {"tally": Subquery(counted), "first": ArraySubquery(owed)}


def _work(found: dict[str, Any]) -> Work:
    counts = found.get("tally") or dict.fromkeys(NUMBERS, 0)
    return Work(**counts, first=[_task(row) for row in found.get("first", ())])


def _elected_parts(place: Place, on: date) -> dict[str, Any]:
    """Who holds a public mandate here: in the place's own institutions first, then below it.

    Those who sit in the capital for the whole country are told where they live.
    """
    here = below("scope", place.path) | (Q(scope=place.country) & below("person__place_id", place.path))
    in_force = Q(starts_on__lte=on) & (Q(ended_on=None) | Q(ended_on__gt=on))
    mandates = Mandate.objects.filter(here, in_force).order_by()
    count = mandates.values(all=Value(1)).annotate(count=Count("pk")).values("count")
    row = JSONObject(person="person_id", name="person__name", title_ar="title_ar", title_fr="title_fr")
    first = mandates.order_by("scope", "pk").values(row=row)[:MOST_ELECTED]
    return {"elected": ArraySubquery(first), "elected_count": Subquery(count)}


def _elected(found: dict[str, Any]) -> Elected:
    mandates = [
        Mandate(
            person=Person(pk=row["person"], name=row["name"]),
            title_ar=row["title_ar"],
            title_fr=row["title_fr"],
        )
        for row in found.get("elected", ())
    ]
    return Elected(mandates, found.get("elected_count") or 0)


NUMBERS = ("promised", "done", "proved", "late", "holes", "owed")
_TASK = JSONObject(
    pk="pk",
    title="title",
    state="state",
    due_on="due_on",
    place="place__path",
    place_ar="place__name_ar",
    place_fr="place__name_fr",
    body_ar="body__name_ar",
    body_fr="body__name_fr",
)


def _task(row: dict[str, Any]) -> Task:
    """A task as its line shows it, from the database's own JSON."""
    place = (
        Place(path=row["place"], name_ar=row["place_ar"], name_fr=row["place_fr"]) if row["place"] else None
    )
    return Task(
        pk=row["pk"],
        title=row["title"],
        state=row["state"],
        due_on=date.fromisoformat(row["due_on"]) if row["due_on"] else None,
        place=place,
        body=Body(name_ar=row["body_ar"], name_fr=row["body_fr"]),
    )


def meetings_around(path: str, account: Account, *, on: date) -> dict[str, list[Any]]:
    """The next and the last meetings about a place or called in it, as far as the account sees them."""
    coming = Q(state=Meeting.State.PLANNED, held_on__gte=on)
    asked = meetings.meetings_of_place(path, account)
    soonest, latest = ("held_on", "-pk"), (F("held_on").desc(nulls_last=True), "-pk")
    ahead = asked.filter(coming).order_by(*soonest).values("pk")[:MOST_MEETINGS]
    behind = asked.filter(state=Meeting.State.HELD).order_by(*latest).values("pk")[:MOST_MEETINGS]
    chosen = Meeting.objects.filter(pk__in=ahead.union(behind, all=True))
    rows = list(chosen.select_related("organiser", "venue_place").order_by(*latest))
    planned = [row for row in rows if row.state == Meeting.State.PLANNED]
    return {
        NEXT: sorted(planned, key=lambda each: (each.held_on or on, -each.pk)),
        LAST: [row for row in rows if row.state == Meeting.State.HELD],
    }
