"""Long lists of boxes in groups that open: a level and its bodies, a region and its provinces."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django import forms


@dataclass(frozen=True)
class Box:
    """One box to tick; ``id`` is that of its input."""

    id: str
    value: str
    label: str
    ticked: bool


@dataclass(frozen=True)
class Group:
    """Boxes under one heading; without a heading they stand open."""

    label: str
    boxes: list[Box]

    @property
    def open(self) -> bool:
        """Whether one of its boxes is ticked, so that it must be seen."""
        return any(box.ticked for box in self.boxes)

    @property
    def ticked(self) -> int:
        """How many are ticked."""
        return sum(box.ticked for box in self.boxes)


def groups_of(field: forms.BoundField) -> list[Group]:
    """The choices of a field as boxes in their groups, ticked as the form says."""
    assert isinstance(field.field, forms.MultipleChoiceField)
    ticked = {str(value) for value in field.value() or ()}
    groups: list[Group] = []
    number = 0
    for key, label in _choices(field.field):
        options: Iterable[tuple[str, str]] = [(str(key), label)] if isinstance(label, str) else label
        boxes = []
        for value, words in options:
            boxes.append(Box(f"{field.auto_id}_{number}", value, str(words), value in ticked))
            number += 1
        if not isinstance(label, str):
            groups.append(Group(str(key), boxes))
        elif groups and not groups[-1].label:
            groups[-1].boxes.extend(boxes)
        else:
            groups.append(Group("", boxes))
    return groups


def _choices(field: forms.MultipleChoiceField) -> Sequence[tuple[str, str | Sequence[tuple[str, str]]]]:
    choices = list(field.widget.choices)
    return [(key, label if isinstance(label, list | tuple) else str(label)) for key, label in choices]
