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
    """One choice for everybody whose part is kept.

    What each part said when the page was made comes back with it: who comes through the door while the page
    is open stays there.
    """

    def __init__(self, *args: Any, meeting: Meeting, **options: Any) -> None:
        """One field for each part; of a page that was sent, those it had."""
        super().__init__(*args, **options)
        for part in meeting.participations.order_by("position", "pk"):
            name = f"part{part.pk}"
            if not self.is_bound or name in self.data:
                self.fields[name] = forms.ChoiceField(
                    label=part.name_as_written,
                    choices=Participation.Status.choices,
                    initial=part.status,
                    show_hidden_initial=True,
                )

    def statuses(self) -> dict[int, str]:
        """The status of each part that was changed on the page, by its id."""
        return {int(name.removeprefix("part")): self.cleaned_data[name] for name in self.changed_data}
