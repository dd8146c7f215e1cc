"""Layers of the map: what rooms offer to colour it with.

The map lives above every room, so a room offers its layer here when it starts, as it offers panels:

    offer_layer(Layer("needs", _("Needs"), needs_on_map, right=SEE, parts=PARTS, value="waiting"))

A layer answers with plain counts by place; the map adds them up, decides on colours, draws table and legend.
It counts only what ``account`` may see; the map drops once more what lies outside the reach of ``right``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from django.utils.functional import Promise

SHARE, COUNT, STATES = "share", "count", "states"
"""Scales: ``value`` in hundredths of ``of``; ``value`` by number; the state of one thing, else the share."""
PROVINCES, COMMUNES = "province", "commune"
"""Levels: a country or region is drawn by its provinces, a province by its communes."""

type Choices = Sequence[tuple[str, str | Promise]]


@dataclass(frozen=True, slots=True)
class Figure:
    """What one place counts of each part of a layer; a part that is missing is nought."""

    parts: Mapping[str, int]

    def __add__(self, other: "Figure") -> "Figure":
        """Both together, part by part."""
        keys = {**self.parts, **other.parts}
        return Figure({key: self.parts.get(key, 0) + other.parts.get(key, 0) for key in keys})

    def __getitem__(self, part: str) -> int:
        """The count of a part."""
        return self.parts.get(part, 0)


@dataclass(frozen=True, slots=True)
class Part:
    """A column of a layer; with STATES, ``tone`` (good, half, over, late, none) makes it a state."""

    key: str
    label: str | Promise
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing at the place ``path``: its words, where it is shown, since when."""

    path: str
    words: str | Promise
    url: str = ""
    since: date | None = None


class Figures(Protocol):
    """Gives the counts at and below ``path``, by the path of each place, in one statement.

    ``level`` is what the map draws, PROVINCES or COMMUNES; ``choice`` is one of the layer's choices.
    """

    def __call__(self, account: Any, path: str, level: str, *, on: date, choice: str) -> Mapping[str, Figure]:
        """Count."""


class Lacks(Protocol):
    """Gives how many things are missing below and at ``path``, and those within ``window``."""

    def __call__(
        self, account: Any, path: str, *, on: date, choice: str, window: slice
    ) -> tuple[int, Sequence[Lack]]:
        """List."""


class ChoicesOf(Protocol):
    """Gives the choices that the reader may make, the usual one first, as (key, label)."""

    def __call__(self, account: Any, level: str, *, on: date) -> Choices:
        """List."""


def no_choices(account: Any, level: str, *, on: date) -> Choices:
    """A layer that is always the same."""
    return ()


@dataclass(frozen=True)
class Layer:
    """One layer as its room offers it.

    key, label    name in addresses and on screen, ``lead`` one sentence that says what the colours mean
    figures       the counts, see :class:`Figures`
    right         whose reach decides which places show a figure; the others are drawn as "no data"
    parts         columns of the table; with STATES those with a tone are the states, the best first
    scale, value, of    see SHARE, COUNT, STATES; ``value`` and ``of`` are keys of parts
    warns         more of ``value`` is worse: drawn in the colours of warning
    added_up      True: a place's figure is the sum of those in it. False: the layer gives every place its own
                  figure already (a meeting about two communes counts once in their province)
    lacks         what is missing, see :class:`Lacks`; without it, the places whose ``value`` is nought
    choices, choice_label     what narrows the layer: sectors, months, levels
    position      lower ones come first
    """

    key: str
    label: str | Promise
    figures: Figures
    right: str
    parts: tuple[Part, ...]
    value: str
    scale: str = COUNT
    of: str = ""
    lead: str | Promise = ""
    warns: bool = False
    added_up: bool = True
    lacks: Lacks | None = None
    choices: ChoicesOf = field(default=no_choices)
    choice_label: str | Promise = ""
    position: int = 100


_layers: dict[str, Layer] = {}


def offer_layer(layer: Layer) -> None:
    """Offer a layer; offering a key again replaces it."""
    _layers[layer.key] = layer


def layers() -> list[Layer]:
    """Every layer on offer, in order."""
    return sorted(_layers.values(), key=lambda layer: (layer.position, layer.key))
