"""The small forms of the room: a report, a figure, a remark, a reason."""

from django import forms
from django.utils.translation import gettext_lazy as _

from liqaa.kit.forms import DayField, ProseField


class ReportForm(forms.Form):
    """What is handed in: words, a file."""

    text = ProseField(label=_("Your report"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    file = forms.FileField(
        label=_("File"), required=False, help_text=_("The minutes, an attendance sheet, a photo.")
    )


class FigureForm(forms.Form):
    """The figure that was reached."""

    figure = forms.IntegerField(label=_("Figure reached"), min_value=0, max_value=10_000_000)


class RemarkForm(forms.Form):
    """What has to be put right."""

    remark = ProseField(label=_("What is missing"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class ReasonForm(forms.Form):
    """Why a body is excused or a directive withdrawn."""

    reason = ProseField(label=_("The reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class ExtendForm(ReasonForm):
    """The later end of a directive, and why it is given."""

    field_order = ("due_on", "reason")
    due_on = DayField(label=_("New end"))
