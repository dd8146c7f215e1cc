"""Forms of the room: a person, the search, a stretch of membership, a request about the data."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liqaa.kit.arabic import clean
from liqaa.kit.forms import DayField, NameField, ProseField, key_typed
from liqaa.kit.scopes import Reach
from liqaa.people import queries
from liqaa.people.models import Consent, DataRequest, Gender, Person
from liqaa.territory.forms import PlaceField
from liqaa.territory.models import Place

LONGEST_REQUEST = 2000


class PersonForm(forms.Form):
    """What is kept of a person. ``allowed`` are the places where the reader may add or correct people."""

    name = NameField(
        label=_("Name"), help_text=_("As the person writes it, in Arabic where there is an Arabic form.")
    )
    name_latin = NameField(label=_("Name in Latin letters"), required=False)
    gender = forms.ChoiceField(
        label=_("Gender"),
        choices=[("", _("not said")), *Gender.choices],
        required=False,
        help_text=_("Titles take its form: أمين, أمينة."),
    )
    place = PlaceField(
        label=_("Place"), help_text=_("Commune, province or region: it decides who sees this person.")
    )
    relation = forms.ChoiceField(
        label=_("Relation to the organisation"),
        choices=Person.Relation.choices,
        initial=Person.Relation.MEMBER,
    )
    phone = NameField(label=_("Phone"), max_length=30, required=False)
    email = forms.EmailField(label=_("E-mail address"), required=False)

    def __init__(self, *args: Any, allowed: Reach, **options: Any) -> None:
        """Take what ``Form`` takes, and the places that may be chosen."""
        super().__init__(*args, **options)
        self.allowed = allowed
        self.fields["phone"].widget.attrs |= {"inputmode": "tel", "dir": "ltr"}
        self.fields["email"].widget.attrs |= {"dir": "ltr"}
        self.fields["name_latin"].widget.attrs |= {"dir": "ltr", "lang": "fr"}

    def clean_place(self) -> Place | None:
        """A place where the reader may keep people."""
        place: Place | None = self.cleaned_data["place"]
        if place is not None and not self.allowed.covers(place.path):
            raise forms.ValidationError(_("You may not keep people of this place."))
        return place


class JoinForm(forms.Form):
    """The start of a membership."""

    joined_on = DayField(label=_("Member since"))
    number = NameField(label=_("Membership number"), max_length=30, required=False, numbers=True)


class LeaveForm(forms.Form):
    """The end of a membership."""

    ended_on = DayField(label=_("First day outside"))


class ConsentForm(forms.Form):
    """A consent to one purpose; the words that are agreed to stand beside the box, and are kept."""

    purpose = forms.ChoiceField(
        label=_("Agreed to"), choices=Consent.Purpose.choices, widget=forms.RadioSelect
    )
    given_on = DayField(label=_("Given on"))
    agreed = forms.BooleanField(
        label=_("These words were shown to the person, and they agreed."),
        error_messages={"required": _("Nothing is written down without the person's word.")},
    )


class PersonWidget(forms.Widget):
    """A text input that lists the known people of a name, each a radio button; needs no script."""

    template_name = "people/person_widget.html"
    people: QuerySet[Person] = Person.objects.none()

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> tuple[str, str]:
        """Who was chosen (an id) and what was typed."""
        return data.get(name) or "", data.get(f"{name}_typed") or ""

    def value_omitted_from_data(self, data: Mapping[str, Any], files: object, name: str) -> bool:
        """Whether the form was sent without this field."""
        return name not in data and f"{name}_typed" not in data

    def id_for_label(self, id_: str) -> str:
        """The label belongs to the text input, which bears the field's id."""
        return id_

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """What the template needs: the words typed, who is chosen, whom to choose from."""
        context = super().get_context(name, None, attrs)
        chosen, typed = value if isinstance(value, tuple) else (value, "")
        known = chosen if isinstance(chosen, Person) else _person(self.people, chosen)
        typed = clean(str(typed))[:LONGEST_NAME]
        context["widget"] |= {
            "chosen": known,
            "typed": typed or (known.name if known else ""),
            "found": options(self.people, typed) if typed and known is None else [],
            "options_url": reverse("people:options"),
        }
        return context


class PersonField(forms.Field):
    """A known person, found by any spelling of the name and always chosen by hand, never taken for another.

    A form that uses it says whom its reader may choose: ``form.fields["person"].offer(people)``.
    """

    widget = PersonWidget
    default_error_messages = {
        "unknown": _("Nobody of this name is known here: add the person first."),
        "choose": _("Choose who is meant from the list."),
    }

    def offer(self, people: QuerySet[Person]) -> None:
        """Let only ``people`` be found and chosen."""
        self.people = self.widget.people = people

    def clean(self, value: Any) -> Person | None:
        """The person chosen, None when the field is empty and may be."""
        chosen, typed = value if isinstance(value, tuple) else (value, "")
        if isinstance(chosen, Person):
            return chosen
        if person := _person(self.people, chosen):
            return person
        if clean(str(typed)).strip() or chosen:
            code = "choose" if options(self.people, clean(str(typed))) else "unknown"
            raise forms.ValidationError(self.error_messages[code], code=code)
        if self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return None


OPTIONS = 8
LONGEST_NAME = 200


def options(people: QuerySet[Person], typed: str) -> list[Person]:
    """The people to choose from for what was typed so far, the nearest first."""
    asked = typed[:LONGEST_NAME].strip()
    return list(queries.found_by_name(people, asked)[:OPTIONS]) if asked else []


def _person(people: QuerySet[Person], chosen: object) -> Person | None:
    key = key_typed(str(chosen or ""))
    return people.filter(pk=key).first() if key is not None else None


class RequestForm(forms.Form):
    """What somebody asks about their own data. Of oneself, the day is today: there is no field for it."""

    kind = forms.ChoiceField(
        label=_("What is asked"), choices=DataRequest.Kind.choices, widget=forms.RadioSelect
    )
    text = ProseField(
        label=_("In the person's words"),
        max_length=LONGEST_REQUEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("To have something corrected: what is wrong, and how it should be."),
    )
    asked_on = DayField(
        label=_("Asked on"), help_text=_("The day the letter or the word came: the ten days start there.")
    )

    def __init__(self, *args: Any, own: bool, **options: Any) -> None:
        """Take what ``Form`` takes; ``own`` where the person asks for themselves."""
        super().__init__(*args, **options)
        if own:
            del self.fields["asked_on"]
            self.fields["text"].label = _("In your words")


class AnswerForm(forms.Form):
    """The answer to a request about personal data."""

    granted = forms.ChoiceField(
        label=_("The answer"),
        choices=[("yes", _("It is done")), ("no", _("It is refused, for the reason below"))],
        widget=forms.RadioSelect,
    )
    answer = ProseField(
        label=_("What was done, or why not"),
        max_length=LONGEST_REQUEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("The person reads it on their own page."),
    )
