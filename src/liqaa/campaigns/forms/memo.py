"""What is asked of whoever writes a directive."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.models import Body
from liqaa.bodies.queries.organisation import language
from liqaa.bodies.text.charter import Charter
from liqaa.campaigns import rules
from liqaa.campaigns.actions.drafting import Memo
from liqaa.campaigns.actions.sentences import SENTENCES
from liqaa.campaigns.forms.choosing import Group, groups_of
from liqaa.campaigns.forms.files import FilesField
from liqaa.campaigns.models import Directive
from liqaa.campaigns.queries.offering import PlaceGroup, types_by_level, usual_type
from liqaa.campaigns.rules import Reason
from liqaa.kit.arabic import isolate
from liqaa.kit.forms import DayField, NameField, ProseField
from liqaa.meetings.models import Meeting
from liqaa.territory.models import Place

USUAL_TIME = timedelta(days=21)
"""How long bodies are given unless the writer says otherwise."""
FIRST = ("issuer", "title", "edition", "ask")
GROUPED = ("asked", "families", "places")
QUIET = frozenset({"meeting_kind"})
WRITTEN = ("title", "ask", "due_on", "edition", "number", "issued_on", "text", "meeting_kind", "agenda")


class MemoForm(forms.Form):
    """A directive in its usual order: who, what, whom, until when; the rest has sensible defaults."""

    issuer = forms.TypedChoiceField(label=_("Issued by"), coerce=int)
    title = NameField(label=_("Title of the memo"), max_length=300)
    edition = NameField(
        label=_("Edition"),
        max_length=200,
        required=False,
        help_text=_("For instance: first edition of the Open Doors."),
    )
    ask = forms.ChoiceField(label=_("What is asked"), choices=Directive.Ask, initial=Directive.Ask.MEETING)
    asked = forms.MultipleChoiceField(
        label=_("Who is asked"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("One or several kinds of body of one level."),
    )
    families = forms.MultipleChoiceField(
        label=_("Only of the families"),
        choices=Body.Family,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing chosen: whatever their family."),
    )
    places = forms.MultipleChoiceField(
        label=_("Only in"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing chosen: everywhere in the territory of the issuing body."),
    )
    due_on = DayField(label=_("Until"))
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
    number = NameField(
        label=_("Number"),
        max_length=60,
        required=False,
        numbers=True,
        help_text=_("As on the paper: 12/2024."),
    )
    issued_on = DayField(label=_("Day of the memo"), required=False)
    text = ProseField(label=_("Text of the memo"), required=False, widget=forms.Textarea(attrs={"rows": 6}))
    attachments = FilesField(
        label=_("Attachments"),
        required=False,
        help_text=_("PDF, picture or office document, at most 10 MB each; several at once."),
    )
    removed = forms.MultipleChoiceField(
        label=_("Remove these attachments"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        issuers: Sequence[Body],
        structure: Charter | None,
        places: Sequence[PlaceGroup],
        on: date,
        directive: Directive | None = None,
        **options: Any,
    ) -> None:
        """Offer the bodies, the charter's types and the places that the writer may choose from."""
        options.setdefault("initial", _written(directive) if directive else {"due_on": on + USUAL_TIME})
        super().__init__(*args, **options)
        self._issuers = {body.pk: body for body in issuers}
        self._places = {place.path: place for group in places for place in (group.place, *group.below)}
        _offer(self.fields["issuer"], [(body.pk, body.name) for body in issuers])
        _offer(self.fields["asked"], asked_choices(structure, issuers) if structure else [])
        _offer(self.fields["places"], place_choices(places))
        held = list(directive.attachments.all()) if directive else []
        _offer(self.fields["removed"], [(str(each.pk), each.name) for each in held])
        for name, offered in (("places", places), ("removed", held)):
            if not offered:
                del self.fields[name]
        if directive is None and structure and issuers and (usual := usual_type(structure, issuers[0])):
            self.initial.setdefault("asked", [":".join(usual)])

    @property
    def first(self) -> list[forms.BoundField]:
        """What is said and asked."""
        return [self[name] for name in FIRST]

    @property
    def asks(self) -> list[forms.BoundField]:
        """What belongs to one of the things that can be asked."""
        return [self[name] for name in ("meeting_kind", "agenda", "target")]

    @property
    def asks_open(self) -> bool:
        """Whether one of them is filled or refused, so that it must be seen."""
        return _filled(self.asks)

    @property
    def whom(self) -> list[tuple[forms.BoundField, list[Group]]]:
        """The boxes that say who is asked, in their groups."""
        return [(self[name], groups_of(self[name])) for name in GROUPED if name in self.fields]

    @property
    def paper(self) -> list[forms.BoundField]:
        """The paper itself: number, day, text, attachments."""
        names = ("number", "issued_on", "text", "attachments", "removed")
        return [self[name] for name in names if name in self.fields]

    @property
    def paper_open(self) -> bool:
        """Whether one of them is filled or refused, so that it must be seen."""
        return _filled([field for field in self.paper if field.name != "removed"])

    @property
    def chosen_issuer(self) -> Body:
        """The body in whose name it is written."""
        return self._issuers[self.cleaned_data["issuer"]]

    def clean_asked(self) -> list[str]:
        """The kinds of body, all of one level. Raises ``ValidationError``."""
        asked: list[str] = self.cleaned_data["asked"]
        if len({each.partition(":")[0] for each in asked}) > 1:
            raise forms.ValidationError(str(SENTENCES[Reason.ONE_LEVEL]), "one_level")
        return asked

    def memo(self) -> Memo:
        """The directive as it was written."""
        data = self.cleaned_data
        ask = data["ask"]
        return Memo(
            title=data["title"],
            level=data["asked"][0].partition(":")[0],
            body_types=[each.partition(":")[2] for each in data["asked"]],
            families=data["families"],
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
            attachments=data["attachments"],
            removed=[int(each) for each in data.get("removed", ())],
        )


def _filled(fields: Iterable[forms.BoundField]) -> bool:
    return any(field.errors or (field.name not in QUIET and field.value()) for field in fields)


def _offer(field: forms.Field, choices: Iterable[tuple[Any, Any]]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


def _written(directive: Directive) -> dict[str, Any]:
    """A draft as its form shows it."""
    shown = {name: getattr(directive, name) for name in (*WRITTEN, "target")}
    shown["issuer"] = directive.issuer_id
    shown["asked"] = [f"{directive.level}:{each}" for each in directive.body_types]
    shown["families"] = directive.families
    shown["places"] = [place.path for place in directive.places.all()]
    return shown


def asked_choices(structure: Charter, issuers: Sequence[Body]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The types of body that may be asked, each level's under its name."""
    spoken = language()
    return [
        (
            level.name.in_language(spoken),
            [(f"{level.key}:{each.key}", each.name.in_language(spoken)) for each in types],
        )
        for level, types in types_by_level(structure, issuers)
    ]


def place_choices(groups: Sequence[PlaceGroup]) -> list[tuple[str, Any]]:
    """The places to choose from; one with others below it heads their group and can be chosen whole."""
    choices: list[tuple[str, Any]] = []
    for group in groups:
        place: Place = group.place
        if not group.below:
            choices.append((place.path, place.name))
            continue
        whole = (place.path, _("All of %(place)s") % {"place": isolate(place.name)})
        choices.append((place.name, [whole, *((each.path, each.name) for each in group.below)]))
    return choices
