"""The kinds of a meeting to tick: those its organiser usually holds first, the rest folded away."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liqaa.meetings.models import Meeting

KINDS: dict[str, Any] = {key: label for key, label in Meeting.Kind.choices if key != Meeting.Kind.OTHER}
SHOWN = 4
"""So many are shown first: a phone shows them without scrolling."""
COMMON = (Meeting.Kind.COMMUNICATION, Meeting.Kind.ORGANISATIONAL, Meeting.Kind.COUNCIL, Meeting.Kind.OPEN)
"""Shown first where the organiser has not met often enough to tell."""


class KindsWidget(forms.CheckboxSelectMultiple):
    """Boxes; those of a named group are folded away unless one of them is ticked, or the answer was wrong."""

    template_name = "meetings/kinds_widget.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Say whether the folded boxes are open."""
        context = super().get_context(name, value, attrs)
        folded = [box for group, boxes, _index in context["widget"]["optgroups"] if group for box in boxes]
        ticked = any(box["selected"] for box in folded)
        return context | {"open": ticked or "aria-invalid" in (attrs or {})}


class KindsField(forms.MultipleChoiceField):
    """The kinds of a meeting, none or several."""

    widget = KindsWidget

    def __init__(self) -> None:
        """Show the common ones first."""
        super().__init__(label=_("Kind"), required=False)
        self.put_first(())

    def put_first(self, usual: Sequence[str]) -> None:
        """Show what the organiser usually holds first, filled up with what is common."""
        first = [key for key in dict.fromkeys([*usual, *COMMON]) if key in KINDS][:SHOWN]
        rest = [(key, label) for key, label in KINDS.items() if key not in first]
        self.choices = [*((key, KINDS[key]) for key in first), (_("Other kinds"), rest)]
