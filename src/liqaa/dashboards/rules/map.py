"""What a figure looks like on the map: its step on a scale, and the steps of a legend. Plain Python."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from liqaa.kit.maps import COUNT, STATES, Figure, Layer, Part
from liqaa.kit.scopes import Reach, covers
from liqaa.territory.rules import province_path

UNSEEN, EMPTY, NOUGHT = "unseen", "empty", "nought"
"""Steps outside any scale: the reader may not see it; there is nothing to count; counted, and none."""
COOL, WARM = ("cool-1", "cool-2", "cool-3", "cool-4"), ("warm-1", "warm-2", "warm-3", "warm-4")
"""The four steps of a scale from light to strong; warm ones warn."""
QUARTERS = ((1, 24), (25, 49), (50, 74), (75, 100))
FEW = len(COOL)

ALL, SOME, NONE = "all", "some", "none"
"""How much of a unit the reader may see."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the legend: from ``low`` to ``high`` (None: and more), or the states ``parts``."""

    key: str
    low: int | None = None
    high: int | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """How the figures of one view are drawn: the layer's scale with the steps that its numbers call for."""

    layer: Layer
    steps: tuple[Step, ...]
    by_state: bool = False

    def step_of(self, figure: Figure) -> str:
        """The key of the step a figure stands on."""
        if self.layer.of and not figure[self.layer.of]:
            return EMPTY
        if self.by_state:
            return commonest(self.layer, figure).tone
        number = number_of(self.layer, figure)
        if number == 0:
            return NOUGHT
        return next(
            (step.key for step in self.steps if step.low and step.low <= number <= (step.high or number)),
            EMPTY,
        )


def states_of(layer: Layer) -> list[Part]:
    """The parts of a layer that are states, the best first."""
    return [part for part in layer.parts if part.tone]


def commonest(layer: Layer, figure: Figure) -> Part:
    """The state that most things of a figure are in; of two, the worse one."""
    return max(reversed(states_of(layer)), key=lambda part: figure[part.key])


def number_of(layer: Layer, figure: Figure) -> int:
    """What the scale measures: the count of a part, or its share in hundredths (100 is all of it)."""
    value = figure[layer.value]
    if layer.scale == COUNT:
        return value
    whole = figure[layer.of]
    return value * 100 // whole if whole else 0


def scale_of(layer: Layer, figures: Iterable[Figure]) -> Scale:
    """The scale for these figures: by state where most of them count one thing (a city counts its parts)."""
    known = list(figures)
    ramp = WARM if layer.warns else COOL
    if layer.scale == STATES and 2 * sum(figure[layer.of] > 1 for figure in known) <= len(known):
        return Scale(layer, _state_steps(layer), by_state=True)
    if layer.scale == COUNT:
        highest = max((figure[layer.value] for figure in known), default=0)
        ranges: Iterable[tuple[int, int | None]] = count_ranges(highest)
    else:
        ranges = QUARTERS
    steps = [Step(key, low, high) for key, (low, high) in zip(ramp, ranges, strict=False)]
    return Scale(layer, (Step(NOUGHT, 0, 0), *steps))


def _state_steps(layer: Layer) -> tuple[Step, ...]:
    """A step for each tone, with the states that share it."""
    states = states_of(layer)
    tones = dict.fromkeys(part.tone for part in states)
    return tuple(Step(tone, parts=tuple(part for part in states if part.tone == tone)) for tone in tones)


def count_ranges(highest: int) -> list[tuple[int, int | None]]:
    """At most four ranges from one to ``highest`` with round ends, the last one open."""
    if highest <= FEW:
        return [(number, number) for number in range(1, highest + 1)]
    width = round_up(-(-highest // FEW))
    lows = [1, width + 1, 2 * width + 1, 3 * width + 1]
    ranges: list[tuple[int, int | None]] = [(low, low + width - 1) for low in lows if low <= highest]
    return [*ranges[:-1], (ranges[-1][0], None)]


def round_up(number: int) -> int:
    """The next of 1, 2, 3, 5, 10, 20, 30, 50, 100 … that is not smaller."""
    scale = 1
    while True:
        for step in (1, 2, 3, 5):
            if step * scale >= number:
                return step * scale
        scale *= 10


def seen(reach: Reach, path: str) -> str:
    """How much of the place at ``path`` lies within ``reach``."""
    if reach.covers(path):
        return ALL
    return SOME if any(covers(path, each) for each in reach.paths) else NONE


def rolled_up(rows: Mapping[str, Figure], units: Iterable[str], reach: Reach) -> dict[str, Figure]:
    """The sum of the rows at and below each unit; rows outside ``reach`` are left out, whatever gave them."""
    wanted = set(units)
    sums: dict[str, Figure] = {}
    for path, figure in rows.items():
        if not reach.covers(path):
            continue
        for above in _up(path):
            if above in wanted:
                sums[above] = sums[above] + figure if above in sums else figure
    return sums


def _up(path: str) -> Iterable[str]:
    """A path and those above it, itself first."""
    while path:
        yield path
        path = path.rpartition("/")[0]


def own_ground(reaches: Iterable[Reach], country: str) -> str:
    """Where a reader's map opens: the one province or region of some right, else the country."""
    for reach in reaches:
        if len(reach.paths) == 1 and reach.paths[0] != country:
            return province_path(reach.paths[0]) or reach.paths[0]
    return country
