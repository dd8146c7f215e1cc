"""Opening a body, describing it, moving it to another state."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.models import Body
from liqaa.bodies.rules import states
from liqaa.bodies.text.charter import Charter, Language
from liqaa.kit.forms import DayField, NameField
from liqaa.kit.scopes import Reach
from liqaa.territory.forms import PlaceField
from liqaa.territory.models import Place


class OpenForm(forms.Form):
    """A new body. ``allowed`` are the places where the reader may open one."""

    type = forms.ChoiceField(label=_("Kind of body"))
    place = PlaceField(label=_("Place"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        choices=[(value, label) for value, label in Body.State.choices if value in states.OPENS_IN],
        initial=Body.State.PLANNED,
        help_text=_("A body to found is “not structured”; one that works already is “structured”."),
    )
    founded_on = DayField(label=_("Founded on"), required=False)
    name_ar = NameField(
        label=_("Name in Arabic"),
        required=False,
        help_text=_("Leave it empty for the usual name; several of a kind in one place need one each."),
    )
    name_fr = NameField(label=_("Name in French"), required=False)
    family = forms.ChoiceField(
        label=_("Parallel organisation"), choices=[("", _("none")), *Body.Family.choices], required=False
    )

    def __init__(
        self, *args: Any, structure: Charter, language: Language, allowed: Reach, **options: Any
    ) -> None:
        """Take what ``Form`` takes, the charter that names the types, and the places that may be chosen."""
        super().__init__(*args, **options)
        self.allowed = allowed
        self.fields["type"].choices = type_choices(structure, language)  # type: ignore[attr-defined]
        self.fields["name_fr"].widget.attrs |= {"dir": "ltr", "lang": "fr"}

    def clean_place(self) -> Place | None:
        """A place where the reader may open bodies."""
        place: Place | None = self.cleaned_data["place"]
        if place is not None and not self.allowed.covers(place.path):
            raise forms.ValidationError(_("You may not open a body in this place."))
        return place


class DescribeForm(forms.Form):
    """Names, premises and days of a body."""

    name_ar = NameField(label=_("Name in Arabic"))
    name_fr = NameField(label=_("Name in French"), required=False)
    premises = NameField(
        label=_("Premises"),
        max_length=300,
        required=False,
        help_text=_("Street and number, as one would tell a visitor."),
    )
    premises_place = PlaceField(label=_("Where the premises are"), required=False)
    founded_on = DayField(label=_("Founded on"), required=False)
    mandate_ends_on = DayField(label=_("Mandate ends on"), required=False)


class MoveForm(forms.Form):
    """The next state of a body, among those it may move to."""

    state = forms.ChoiceField(label=_("Next state"), widget=forms.RadioSelect)
    on = DayField(label=_("On"))

    def __init__(self, *args: Any, body: Body, today: date, **options: Any) -> None:
        """Take what ``Form`` takes, the body that moves, and the day it is shown on."""
        super().__init__(*args, **{"initial": {"on": today}, **options})
        labels: dict[str, Any] = dict(Body.State.choices)
        if body.mandate_ends_on is not None:
            labels[Body.State.STRUCTURED] = _("renewed: a new mandate starts")
        allowed = states.moves(body.state, body.mandate_ends_on, today)
        self.fields["state"].choices = [(move, labels[move]) for move in allowed]  # type: ignore[attr-defined]


def type_choices(structure: Charter, language: Language) -> list[tuple[str, list[tuple[str, str]]]]:
    """The body types of a charter by level, the upper level first; a type of several levels under each."""
    return [
        (
            level.name.in_language(language),
            [(each.key, each.name.in_language(language)) for each in structure.body_types_at(level.key)],
        )
        for level in structure.levels
    ]
