"""The bodies of every level with their offices: most of them founded, some under way or past their end."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain, zip_longest

from benchmarks.organisation.world import World
from liqaa.bodies.actions.furnishing import furnish
from liqaa.bodies.actions.naming import Unit, choose_names
from liqaa.bodies.models import Body, Office
from liqaa.bodies.rules.seats import add_months
from liqaa.followup.models import FoundingStep, Task
from liqaa.territory.models import Place
from liqaa.territory.queries import units

NATIONAL = ("general_secretariat", "political_bureau", "national_council", "organisation_pole")
STATES = ("structured",) * 14 + ("expired",) * 3 + ("preparatory",) * 2 + ("planned",)
"""Out of twenty local secretariats."""
COUNTRY = "ma"


def make(world: World) -> None:
    """From the national organs down, until there are as many as the size says."""
    national = [_open(world, key, world.places[COUNTRY], None, "structured") for key in NATIONAL]
    regions = [place for place in world.places.values() if place.kind == Place.Kind.REGION]
    above: dict[str, Body] = {
        region.path: _open(world, "regional_secretariat", region, national[0], "structured")
        for region in regions
    }
    provinces = _spread(world, "province", world.sizes.provinces)
    for place in provinces:
        region = above[_region(place)]
        above[place.path] = _open(world, "provincial_secretariat", place, region, "structured")
    _found_locals(world, provinces, above)
    _found_others(world, [*above.values()])
    world.flush()
    _furnish(world)


def _region(place: Place) -> str:
    return "/".join(place.path.split("/")[:2])


def _spread(world: World, level: str, count: int, within: Iterable[str] = ()) -> list[Place]:
    """As many units of a level, taken from every region (or every place of ``within``) in turn."""
    counted = world.structure.units(level)
    groups: dict[str, list[Place]] = defaultdict(list)
    for place in units(counted.kinds, counted.divided).order_by("path"):
        group = _near(place, within) if within else _region(place)
        if group:
            groups[group].append(place)
    for found in groups.values():
        world.chance.shuffle(found)
    turns = chain.from_iterable(zip_longest(*groups.values()))
    return [place for place in turns if place is not None][:count]


def _near(place: Place, within: Iterable[str]) -> str:
    """The deepest of ``within`` that a place lies under."""
    return max((path for path in within if place.path.startswith(f"{path}/")), key=len, default="")


def _found_locals(world: World, provinces: list[Place], above: dict[str, Body]) -> None:
    """The local secretariats with the committees that prepare some of them."""
    paths = [place.path for place in provinces]
    for place in _spread(world, "local", world.sizes.locals, paths):
        state = world.chance.choice(STATES)
        parent = above[_near(place, paths)]
        body = above[place.path] = _open(world, "local_secretariat", place, parent, state)
        if state == "preparatory":
            _open(world, "preparatory_committee", place, parent, "structured", prepares=body)
        if state in {"preparatory", "planned"}:
            _to_be_founded(world, body)


def _to_be_founded(world: World, body: Body) -> None:
    """The task that decided the founding, and the first steps that were taken."""
    task = world.add(
        Task,
        title=f"تأسيس {body.name_ar}",
        type="body_to_found",
        scope=body.scope,
        body=body.parent,
        place=body.place,
        due_on=world.some_day(-60, 200),
        founds=body,
        created_at=world.at,
    )
    world.steps[body.pk] = ("decided", "preparatory") if body.state == "preparatory" else ("decided",)
    world.foundings.append(task)


def _found_others(world: World, main: list[Body]) -> None:
    """Women's and youth organisations and councils, women's organisations of communes, up to the size."""
    for body in main:
        if body.level == "local" or body.place is None:
            continue
        for kind in ("women", "youth"):
            _one_more(world, f"{kind}_organisation", body, body, family=kind)
        _one_more(world, f"{body.type.partition('_')[0]}_council", body, body.parent)
    found = [body for body in main if body.level == "local"]
    world.chance.shuffle(found)
    for body in found:
        _one_more(world, "women_organisation", body, body, family="women")


def _one_more(world: World, key: str, beside: Body, parent: Body | None, family: str = "") -> None:
    if len(world.bodies) < world.sizes.bodies:
        _open(world, key, beside.place, parent, "structured", family=family)


def _open(
    world: World,
    key: str,
    place: Place | None,
    parent: Body | None,
    state: str,
    *,
    family: str = "",
    prepares: Body | None = None,
) -> Body:
    kind = world.structure.body_type(key)
    assert place is not None
    level = _level(world, place)
    unit = Unit(level, place, place.path, place)
    founded = world.some_day(-1400, -40) if state in {"structured", "expired"} else None
    ends = add_months(founded, kind.mandate_months) if founded and kind.mandate_months else None
    if ends and state == "expired":
        founded, ends = add_months(founded, -kind.mandate_months), founded  # type: ignore[arg-type, operator]
    body: Body = world.add(
        Body,
        type=key,
        level=level,
        place=place,
        scope=place.path,
        parent=parent,
        state=state,
        family=family,
        prepares=prepares,
        founded_on=founded,
        mandate_ends_on=ends,
        **choose_names(kind, unit, prepares, "", ""),
    )
    world.bodies.append(body)
    return body


def _level(world: World, place: Place) -> str:
    return next(each.key for each in world.structure.levels if place.kind in each.units.kinds)


def _furnish(world: World) -> None:
    """The offices that the charter names, as the action makes them."""
    furnish(world.bodies, world.structure)
    for office in Office.objects.order_by("body_id", "rank", "pk"):
        world.offices.setdefault(office.body_id, []).append(office)


def take_steps(world: World) -> None:
    """The founding steps, once there are accounts that took them."""
    for task in world.foundings:
        body = task.founds
        assert body is not None
        by = world.account_of(task.body)
        for step in world.steps[body.pk]:
            on = world.some_day(-120, -2)
            world.add(
                FoundingStep,
                body=body,
                scope=body.scope,
                step=step,
                done_on=on,
                skipped="سجل قبل العمل بالمنظومة",
                at=world.moment(on),
                by=by,
            )
