"""What is asked of whoever sets an event, draws constituencies, hands results in, or sends delegates."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.models import Body
from liqaa.bodies.queries.organisation import language
from liqaa.bodies.text.charter import Charter
from liqaa.campaigns.models import Directive
from liqaa.countdown.actions import EventPlan
from liqaa.countdown.models import Constituency, Event, Quota
from liqaa.countdown.rules import Limits
from liqaa.countdown.text.results import Question
from liqaa.kit.forms import DayField, NameField, ProseField
from liqaa.people.forms import PersonField
from liqaa.people.models import Gender, Person
from liqaa.territory.forms import PlaceField, PlacesField

MOST_SEATS = 5_000
LARGEST_FILE = 5 * 1024 * 1024


class EventForm(forms.Form):
    """A congress or an election: what, when, where; the rest by its kind."""

    kind = forms.ChoiceField(label=_("What is it"), choices=Event.Kind)
    name_ar = NameField(label=_("Name in Arabic"))
    name_fr = NameField(label=_("Name in French"), required=False)
    held_on = DayField(label=_("Day"))
    place = PlaceField(
        label=_("Where it is about"), help_text=_("The kingdom, a region, a province or a commune.")
    )
    level = forms.ChoiceField(
        label=_("Level of the congress"), required=False, help_text=_("Only for a congress.")
    )
    ordinary = forms.BooleanField(label=_("an ordinary congress"), required=False, initial=True)
    young_under = forms.IntegerField(
        label=_("Delegates are young under the age of"), min_value=18, max_value=60, initial=40
    )
    institutions = forms.MultipleChoiceField(
        label=_("What is elected"),
        choices=Event.Institution,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only for an election."),
    )
    directive = forms.ModelChoiceField(
        label=_("Directive that prepares it"),
        queryset=Directive.objects.none(),
        required=False,
        empty_label="—",
    )

    def __init__(
        self,
        *args: Any,
        structure: Charter | None,
        directives: QuerySet[Directive],
        event: Event | None = None,
        **options: Any,
    ) -> None:
        """Offer the charter's levels and the directives that the writer sees."""
        if event is not None:
            options.setdefault("initial", _written(event))
        super().__init__(*args, **options)
        levels = (
            [(each.key, each.name.in_language(language())) for each in structure.levels] if structure else []
        )
        level, directive = self.fields["level"], self.fields["directive"]
        assert isinstance(level, forms.ChoiceField)
        assert isinstance(directive, forms.ModelChoiceField)
        level.choices = [("", "—"), *levels]
        directive.queryset = directives
        if event is not None:
            for name in ("kind", "place"):
                self.fields[name].disabled = True

    def plan(self) -> EventPlan:
        """The event as it was written."""
        return EventPlan(**self.cleaned_data)


def _written(event: Event) -> dict[str, Any]:
    names = (
        "kind",
        "name_ar",
        "name_fr",
        "held_on",
        "place",
        "level",
        "ordinary",
        "young_under",
        "institutions",
    )
    return {name: getattr(event, name) for name in names} | {"directive": event.directive_id}


class ReasonForm(forms.Form):
    """Why something is called off."""

    reason = ProseField(label=_("The reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class HeldForm(forms.Form):
    """The day on which it was held."""

    held_on = DayField(label=_("Held on"))


class ConstituencyForm(forms.Form):
    """A constituency: its name, its seats, its places one a line."""

    name_ar = NameField(label=_("Name in Arabic"))
    name_fr = NameField(label=_("Name in French"), required=False)
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=MOST_SEATS)
    places = PlacesField(
        label=_("Places"),
        rows=6,
        help_text=_(
            "One a line: provinces, communes, arrondissements. A namesake takes its province in brackets."
        ),
    )

    def __init__(self, *args: Any, constituency: Constituency | None = None, **options: Any) -> None:
        """Take what ``Form`` takes; show a constituency as it is."""
        if constituency is not None:
            places = [each.place for each in constituency.places.select_related("place").order_by("scope")]
            names = ("name_ar", "name_fr", "seats")
            options.setdefault(
                "initial", {name: getattr(constituency, name) for name in names} | {"places": places}
            )
        super().__init__(*args, **options)


class SheetForm(forms.Form):
    """A file of past results."""

    title = NameField(label=_("What they are"), help_text=_("For instance: communal elections of 2021."))
    polled_on = DayField(label=_("Day of that election"))
    file = forms.FileField(
        label=_("File (CSV)"),
        help_text=_(
            "Columns: commune code, or commune and province; list or party; votes; "
            "if known seats, registered, voters."
        ),
    )

    def clean_file(self) -> str:
        """The text of the file, in either encoding. Raises ``ValidationError`` for what is no text."""
        upload = self.cleaned_data["file"]
        if upload.size > LARGEST_FILE:
            raise forms.ValidationError(_("This file is larger than 5 MB: split it."), "large")
        return decoded(upload.read())


def decoded(content: bytes) -> str:
    """The text of a CSV file: UTF-8, else windows-1256. Raises ``ValidationError`` for other files."""
    for encoding in ("utf-8-sig", "cp1256"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise forms.ValidationError(_("This is not the text of a table."), "text")


class AnswersForm(forms.Form):
    """Which commune each open name means."""

    def __init__(
        self, *args: Any, questions: Sequence[Question], names: dict[str, str], **options: Any
    ) -> None:
        """One choice for each question; nothing is chosen beforehand."""
        super().__init__(*args, **options)
        self.keys = [question.key for question in questions]
        for number, question in enumerate(questions):
            self.fields[f"q{number}"] = forms.ChoiceField(
                label=question.name,
                required=False,
                choices=[("", "—"), *((path, names.get(path, path)) for path in question.paths)],
                help_text=_("Lines: %(lines)s")
                % {"lines": "، ".join(str(line) for line in question.lines[:12])},
            )

    def answers(self) -> dict[str, str]:
        """The path chosen for each key; those left open are not among them."""
        told = {key: self.cleaned_data.get(f"q{number}", "") for number, key in enumerate(self.keys)}
        return {key: path for key, path in told.items() if path}


class LimitsForm(forms.Form):
    """The seats of a quota and its minimums."""

    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=MOST_SEATS)
    min_women = forms.IntegerField(label=_("of them women, at least"), min_value=0, initial=0)
    min_young = forms.IntegerField(label=_("of them young people, at least"), min_value=0, initial=0)

    def __init__(self, *args: Any, quota: Quota | None = None, **options: Any) -> None:
        """Take what ``Form`` takes; show a quota as it is."""
        if quota is not None:
            names = ("seats", "min_women", "min_young")
            options.setdefault("initial", {name: getattr(quota, name) for name in names})
        super().__init__(*args, **options)

    def limits(self) -> Limits:
        """What was asked."""
        data = self.cleaned_data
        return Limits(seats=data["seats"], women=data["min_women"], young=data["min_young"])


class QuotasForm(LimitsForm):
    """The same quota for several places, for every unit of a level, or for a body."""

    level = forms.ChoiceField(label=_("Every unit of the level"), required=False)
    places = PlacesField(label=_("Or these places"), required=False, help_text=_("One a line."))
    body = forms.ModelChoiceField(
        label=_("Or a body"), queryset=Body.objects.none(), required=False, empty_label="—"
    )
    field_order = ("level", "places", "body", "seats", "min_women", "min_young")

    def __init__(self, *args: Any, structure: Charter | None, bodies: QuerySet[Body], **options: Any) -> None:
        """Offer the charter's levels and the bodies that stand over the event's place."""
        super().__init__(*args, **options)
        levels = (
            [(each.key, each.name.in_language(language())) for each in structure.levels] if structure else []
        )
        level, body = self.fields["level"], self.fields["body"]
        assert isinstance(level, forms.ChoiceField)
        assert isinstance(body, forms.ModelChoiceField)
        level.choices = [("", "—"), *levels]
        body.queryset = bodies


class DelegateForm(forms.Form):
    """Somebody proposed as a delegate."""

    person = PersonField(label=_("Who"))
    gender = forms.ChoiceField(
        label=_("Woman or man"),
        choices=[("", _("as on record")), *Gender.choices],
        required=False,
        help_text=_("Only where the person's record does not say."),
    )
    born_on = DayField(
        label=_("Born on"),
        required=False,
        help_text=_("Only to be counted among the young; kept with this list alone."),
    )

    def __init__(self, *args: Any, people: QuerySet[Person], **options: Any) -> None:
        """Let only ``people`` be chosen."""
        super().__init__(*args, **options)
        person = self.fields["person"]
        assert isinstance(person, PersonField)
        person.offer(people)


class RemarkForm(forms.Form):
    """What has to be put right."""

    remark = ProseField(label=_("What is missing"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
