"""A public mandate and its institution."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.text.charter import Language, MandateList
from liqaa.kit.forms import DayField, NameField
from liqaa.kit.scopes import Reach
from liqaa.people.forms import PersonField
from liqaa.people.models import Person
from liqaa.territory.forms import PlaceField
from liqaa.territory.models import Place


class MandateForm(forms.Form):
    """Somebody in an assembly, a chamber or the government.

    The position says in which kind of institution.
    """

    position = forms.ChoiceField(label=_("Mandate"))
    place = PlaceField(
        label=_("Place of the institution"),
        required=False,
        help_text=_("Leave it empty for the whole country."),
    )
    person = PersonField(label=_("Person"), help_text=_("Type a part of the name, then choose."))
    committee = NameField(label=_("Committee, group or portfolio"), required=False)
    starts_on = DayField(label=_("From"))
    legal_end_on = DayField(
        label=_("Legal end"),
        required=False,
        help_text=_("Left empty, it follows from the length of the mandate."),
    )

    def __init__(
        self,
        *args: Any,
        mandates: MandateList,
        language: Language,
        people: QuerySet[Person],
        allowed: Reach,
        **options: Any,
    ) -> None:
        """Take what ``Form`` takes, the mandates, who may be named, where the reader may record."""
        super().__init__(*args, **options)
        self.allowed = allowed
        self.mandates = mandates
        self.fields["position"].choices = position_choices(mandates, language)  # type: ignore[attr-defined]
        person = self.fields["person"]
        assert isinstance(person, PersonField)
        person.offer(people)

    def clean(self) -> dict[str, Any]:
        """Mandates are recorded where the reader may.

        In the institution's place, or the person's for the country.
        """
        values = super().clean() or {}
        place, person = values.get("place"), values.get("person")
        governed = (
            place.path
            if isinstance(place, Place)
            else person.place_id
            if isinstance(person, Person)
            else None
        )
        if governed is not None and not self.allowed.covers(governed):
            self.add_error("place" if place else "person", _("You may not record mandates in this place."))
        return values

    @property
    def kind(self) -> str:
        """The kind of institution that the position chosen belongs to."""
        return self.mandates.mandate(self.cleaned_data["position"]).institution


def position_choices(mandates: MandateList, language: Language) -> list[tuple[str, list[tuple[str, str]]]]:
    """The public mandates by kind of institution."""
    return [
        (
            kind.name.in_language(language),
            [(each.key, each.title.form(None, language)) for each in mandates.mandates_of(kind.key)],
        )
        for kind in mandates.institutions
    ]
