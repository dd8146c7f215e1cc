"""What is asked when a figure is reached, meetings are planned, a demand goes up, a step is taken."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.followup import queries
from liqaa.followup.actions import Proof
from liqaa.kit.forms import DayField, NameField, ProseField
from liqaa.meetings.models import Intervention, Meeting


class FigureForm(forms.Form):
    """How far a target is."""

    reached = forms.IntegerField(label=_("Figure reached"), min_value=0, max_value=100_000_000)


MOST_DAYS = 200


class DaysField(ProseField):
    """Several days, one a line, as people write them."""

    def clean(self, value: Any) -> list[dt.date]:
        """The days in their order. Raises ``ValidationError`` of the first line that is none."""
        days = []
        lines = [line for line in super().clean(value).splitlines() if line.strip()][:MOST_DAYS]
        for line in lines:
            try:
                day = DayField().clean(line)
            except ValidationError as error:
                raise ValidationError([f"{line}: {message}" for message in error.messages]) from error
            assert isinstance(day, dt.date)
            days.append(day)
        return days


class PlanForm(forms.Form):
    """The days over which the meetings of a schedule are spread."""

    title = NameField(
        label=_("Title of the meetings"), max_length=200, help_text=_("The name of each place is added.")
    )
    days = DaysField(
        label=_("Days"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("One day a line; the meetings are spread over them in order."),
    )


class SendUpForm(forms.Form):
    """The organ above that a demand goes to."""

    organ = forms.ModelChoiceField(Body.objects.none(), label=_("To the organ"), empty_label="—")

    def __init__(self, *args: Any, path: str, **options: Any) -> None:
        """Offer the organs over a place that somebody can lead."""
        super().__init__(*args, **options)
        organ = self.fields["organ"]
        assert isinstance(organ, forms.ModelChoiceField)
        organ.queryset = queries.organs_above(path)


class DemandField(forms.ModelChoiceField):
    """A demand somebody made at a meeting."""

    def label_from_instance(self, obj: Intervention) -> str:
        """Who made it, and in which words."""
        return f"{obj.speaker}: {obj.text}" if obj.speaker else obj.text


class RaiseForm(SendUpForm):
    """Which demand of a meeting goes up, and to whom."""

    field_order = ("intervention", "organ")
    intervention = DemandField(
        Intervention.objects.none(), label=_("The demand"), empty_label=None, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, demands: QuerySet[Intervention], **options: Any) -> None:
        """Offer the demands not sent up yet."""
        super().__init__(*args, **options)
        intervention = self.fields["intervention"]
        assert isinstance(intervention, forms.ModelChoiceField)
        intervention.queryset = demands


class StepForm(forms.Form):
    """The day on which a step of founding was taken, and what proves it."""

    step = forms.CharField(widget=forms.HiddenInput, max_length=60)
    done_on = DayField(label=_("Taken on"))
    text = ProseField(
        label=_("What was done"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )
    file = forms.FileField(
        label=_("File"), required=False, help_text=_("PDF, picture or office document, at most 10 MB.")
    )
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label=_("The meeting that was held"), required=False, empty_label="—"
    )

    def __init__(self, *args: Any, account: Account, path: str, **options: Any) -> None:
        """Offer the meetings held about the body's place."""
        super().__init__(*args, **options)
        meeting = self.fields["meeting"]
        assert isinstance(meeting, forms.ModelChoiceField)
        meeting.queryset = queries.meetings_that_prove(path, account)

    def proof(self) -> Proof:
        """What was handed in."""
        data = self.cleaned_data
        return Proof(text=data["text"], file=data["file"], meeting=data["meeting"])


class SkipForm(forms.Form):
    """Why a step is left out."""

    step = forms.CharField(widget=forms.HiddenInput, max_length=60)
    reason = NameField(label=_("Why it is left out"), max_length=500)


class UndoStepForm(forms.Form):
    """Why a step of a renewal is taken back."""

    reason = NameField(label=_("Why it is taken back"), max_length=500)
