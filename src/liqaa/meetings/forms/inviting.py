"""Whom to invite, and what somebody invited answers."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.kit.forms import LinesField, NameField
from liqaa.meetings import queries
from liqaa.meetings.forms import names
from liqaa.meetings.forms.filters import ANY
from liqaa.meetings.models import Invitation, Meeting
from liqaa.meetings.queries.inviting import Choice
from liqaa.meetings.rules.calling import Reply
from liqaa.people.models import Person
from liqaa.territory.forms import PlaceField


class InviteForm(forms.Form):
    """Whom to invite: by right, by body, by office, family and place, by name. All of them together."""

    by_right = forms.BooleanField(
        label=_("Everybody who sits in the organising bodies, and in the one that supervises"), required=False
    )
    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("The members of a body"), required=False, empty_label="—"
    )
    office = forms.ChoiceField(label=_("Everybody in an office"), required=False)
    family = forms.ChoiceField(
        label=_("Of a parallel organisation"), choices=[ANY, *Body.Family.choices], required=False
    )
    place = PlaceField(label=_("In a territory"), required=False, help_text=_("With everything below it."))
    names = LinesField(
        label=_("People by name"),
        required=False,
        help_text=_("One name a line; namesakes are told apart by their place in brackets."),
    )
    guests = forms.BooleanField(label=_("The people by name are guests"), required=False)

    def __init__(self, *args: Any, account: Account, meeting: Meeting, **options: Any) -> None:
        """Offer the bodies and offices below the organiser."""
        super().__init__(*args, **options)
        self.account, self.meeting = account, meeting
        self.persons: list[Person] = []
        body, office = self.fields["body"], self.fields["office"]
        assert isinstance(body, forms.ModelChoiceField)
        assert isinstance(office, forms.ChoiceField)
        body.queryset = queries.bodies_to_invite(account, meeting)
        office.choices = [ANY, *queries.offices_to_invite(meeting, get_language() or "ar")]

    def clean(self) -> dict[str, Any]:
        """People are found by their names; what stands in the way is told beside its field."""
        data = super().clean() or {}
        self.persons = names.known_people(self, "names", self.account)
        wanted = ("by_right", "body", "office", "family", "place", "names")
        if not self.errors and not any(data.get(name) for name in wanted):
            raise forms.ValidationError(_("Say whom to invite."))
        return data

    def choice(self) -> Choice:
        """What was chosen."""
        data = self.cleaned_data
        return Choice(
            by_right=data["by_right"],
            body=data["body"],
            office=data["office"],
            family=data["family"],
            place=data["place"],
            persons=self.persons,
            guests=data["guests"],
        )


class AnswerForm(forms.Form):
    """Coming, excused with a reason, represented by somebody."""

    answer = forms.ChoiceField(
        label=_("Will you come?"), choices=Invitation.Answer.choices, widget=forms.RadioSelect
    )
    note = NameField(label=_("Why you cannot come"), max_length=300, required=False)
    represented_by = NameField(label=_("Who comes in your place"), required=False)

    def reply(self) -> Reply:
        """What was said."""
        return Reply(**self.cleaned_data)


def answer_form(invitation: Invitation, data: Any = None) -> AnswerForm:
    """The form with what was said so far."""
    told = {name: getattr(invitation, name) for name in ("answer", "note", "represented_by")}
    return AnswerForm(data, initial=told)
