"""The text of a news item, and how one is asked for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from liqaa.kit.forms import ProseField
from liqaa.newsroom.models import News


class AskForm(forms.Form):
    """Which news to write."""

    language = forms.ChoiceField(label=_("Language"), choices=[("ar", _("Arabic")), ("fr", _("French"))])
    length = forms.ChoiceField(label=_("Length"), choices=News.Length.choices)


class TextForm(forms.Form):
    """The words, edited by hand."""

    text = ProseField(
        label=_("Text"), max_length=60_000, widget=forms.Textarea(attrs={"rows": 18, "dir": "auto"})
    )
