"""What is asked when a planned meeting is held or called off, and who was there."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liqaa.kit.forms import DayField, ProseField
from liqaa.meetings.models import Meeting, Participation


class HoldForm(forms.Form):
    """The day on which it was held."""

    held_on = DayField(label=_("Held on"))


class CancelForm(forms.Form):
    """Why it is called off."""

    reason = ProseField(label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class AttendanceForm(forms.Form):
    """One choice for everybody whose part is kept."""

    def __init__(self, *args: Any, meeting: Meeting, **options: Any) -> None:
        """One field for each part."""
        super().__init__(*args, **options)
        for part in meeting.participations.select_related("person").order_by("position", "pk"):
            self.fields[f"part{part.pk}"] = forms.ChoiceField(
                label=part.name_as_written, choices=Participation.Status.choices, initial=part.status
            )

    def statuses(self) -> dict[int, str]:
        """The status of each part by its id."""
        return {int(name.removeprefix("part")): status for name, status in self.cleaned_data.items()}
