"""Counting visitors, and keeping one who agrees as a contact."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from liqaa.kit.forms import NameField
from liqaa.meetings.actions import VisitorDraft
from liqaa.people.models import Gender
from liqaa.people.text import CONSENT_VERSION, consent_wording
from liqaa.territory.forms import PlaceField


class CountForm(forms.Form):
    """How many visitors came."""

    count = forms.IntegerField(label=_("Visitors"), min_value=0, max_value=999_999)


class ContactForm(forms.Form):
    """A visitor who agrees to be kept; the box bears the very words that are kept."""

    name = NameField(label=_("Name"))
    gender = forms.ChoiceField(
        label=_("Gender"), choices=[("", _("not said")), *Gender.choices], required=False
    )
    place = PlaceField(label=_("Commune"))
    phone = NameField(label=_("Phone"), max_length=30, required=False)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    consent = forms.BooleanField(
        required=True, error_messages={"required": _("Nobody is kept as a contact without their consent.")}
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        """Show the words to agree to in the reader's language."""
        super().__init__(*args, **options)
        self.wording = consent_wording(get_language() or "ar")
        self.fields["consent"].label = self.wording
        self.fields["phone"].widget.attrs |= {"inputmode": "tel", "dir": "ltr"}
        self.fields["email"].widget.attrs |= {"dir": "ltr"}

    def draft(self) -> VisitorDraft:
        """What was typed, with the words that were agreed to."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "consent"}
        return VisitorDraft(**data, wording=self.wording, version=CONSENT_VERSION)
