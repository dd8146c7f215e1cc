"""Calling a meeting: what is needed first, the rest for whoever wants it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liqaa.kit.forms import NameField
from liqaa.meetings.forms.beside import BESIDE, BesideForm
from liqaa.meetings.forms.record import CallForm
from liqaa.meetings.models import Meeting
from liqaa.territory.forms import PlacesField

MORE = ("territories", *BESIDE, "outside_organiser", "mode", "joining", "summary")
"""Fields that a short call leaves closed."""


class ConvokeForm(BesideForm, CallForm):
    """A meeting to come, with everything that may be said of it."""

    territories = PlacesField(
        label=_("Places it is about"),
        required=False,
        help_text=_("One place a line. The place where it was held is another thing."),
    )
    outside_organiser = NameField(
        label=_("Organised together with"),
        max_length=250,
        required=False,
        help_text=_("A body from outside, as it is called."),
    )
    mode = forms.ChoiceField(label=_("How people meet"), choices=Meeting.Mode.choices, required=False)
    joining = NameField(
        label=_("How to join"), max_length=500, required=False, help_text=_("A link or a number to call.")
    )
    urgent = forms.BooleanField(
        label=_("It is urgent: call it with less notice than the charter asks"), required=False
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        """Offer the bodies that may stand beside the one chosen so far."""
        super().__init__(*args, **options)
        self.offer_bodies(self.account, organiser=self.asked_organiser())

    def values(self) -> dict[str, Any]:
        """The fields of a record that the form fills."""
        data, values = self.cleaned_data, super().values()
        named = (*BESIDE, "outside_organiser", "joining")
        values |= {name: data[name] for name in named} | {"mode": data["mode"] or Meeting.Mode.IN_PERSON}
        return values | ({"territories": data["territories"]} if data["territories"] else {})

    @property
    def has_more(self) -> bool:
        """Whether anything was typed, or went wrong, among the fields that a short call leaves closed."""
        return self.is_bound and any(
            name in self.errors or (self[name].value() not in (None, "", "in_person", ("", ""), []))
            for name in MORE
        )
