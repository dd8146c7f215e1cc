"""One form for each kind of entry in a record: it starts from the entry and gives the entry back."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.followup.models import Outcome
from liqaa.kit.forms import DayField, NameField, ProseField
from liqaa.meetings.models import Intervention, Meeting
from liqaa.needs.models import Sector
from liqaa.people.models import Gender
from liqaa.reports.forms.fields import BodyField
from liqaa.reports.queries.plan import iso_day
from liqaa.reports.queries.resolution import places_at
from liqaa.reports.rules.record import Record, parts
from liqaa.territory.forms import PlaceField, PlacesField
from liqaa.territory.models import Place


class EntryForm(forms.Form):
    """A form over one entry. ``start`` draws it from the entry, ``entry`` gives the corrected one."""

    heading: ClassVar[Any] = ""

    def __init__(self, *args: Any, record: Record, account: Account, **options: Any) -> None:
        """Keep the record around the entry and who corrects it."""
        self.record, self.account = record, account
        super().__init__(*args, **options)

    @classmethod
    def start(cls, value: Any) -> dict[str, Any]:
        """Initial values for the fields."""
        return {"text": value or ""}

    def entry(self, value: Any) -> Any:
        """The corrected entry; what the form does not show is kept from ``value``."""
        return self.cleaned_data["text"] or None


class WordsForm(EntryForm):
    """One line of words: title, framework, topic."""

    heading = _("Words")
    text = NameField(label=_("Words"), max_length=400, required=False)

    @classmethod
    def start(cls, value: Any) -> dict[str, Any]:
        """The words, also of a value that is an entry with a name."""
        return {"text": value.get("name") or value.get("text") if isinstance(value, dict) else value or ""}


class TitleForm(WordsForm):
    """The title: a meeting has one."""

    heading = _("Title")
    text = NameField(label=_("Title"), max_length=300)


class OrganiserForm(EntryForm):
    """Which of our bodies organised the meeting."""

    heading = _("Organiser")
    body = BodyField(label=_("Which of our bodies organised it"))

    def __init__(self, *args: Any, **options: Any) -> None:
        """Offer the bodies within the account's reach, the likeliest first."""
        super().__init__(*args, **options)
        self.fields["body"].offer(self.record, self.account)  # type: ignore[attr-defined]

    @classmethod
    def start(cls, value: Any) -> dict[str, Any]:
        """The body chosen so far."""
        return {"body": value or ""}

    def entry(self, value: Any) -> int:
        """The body's id."""
        return int(self.cleaned_data["body"])


class DateForm(EntryForm):
    """The day it was held."""

    heading = _("Date")
    day = DayField(label=_("Day"), required=False, help_text=_("24 نونبر 2024, or 2024-11-24"))

    @classmethod
    def start(cls, value: Any) -> dict[str, Any]:
        """The day found, else the words of the text."""
        read = value or {}
        day = iso_day(read.get("iso"))
        return {"day": day or read.get("iso") or read.get("raw") or ""}

    def entry(self, value: Any) -> dict[str, Any]:
        """The day in ISO form; the words of the text are kept."""
        day = self.cleaned_data["day"]
        return {**(value or {}), "iso": day.isoformat() if day else None, "partial": None}


class PlaceForm(EntryForm):
    """Where it was held."""

    heading = _("Place")
    venue = NameField(label=_("Venue"), max_length=250, required=False)
    place = PlaceField(label=_("Commune, or province"), required=False)

    @classmethod
    def start(cls, value: Any) -> dict[str, Any]:
        """The venue; the place is filled in by the view from the record's path."""
        return {"venue": (value or {}).get("venue") or ""}

    def entry(self, value: Any) -> dict[str, Any]:
        """The venue in words; the view keeps the place's path beside it."""
        return {**(value or {}), "venue": self.cleaned_data["venue"] or None}


class TerritoriesForm(EntryForm):
    """Which territories the meeting is about."""

    heading = _("About")
    places = PlacesField(label=_("Places it is about"), required=False, help_text=_("One place a line"))

    @classmethod
    def start(cls, value: Any) -> dict[str, Any]:
        """The places, one a line."""
        return {"places": places_at(value or [])}

    def entry(self, value: Any) -> list[str]:
        """Their paths."""
        return [place.path for place in self.cleaned_data["places"]]


class OrganisationForm(EntryForm):
    """Who held the meeting, in the text's own words."""

    heading = _("Who held it")
    name = NameField(label=_("Name of the organisation"), max_length=300)
    body = NameField(label=_("Body"), max_length=300, required=False)

    @classmethod
    def start(cls, value: Any) -> dict[str, Any]:
        """The organisation's name and its organ."""
        value = value or {}
        return {"name": value.get("name"), "body": value.get("body")}

    def entry(self, value: Any) -> dict[str, Any]:
        """The organisation; its type and what stands above it are kept."""
        named = {"name": self.cleaned_data["name"], "body": self.cleaned_data["body"] or None}
        return {"type": None, "parent": None, **(value or {}), **named}


class MeetingForm(EntryForm):
    """What sort of meeting, and whether it took place."""

    heading = _("Kind of meeting")
    kinds = forms.MultipleChoiceField(
        label=_("Kinds"), choices=Meeting.Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    status = forms.ChoiceField(
        label=_("Did it take place?"), choices=[("held", _("held")), ("planned", _("planned"))]
    )

    @classmethod
    def start(cls, value: Any) -> dict[str, Any]:
        """The status; the kinds stand beside the meeting in the record."""
        return {"status": (value or {}).get("status") or "held"}

    def entry(self, value: Any) -> dict[str, Any]:
        """The meeting with its status; the view keeps the kinds beside it."""
        return {**(value or {}), "status": self.cleaned_data["status"]}


class PersonForm(EntryForm):
    """Somebody, with the capacities the text gives them."""

    heading = _("Person")
    name = NameField(label=_("Name"))
    capacities = ProseField(
        label=_("Capacities"),
        max_length=1500,
        required=False,
        help_text=_("One capacity a line"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    gender = forms.ChoiceField(label=_("Gender"), choices=[("", "—"), *Gender.choices], required=False)

    @classmethod
    def start(cls, value: Any) -> dict[str, Any]:
        """Name, capacities one a line, gender."""
        value = value or {}
        capacities = value.get("capacities") or [value.get("office") or ""]
        return {
            "name": value.get("name"),
            "capacities": "\n".join(capacities),
            "gender": value.get("gender") or "",
        }

    def entry(self, value: Any) -> dict[str, Any]:
        """The person; the office is all capacities joined."""
        capacities = [line.strip() for line in self.cleaned_data["capacities"].splitlines() if line.strip()]
        return {
            **(value or {}),
            "name": self.cleaned_data["name"],
            "capacities": capacities,
            "office": " و".join(capacities) or None,
            "gender": self.cleaned_data["gender"] or None,
        }


class GroupForm(EntryForm):
    """An unnamed group, counted where somebody counted."""

    heading = _("Group")
    label = NameField(label=_("Who"), max_length=250)
    count = forms.IntegerField(label=_("How many"), min_value=1, max_value=1_000_000, required=False)

    @classmethod
    def start(cls, value: Any) -> dict[str, Any]:
        """Label and count, also of a plain text."""
        return dict(value) if isinstance(value, dict) else {"label": value or ""}

    def entry(self, value: Any) -> dict[str, Any]:
        """Label and count."""
        return {"label": self.cleaned_data["label"], "count": self.cleaned_data["count"]}


class NeedForm(EntryForm):
    """A need that was heard."""

    heading = _("Need")
    sector = forms.ChoiceField(label=_("Sector"), choices=Sector.choices)
    text = NameField(label=_("The need"), max_length=500)
    place = PlaceField(label=_("Commune, or province"))
    douar = NameField(label=_("Douar"), max_length=120, required=False)

    @classmethod
    def start(cls, value: Any) -> dict[str, Any]:
        """Sector, words, place and douar."""
        value = value or {}
        place = Place.objects.filter(path=value.get("path") or "").first()
        return {key: value.get(key) or "" for key in ("sector", "text", "douar")} | {"place": place}

    def entry(self, value: Any) -> dict[str, Any]:
        """The need under its place's path."""
        data = self.cleaned_data
        kept = {key: data[key] for key in ("sector", "text", "douar") if key in data}
        return {**(value or {}), **kept, "path": data["place"].path}


class AchievementForm(NeedForm):
    """Something built or done."""

    heading = _("Achievement")
    text = NameField(label=_("What was achieved"), max_length=500)
    douar = None  # type: ignore[assignment]


class OutcomeForm(EntryForm):
    """An outcome, with what it creates."""

    heading = _("Outcome")
    text = NameField(label=_("Words of the report"), max_length=1000)
    kind = forms.ChoiceField(label=_("How it was said"), choices=Outcome.Kind.choices)
    type = forms.ChoiceField(label=_("What it creates"), choices=Outcome.Type.choices)
    places = PlacesField(
        label=_("In which places"),
        required=False,
        help_text=_("One place a line; one task for each where it fans out"),
    )
    quantity = forms.IntegerField(
        label=_("Figure to reach"), min_value=1, max_value=10_000_000, required=False
    )
    due = DayField(label=_("By when"), required=False)
    addressee = NameField(label=_("Asked of whom"), max_length=250, required=False)

    @classmethod
    def start(cls, value: Any) -> dict[str, Any]:
        """Every field from the outcome."""
        value = value or {}
        kept = {key: value.get(key) or "" for key in ("text", "type", "quantity", "due", "addressee")}
        kind = str(value.get("kind") or "decision").removesuffix("_optional")
        return {**kept, "kind": kind, "places": places_at(value.get("paths") or [])}

    def entry(self, value: Any) -> dict[str, Any]:
        """The outcome with its places as paths and its day in ISO form."""
        data = self.cleaned_data
        changed = {key: data[key] or None for key in ("text", "kind", "type", "quantity", "addressee")}
        paths = [place.path for place in data["places"]]
        return {
            **(value or {}),
            **changed,
            "paths": paths,
            "due": data["due"].isoformat() if data["due"] else None,
        }


class InterventionForm(EntryForm):
    """What somebody said."""

    heading = _("Intervention")
    person = NameField(label=_("Who spoke"), max_length=250, required=False)
    kind = forms.ChoiceField(label=_("Manner"), choices=Intervention.Kind.choices)
    text = ProseField(label=_("What was said"), max_length=4000)
    addressee = NameField(label=_("To whom"), max_length=250, required=False)

    @classmethod
    def start(cls, value: Any) -> dict[str, Any]:
        """Speaker, manner, words and addressee."""
        value = value or {}
        person = value.get("person")
        name = person.get("name") if isinstance(person, dict) else person
        return {"person": name or "", **{key: value.get(key) or "" for key in ("kind", "text", "addressee")}}

    def entry(self, value: Any) -> dict[str, Any]:
        """The intervention."""
        return {**(value or {}), **self.cleaned_data}


FORMS: dict[str, type[EntryForm]] = {
    "title": TitleForm,
    "kicker": WordsForm,
    "framework": WordsForm,
    "slogan": WordsForm,
    "outside_organiser": WordsForm,
    "supervision": WordsForm,
    "organisation": OrganisationForm,
    "organiser": OrganiserForm,
    "date": DateForm,
    "place": PlaceForm,
    "territories": TerritoriesForm,
    "meeting": MeetingForm,
    "chair": PersonForm,
    "host": PersonForm,
    "facilitators": PersonForm,
    "attendees": PersonForm,
    "elected_or_appointed": PersonForm,
    "mentioned": PersonForm,
    "attendee_groups": GroupForm,
    "topics": WordsForm,
    "interventions": InterventionForm,
    "needs": NeedForm,
    "achievements": AchievementForm,
    "outcomes": OutcomeForm,
}
"""The form of each section of a record."""


def form_for(path: str) -> type[EntryForm] | None:
    """The form of the entry at ``path``, if that section can be corrected. Raises ``NoSuchEntry``."""
    return FORMS.get(parts(path)[0])
