"""Appointing to an office and ending it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.models import Body, Office
from liqaa.bodies.text.charter import Language
from liqaa.kit.forms import DayField, NameField
from liqaa.people.forms import PersonField
from liqaa.people.models import Gender, Person


class OfficeField(forms.ModelChoiceField):
    """One of the offices of a body, by its title in the reader's language."""

    language: Language = "ar"

    def label_from_instance(self, obj: Any) -> str:
        """Both forms of the title where they differ, and how far the role reaches where that is not all."""
        masculine, feminine = (
            obj.title(Gender.MASCULINE, self.language),
            obj.title(Gender.FEMININE, self.language),
        )
        title = masculine if masculine == feminine else f"{masculine} / {feminine}"
        narrowed = obj.role and obj.reach != Office.Reach.PLACE
        return f"{title} ({obj.get_reach_display()})" if narrowed else title


class AppointForm(forms.Form):
    """Somebody for an office of a body."""

    office = OfficeField(label=_("Office"), queryset=Office.objects.none(), empty_label=_("choose one"))
    person = PersonField(label=_("Person"), help_text=_("Type a part of the name, then choose."))
    starts_on = DayField(label=_("From"))
    legal_end_on = DayField(
        label=_("Legal end"), required=False, help_text=_("Left empty, it follows from the charter.")
    )
    interim = forms.BooleanField(label=_("Stands in for a time"), required=False)
    source = NameField(
        label=_("Decided by"),
        required=False,
        help_text=_("The meeting or decision that made the appointment."),
    )

    def __init__(
        self, *args: Any, body: Body, people: QuerySet[Person], language: Language, **options: Any
    ) -> None:
        """Take what ``Form`` takes, the body, and whom the reader may appoint."""
        super().__init__(*args, **options)
        office = self.fields["office"]
        assert isinstance(office, OfficeField)
        office.language = language
        office.queryset = body.offices.order_by("rank", "pk")
        person = self.fields["person"]
        assert isinstance(person, PersonField)
        person.offer(people)


class EndForm(forms.Form):
    """The end of an office or a mandate."""

    ended_on = DayField(label=_("First day out of office"))
