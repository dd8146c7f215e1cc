"""A sitting: its second call and its end, what is said, hands, elections."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.bodies.models import Office
from liqaa.kit.forms import DayField, LinesField, NameField, ProseField
from liqaa.meetings import queries
from liqaa.meetings.actions.elections import Vacancy
from liqaa.meetings.actions.holding import Hands, Said
from liqaa.meetings.forms import names
from liqaa.meetings.models import AgendaItem, Election, Intervention, Meeting
from liqaa.meetings.rules import elections
from liqaa.meetings.rules.elections import Figures
from liqaa.people.models import Person


class SecondCallForm(forms.Form):
    """On which day a sitting is called again."""

    day = DayField(label=_("Day of the second call"))
    waived = forms.BooleanField(
        label=_("It is earlier than the charter says, and everybody was told"), required=False
    )


class CloseForm(forms.Form):
    """The end of a sitting; the box is asked for where there is no quorum."""

    without_quorum = forms.BooleanField(
        label=_("Close it without a quorum: I know that its decisions do not stand"), required=False
    )


def _points(meeting: Meeting) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        AgendaItem.objects.filter(meeting=meeting).order_by("position"),
        label=_("Point of the agenda"),
        required=False,
        empty_label="—",
    )


class SpeechForm(forms.Form):
    """What somebody says; who is there may be chosen, a group or a guest is typed."""

    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Speaker"), required=False, empty_label="—"
    )
    speaker = NameField(label=_("Or somebody else, or a group"), max_length=250, required=False)
    kind = forms.ChoiceField(
        label=_("Manner"), choices=Intervention.Kind.choices, initial=Intervention.Kind.REMARK
    )
    text = ProseField(label=_("In short"))

    def __init__(self, *args: Any, meeting: Meeting, **options: Any) -> None:
        """Offer who is there and the points of the agenda."""
        super().__init__(*args, **options)
        person = self.fields["person"]
        assert isinstance(person, forms.ModelChoiceField)
        here = queries.here_ids(meeting)
        person.queryset = Person.objects.filter(pk__in=here).order_by("name", "pk")
        self.fields["item"] = _points(meeting)
        self.fields["text"].widget.attrs |= {"rows": 3, "dir": "auto"}

    def clean(self) -> dict[str, Any]:
        """Somebody speaks."""
        data = super().clean() or {}
        if not self.errors and not data.get("person") and not data.get("speaker"):
            self.add_error("speaker", _("Say who speaks."))
        return data

    def said(self) -> Said:
        """What was typed."""
        return Said(**self.cleaned_data)


class HandsForm(forms.Form):
    """A show of hands."""

    question = NameField(label=_("Question"), max_length=400)
    in_favour = forms.IntegerField(label=_("For"), min_value=0, max_value=999_999)
    against = forms.IntegerField(label=_("Against"), min_value=0, max_value=999_999)
    abstained = forms.IntegerField(label=_("Abstained"), min_value=0, max_value=999_999)

    def __init__(self, *args: Any, meeting: Meeting, **options: Any) -> None:
        """Offer the points of the agenda."""
        super().__init__(*args, **options)
        self.fields["item"] = _points(meeting)

    def hands(self) -> Hands:
        """What was counted."""
        return Hands(**self.cleaned_data)


class OfficeField(forms.ModelChoiceField):
    """Offices by their title and body, in the reader's language."""

    def label_from_instance(self, obj: Any) -> str:
        """Title and body."""
        language = get_language() or "ar"
        body = obj.body.name_ar if language.startswith("ar") or not obj.body.name_fr else obj.body.name_fr
        return f"{obj.title('', language)} — {body}"


class ElectionForm(forms.Form):
    """What is filled and who stands."""

    title = NameField(label=_("What is elected"), max_length=250)
    office = OfficeField(
        Office.objects.none(),
        label=_("Office"),
        required=False,
        empty_label="—",
        help_text=_("Those elected take this office once the election is closed."),
    )
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=200, initial=1)
    tellers = NameField(label=_("Tellers"), max_length=300, required=False)
    names = LinesField(
        label=_("Candidates"),
        most=elections.MOST_CANDIDATES,
        help_text=_("One name a line; namesakes are told apart by their place in brackets."),
    )

    def __init__(self, *args: Any, account: Account, meeting: Meeting, **options: Any) -> None:
        """Offer the offices of the organising body and of the others of its place."""
        super().__init__(*args, **options)
        self.account = account
        self.persons: list[Person] = []
        office = self.fields["office"]
        assert isinstance(office, forms.ModelChoiceField)
        office.queryset = queries.offices_to_fill(meeting, account)

    def clean(self) -> dict[str, Any]:
        """Candidates are found by their names; what stands in the way is told beside them."""
        data = super().clean() or {}
        self.persons = names.known_people(self, "names", self.account)
        return data

    def vacancy(self) -> Vacancy:
        """What is filled."""
        data = self.cleaned_data
        return Vacancy(
            title=data["title"], office=data["office"], seats=data["seats"], tellers=data["tellers"]
        )


class FiguresForm(forms.Form):
    """What the tellers counted; those with equal votes are asked about, never chosen between."""

    voters = forms.IntegerField(label=_("Voters"), min_value=0, max_value=999_999)
    spoilt = forms.IntegerField(
        label=_("Blank and spoilt ballots"), min_value=0, max_value=999_999, initial=0
    )

    def __init__(self, *args: Any, election: Election, **options: Any) -> None:
        """Ask a number for each candidate, and whom to prefer where the numbers given are equal."""
        super().__init__(*args, **options)
        self.candidates = list(election.candidates.order_by("position", "pk"))
        for each in self.candidates:
            self.fields[f"votes_{each.pk}"] = forms.IntegerField(
                label=each.name_as_written, min_value=0, max_value=999_999, initial=each.votes
            )
        self.fields["young"] = forms.MultipleChoiceField(
            label=_("Young people among them"),
            help_text=_("By their own word, and by the age that the statutes set; no birthday is kept."),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[(str(each.pk), each.name_as_written) for each in self.candidates],
            initial=[str(each.pk) for each in self.candidates if each.young],
        )
        tied = elections.outcome_of(self._typed(), election.seats).tied if self.is_bound else ()
        if tied:
            self.fields["preferred"] = forms.MultipleChoiceField(
                label=_("Equal votes: whom the rules of the election prefer"),
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=[(str(each.pk), each.name_as_written) for each in self.candidates if each.pk in tied],
            )

    def _typed(self) -> dict[int, int]:
        found = {each.pk: str(self.data.get(f"votes_{each.pk}", "")) for each in self.candidates}
        return {
            key: int(text)
            for key, text in found.items()
            if text.isascii() and text.isdecimal() and len(text) < 7
        }

    def figures(self) -> Figures:
        """What was counted."""
        data = self.cleaned_data
        votes = {each.pk: data[f"votes_{each.pk}"] for each in self.candidates}
        return Figures(data["voters"], data["spoilt"], votes)

    def young(self) -> list[int]:
        """Who is young, by their own word."""
        return [int(each) for each in self.cleaned_data.get("young", ())]

    def preferred(self) -> list[int]:
        """Whom the tellers name of those tied."""
        return [int(each) for each in self.cleaned_data.get("preferred", ())]
