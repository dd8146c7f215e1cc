"""What is asked of whoever writes a directive, reports on one, or judges a report."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.models import Body
from liqaa.bodies.queries import main_type
from liqaa.bodies.text.charter import Charter, Language
from liqaa.campaigns import rules
from liqaa.campaigns.actions.drafting import Memo
from liqaa.campaigns.models import Directive
from liqaa.kit.forms import DayField, NameField, ProseField
from liqaa.kit.refusals import Refused
from liqaa.meetings.models import Meeting
from liqaa.territory.models import Place

USUAL_TIME = timedelta(days=21)
"""How long bodies are given unless the writer says otherwise."""
FIRST = ("issuer", "title", "edition", "ask", "asked", "due_on")
NOT_ASKED = frozenset({"temporary", "congress"})
"""Kinds of body that no directive asks: they come and go."""


class SaidForm(forms.Form):
    """A form that can say a refusal of an action beside its field."""

    def say(self, refusal: Refused) -> None:
        """Put a refusal beside the field it concerns, or above the form."""
        field = refusal.field if refusal.field in self.fields else None
        for reason in refusal.reasons:
            self.add_error(field, str(reason))


class MemoForm(SaidForm):
    """A directive in its usual order: who, what, whom, until when; the rest has sensible defaults."""

    issuer = forms.TypedChoiceField(label=_("Issued by"), coerce=int)
    title = NameField(label=_("Title of the memo"), max_length=300)
    ask = forms.ChoiceField(label=_("What is asked"), choices=Directive.Ask, initial=Directive.Ask.MEETING)
    asked = forms.ChoiceField(label=_("Who is asked"))
    due_on = DayField(label=_("Until"))
    edition = NameField(
        label=_("Edition"), max_length=200, required=False, help_text=_("For instance: the first edition.")
    )
    number = NameField(
        label=_("Number"), max_length=60, required=False, help_text=_("As on the paper: 12/2024.")
    )
    issued_on = DayField(label=_("Day of the memo"), required=False)
    text = ProseField(label=_("Text of the memo"), required=False, widget=forms.Textarea(attrs={"rows": 6}))
    meeting_kind = forms.ChoiceField(
        label=_("Kind of meeting"),
        choices=Meeting.Kind,
        initial=Meeting.Kind.ORGANISATIONAL,
        required=False,
        help_text=_("Where a meeting is asked for."),
    )
    agenda = ProseField(
        label=_("Agenda of the meeting"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One point a line."),
    )
    target = forms.IntegerField(
        label=_("Figure to reach"),
        required=False,
        min_value=1,
        max_value=10_000_000,
        help_text=_("Members in each place, where a membership figure is asked for."),
    )
    places = forms.MultipleChoiceField(
        label=_("Only in"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing chosen: everywhere in the territory of the issuing body."),
    )
    attachment = forms.FileField(label=_("Attachment"), required=False)

    def __init__(
        self,
        *args: Any,
        issuers: Sequence[Body],
        structure: Charter | None,
        places: Sequence[Place],
        on: date,
        directive: Directive | None = None,
        **options: Any,
    ) -> None:
        """Offer the bodies, the charter's types and the places that the writer may choose from."""
        options.setdefault("initial", _written(directive) if directive else {"due_on": on + USUAL_TIME})
        super().__init__(*args, **options)
        self._issuers = {body.pk: body for body in issuers}
        self._places = {place.path: place for place in places}
        _choices(self.fields["issuer"], [(body.pk, body.name) for body in issuers])
        _choices(self.fields["asked"], asked_choices(structure, issuers) if structure else [])
        _choices(self.fields["places"], [(place.path, place.name) for place in places])
        if not places:
            del self.fields["places"]
        if directive is None and structure and issuers:
            self.initial.setdefault("asked", usual_choice(structure, issuers[0]))

    @property
    def first(self) -> list[forms.BoundField]:
        """The fields that everybody fills."""
        return [self[name] for name in FIRST]

    @property
    def more(self) -> list[forms.BoundField]:
        """The fields that can be left as they are."""
        return [field for field in self.visible_fields() if field.name not in FIRST]

    @property
    def more_open(self) -> bool:
        """Whether one of the further fields is filled or refused, so that it must be seen."""
        quiet = {"meeting_kind"}
        return any(field.errors or (field.name not in quiet and field.value()) for field in self.more)

    @property
    def chosen_issuer(self) -> Body:
        """The body in whose name it is written."""
        return self._issuers[self.cleaned_data["issuer"]]

    def memo(self) -> Memo:
        """The directive as it was written."""
        data = self.cleaned_data
        level, _colon, body_type = data["asked"].partition(":")
        ask = data["ask"]
        return Memo(
            title=data["title"],
            level=level,
            body_types=[body_type],
            due_on=data["due_on"],
            ask=ask,
            number=data["number"],
            edition=data["edition"],
            text=data["text"],
            issued_on=data["issued_on"],
            agenda=data["agenda"] if ask == rules.MEETING else "",
            meeting_kind=data["meeting_kind"] if ask == rules.MEETING else "",
            target=data["target"] if ask == rules.FIGURE else None,
            places=[self._places[path] for path in data.get("places", ())],
            attachments=[data["attachment"]] if data["attachment"] else [],
        )


def _choices(field: forms.Field, choices: Iterable[tuple[Any, str]]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


def _written(directive: Directive) -> dict[str, Any]:
    """A draft as its form shows it."""
    names = (
        "title",
        "ask",
        "due_on",
        "edition",
        "number",
        "issued_on",
        "text",
        "meeting_kind",
        "agenda",
        "target",
    )
    shown = {name: getattr(directive, name) for name in names}
    shown["issuer"] = directive.issuer_id
    shown["asked"] = f"{directive.level}:{directive.body_types[0]}"
    shown["places"] = [place.path for place in directive.places.all()]
    return shown


def asked_choices(structure: Charter, issuers: Sequence[Body]) -> list[tuple[str, str]]:
    """Every type of body at the level of an issuer and below it, as «level — type»."""
    reached = {key for level in structure.levels for key in _below(structure, level.key, issuers)}
    spoken = _language()
    return [
        (f"{level.key}:{each.key}", f"{each.name.in_language(spoken)} ({level.name.in_language(spoken)})")
        for level in structure.levels
        if level.key in reached
        for each in structure.body_types_at(level.key)
        if each.kind not in NOT_ASKED
    ]


def _below(structure: Charter, level: str, issuers: Sequence[Body]) -> list[str]:
    up = structure.levels_up_from(level)
    return [level] if any(body.level in up for body in issuers) else []


def usual_choice(structure: Charter, issuer: Body) -> str:
    """The main type of the level just below an issuer; of its own level where nothing lies below."""
    below = [level.key for level in structure.levels if level.parent == issuer.level]
    for level in (*below, issuer.level):
        found = main_type(structure, level)
        if found:
            return f"{level}:{found.key}"
    return ""


def _language() -> Language:
    code = (get_language() or "ar")[:2]
    return "ar" if code == "ar" else "fr" if code == "fr" else "en"


class ReportForm(SaidForm):
    """What is handed in: words, a file."""

    text = ProseField(label=_("Your report"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    file = forms.FileField(
        label=_("File"), required=False, help_text=_("The minutes, an attendance sheet, a photo.")
    )


class FigureForm(SaidForm):
    """The figure that was reached."""

    figure = forms.IntegerField(label=_("Figure reached"), min_value=0, max_value=10_000_000)


class RemarkForm(SaidForm):
    """What has to be put right."""

    remark = ProseField(label=_("What is missing"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class ReasonForm(SaidForm):
    """Why a body is excused or a directive withdrawn."""

    reason = ProseField(label=_("The reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
