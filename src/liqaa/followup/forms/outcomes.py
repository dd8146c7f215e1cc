"""What people type about outcomes and tasks."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.bodies.models import Office
from liqaa.followup import queries
from liqaa.followup.models import Outcome
from liqaa.followup.rules import TYPES_PER_PLACE, OutcomeDraft
from liqaa.kit.forms import DayField, NameField, ProseField
from liqaa.meetings.models import Meeting
from liqaa.people.forms import PersonField
from liqaa.people.queries import people_seen_by
from liqaa.territory.models import Place
from liqaa.territory.queries import communes_of


class OfficeField(forms.ChoiceField):
    """An office that may owe a task, under the name of its body, with who holds it."""

    offices: dict[str, Office]

    def offer(self, offices: Iterable[Office], *, on: date) -> None:
        """Fill in what may be chosen."""
        self.offices = {str(office.pk): office for office in offices}
        holders = queries.holders_of([office.pk for office in self.offices.values()], on=on)
        groups: dict[str, list[tuple[str, str]]] = {}
        for key, office in self.offices.items():
            holder = holders.get(office.pk)
            title = office.title(holder.gender if holder else "", get_language() or "ar")
            label = f"{title} · {holder.name}" if holder else title
            groups.setdefault(office.body.name, []).append((key, label))
        self.choices = [("", _("unchanged")), *groups.items()]

    def clean(self, value: Any) -> Office | None:
        """The office chosen, or None."""
        return self.offices.get(super().clean(value))


class AssignForm(forms.Form):
    """Owner and date, for one task or for many."""

    office = OfficeField(label=_("Owner (an office)"), required=False)
    person = PersonField(
        label=_("Or a person"),
        required=False,
        help_text=_("An office keeps the task when its holder changes."),
    )
    due_on = DayField(label=_("Due"), required=False, help_text=_("Such as 24 نونبر 2026 or 24/11/2026."))

    def __init__(self, *args: Any, account: Account, paths: Iterable[str], on: date, **options: Any) -> None:
        """Offer the offices to which tasks of ``paths`` may be given."""
        super().__init__(*args, **options)
        office = self.fields["office"]
        assert isinstance(office, OfficeField)
        office.offer(queries.offices_for(account, paths), on=on)
        person = self.fields["person"]
        assert isinstance(person, PersonField)
        person.offer(people_seen_by(account))


class EvidenceForm(forms.Form):
    """What shows that a task was done."""

    text = ProseField(
        label=_("What was done"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )
    file = forms.FileField(
        label=_("File"), required=False, help_text=_("PDF, picture or office document, at most 10 MB.")
    )
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(),
        label=_("The meeting that was held"),
        required=False,
        empty_label="—",
    )
    reached = forms.IntegerField(
        label=_("Figure reached"), required=False, min_value=0, max_value=100_000_000
    )

    def __init__(self, *args: Any, account: Account, path: str, target: int | None, **options: Any) -> None:
        """Offer the meetings held about the task's place; ask for a figure only where there is a target."""
        super().__init__(*args, **options)
        meeting = self.fields["meeting"]
        assert isinstance(meeting, forms.ModelChoiceField)
        meeting.queryset = queries.meetings_that_prove(path, account)
        if target is None:
            del self.fields["reached"]


class RemarkForm(forms.Form):
    """What is missing, when a task is sent back."""

    remark = ProseField(label=_("What is missing"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


class CancelForm(forms.Form):
    """Why a task is no longer owed."""

    reason = ProseField(label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


class OutcomeForm(forms.Form):
    """An outcome of a meeting, written down by hand."""

    text = ProseField(label=_("In its own words"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))
    type = forms.ChoiceField(
        label=_("What it decides"), choices=Outcome.Type.choices, help_text=_("It creates what it decides.")
    )
    kind = forms.ChoiceField(label=_("How it was said"), choices=Outcome.Kind.choices)
    places = forms.MultipleChoiceField(
        label=_("In these places"), required=False, widget=forms.CheckboxSelectMultiple
    )
    everywhere = forms.BooleanField(label=_("In all of them, one task for each"), required=False)
    caller = NameField(label=_("Who calls"), max_length=250, required=False)
    addressee = NameField(label=_("On whom, or of whom it is asked"), max_length=250, required=False)
    quantity = forms.IntegerField(
        label=_("Figure to reach"), required=False, min_value=1, max_value=100_000_000
    )
    due_on = DayField(label=_("Due"), required=False)

    def __init__(self, *args: Any, meeting: Meeting, **options: Any) -> None:
        """Offer the communes of the places the meeting is about."""
        super().__init__(*args, **options)
        self.offered = _communes_about(meeting)
        places = self.fields["places"]
        assert isinstance(places, forms.MultipleChoiceField)
        places.choices = [(place.path, place.name) for place in self.offered]
        if not self.offered:
            del self.fields["places"], self.fields["everywhere"]

    def draft(self) -> OutcomeDraft:
        """What was typed, as a draft."""
        data = self.cleaned_data
        per_place = data["type"] in TYPES_PER_PLACE
        chosen = set(data.get("places") or ())
        everywhere = bool(data.get("everywhere")) and per_place
        return OutcomeDraft(
            text=data["text"],
            type=data["type"],
            kind=data["kind"],
            caller=data["caller"],
            addressee=data["addressee"],
            quantity=data["quantity"],
            due_on=data["due_on"],
            places=[place for place in self.offered if everywhere or place.path in chosen],
        )


MOST_COMMUNES = 120


def _communes_about(meeting: Meeting) -> list[Place]:
    """The communes within the territories a meeting is about, unless they are too many to choose from."""
    places = [each.place for each in meeting.places.select_related("place")]
    found: dict[str, Place] = {}
    for place in places:
        within = list(communes_of(place)[: MOST_COMMUNES + 1]) or [place]
        found |= {each.path: each for each in within}
    return list(found.values()) if len(found) <= MOST_COMMUNES else []
