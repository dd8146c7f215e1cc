"""A point of the agenda, and a paper that belongs to it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from liqaa.kit.forms import NameField

LONGEST_MINUTES = 1440


class PointForm(forms.Form):
    """One point: what, who presents it, how long it takes, whether it stays inside."""

    title = NameField(label=_("Point"), max_length=300)
    presenter = NameField(label=_("Presented by"), required=False)
    minutes = forms.IntegerField(
        label=_("Length in minutes"), min_value=1, max_value=LONGEST_MINUTES, required=False
    )
    internal = forms.BooleanField(
        label=_("Internal"), required=False, help_text=_("Left out of what those invited receive.")
    )


class PaperForm(forms.Form):
    """A file."""

    file = forms.FileField(label=_("Document"))
