"""The map in words: the legend, what a unit's figure says, the rows of the table."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _

from liqaa.dashboards.queries.map import Unit, View
from liqaa.dashboards.rules import map as rules
from liqaa.dashboards.rules.map import Step
from liqaa.kit import arabic, links, maps
from liqaa.kit.maps import Figure, Part
from liqaa.kit.templatetags.kit import number

SORTS = ("name", "-name", "value", "-value")


@dataclass(frozen=True)
class Entry:
    """One line of the legend: the step, its words, how many units stand on it."""

    key: str
    words: Any
    count: int


def legend(view: View) -> list[Entry]:
    """Every step of the scale, then those outside it that occur."""
    counts = Counter(unit.step for unit in view.drawn)
    entries = []
    if view.scale is not None:
        entries = [Entry(step.key, _of_step(view, step), counts[step.key]) for step in view.scale.steps]
    outside = {rules.EMPTY: _("Nothing to count"), rules.UNSEEN: _("No data: outside your places")}
    return entries + [Entry(key, words, counts[key]) for key, words in outside.items() if counts[key]]


def _of_step(view: View, step: Step) -> Any:
    if step.parts:
        return " · ".join(str(part.label) for part in step.parts)
    unit = "" if view.layer.scale == maps.COUNT else " %"
    if step.low == step.high:
        said = f"{step.low}{unit}"
    elif step.high is None:
        return format_html("<bdi>{}</bdi>", _("%(number)d and more") % {"number": step.low})
    else:
        said = f"{step.low}–{step.high}{unit}"
    return format_html('<bdi dir="ltr">{}</bdi>', said)


def words_of(view: View, figure: Figure | None) -> str:
    """What the map says of a figure in a few words: a state, a number, or a share."""
    layer = view.layer
    if figure is None:
        return _("No data")
    if layer.of and not figure[layer.of]:
        return _("Nothing to count")
    if view.scale is not None and view.scale.by_state and figure[layer.of] == 1:
        return str(rules.commonest(layer, figure).label)
    if layer.scale == maps.COUNT:
        return str(figure[layer.value])
    return _("%(value)d of %(all)d (%(share)s)") % {
        "value": figure[layer.value],
        "all": figure[layer.of],
        "share": arabic.isolate_ltr(f"{rules.number_of(layer, figure)}\N{NO-BREAK SPACE}%"),
    }


def label_of(view: View, figure: Figure | None) -> str:
    """The few signs that stand on the map itself; nothing where colour and pattern say it all."""
    if (
        figure is None
        or (view.layer.of and not figure[view.layer.of])
        or (view.scale and view.scale.by_state)
    ):
        return ""
    value = rules.number_of(view.layer, figure)
    if not value:
        return ""
    return str(value) if view.layer.scale == maps.COUNT else f"{value}%"


def columns_of(view: View) -> Sequence[Part]:
    """The parts that have a column: none where each place is one thing, whose state is told in words."""
    told = len(view.layer.parts) == 1 or (view.scale is not None and view.scale.by_state)
    return () if told else view.layer.parts


def note_of(unit: Unit) -> str:
    """What has to be said beside a unit's name."""
    return _("only the part you may see") if unit.seen == rules.SOME else ""


@dataclass(frozen=True)
class Row:
    """A line of the table: the place, its words and counts; ``city`` for the parts of one."""

    name: str
    url: str
    opens: bool
    kind: str
    note: str
    step: str
    words: str
    cells: Sequence[tuple[Any, Any, int, int]]
    city: str = ""


def rows_of(view: View, sort: str, map_url: Mapping[str, str]) -> list[Row]:
    """The table: the units in the order asked for, then what stands under none of them."""
    rows = [_row(view, unit, map_url) for unit in _sorted(view, sort)]
    if view.itself is not None:
        name = _("%(place)s itself") % {"place": view.place.name}
        step = ""
        rows.append(
            Row(name, "", False, _("under none of the places above"), "", step, "", _cells(view, view.itself))
        )
    return rows


def total_row(view: View) -> Row | None:
    """The sum over the place."""
    if view.total is None:
        return None
    words = (
        words_of(view, view.total) if view.layer.scale != maps.COUNT else str(view.total[view.layer.value])
    )
    return Row(_("All of it"), "", False, view.place.name, "", "", words, _cells(view, view.total))


def _row(view: View, unit: Unit, map_url: Mapping[str, str]) -> Row:
    opens = unit.place.path in map_url
    return Row(
        name=unit.place.name,
        url=map_url.get(unit.place.path) or links.url_for(unit.place),
        opens=opens,
        kind=str(unit.place.get_kind_display()),
        note=note_of(unit),
        step=unit.step,
        words=words_of(view, unit.figure),
        cells=_cells(view, unit.figure),
        city=unit.city,
    )


def _cells(view: View, figure: Figure | None) -> list[tuple[Any, Any, int, int]]:
    """For each part: label, number in words, the number, and of how many for a bar (0: no bar)."""
    layer = view.layer
    if figure is None:
        return [(part.label, "—", 0, 0) for part in columns_of(view)]
    whole = figure[layer.of] if layer.scale == maps.SHARE else 0
    return [
        (part.label, number(figure[part.key]), figure[part.key], whole if part.key != layer.of else 0)
        for part in columns_of(view)
    ]


def _sorted(view: View, sort: str) -> list[Unit]:
    """By name as the places come, or by what the scale measures; units without a figure always last."""
    units = view.units
    if sort == "-name":
        return [each for city in reversed(_groups(units)) for each in city]
    if sort not in ("value", "-value"):
        return units

    def measure(unit: Unit) -> tuple[bool, int]:
        if unit.figure is None:
            return True, 0
        value = rules.number_of(view.layer, unit.figure)
        return False, -value if sort == "-value" else value

    return sorted(units, key=measure)


def _groups(units: Sequence[Unit]) -> list[list[Unit]]:
    """Each city with its parts behind it."""
    groups: list[list[Unit]] = []
    for unit in units:
        if unit.city and groups:
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return groups
