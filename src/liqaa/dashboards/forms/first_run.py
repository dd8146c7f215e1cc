"""What is typed on the first-run page."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.text.charter import Language
from liqaa.bodies.text.structure import AssumedValue
from liqaa.kit.forms import NameField
from liqaa.outbox.models import MailServer

type Answer = str | int | bool | list[int] | list[str]
_RANGE = re.compile(r"(\d{1,6})\s*[-–]\s*(\d{1,6})")
ALL = "all"


def _as_range(value: object) -> str:
    """Two whole numbers as ``7-21``; nothing for any other value."""
    match value:
        case (int(least), int(most)):
            return f"{least}-{most}"
    return ""


class RangeField(forms.CharField):
    """Two whole numbers, least and most, as ``7-21``."""

    def clean(self, value: Any) -> Any:
        """The two numbers as a list, None for nothing. Raises ``ValidationError``."""
        typed = super().clean(value).strip()
        found = _RANGE.fullmatch(typed)
        if not typed:
            return None
        if not found or int(found[1]) > int(found[2]):
            raise forms.ValidationError(_("Write the least and the most, such as 7-21."))
        return [int(found[1]), int(found[2])]


def _correction(value: object, label: str) -> forms.Field | None:
    """The field that corrects a value of this kind; None where correcting means editing the file."""
    narrow = {"class": "w-auto", "dir": "ltr"}
    if isinstance(value, int) and not isinstance(value, bool):
        number = forms.NumberInput(attrs=narrow)
        return forms.IntegerField(
            label=label, min_value=0, max_value=100_000, initial=value, required=False, widget=number
        )
    if words := _as_range(value):
        text = forms.TextInput(attrs={**narrow, "size": 12})
        return RangeField(label=label, initial=words, required=False, widget=text)
    return None


class CharterForm(forms.Form):
    """A box for each assumed value of the charter, and a field to correct it where that makes sense."""

    def __init__(
        self, assumed: Iterable[AssumedValue], language: Language, *arguments: Any, **options: Any
    ) -> None:
        """Make the fields; ``ok:PATH`` confirms, ``value:PATH`` corrects."""
        super().__init__(*arguments, **options)
        self.assumed = {value.path: value for value in assumed}
        for path, value in self.assumed.items():
            label = value.label.in_language(language)
            self.fields[f"ok:{path}"] = forms.BooleanField(label=label, required=False)
            correction = _correction(value.value, label)
            if correction is not None:
                self.fields[f"value:{path}"] = correction

    def confirmed(self) -> tuple[list[str], dict[str, Answer]]:
        """The paths confirmed, and the corrections among them. Everything when the button says all."""
        all_of_them = ALL in self.data
        paths = [path for path in self.assumed if all_of_them or self.cleaned_data.get(f"ok:{path}")]
        typed = {path: self.cleaned_data.get(f"value:{path}") for path in paths}
        corrections = {
            path: value
            for path, value in typed.items()
            if value is not None and value != _plain(self.assumed[path].value)
        }
        return paths, corrections


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


class IdentityForm(forms.Form):
    """The organisation's names and its logo."""

    name_ar = NameField(label=_("Name in Arabic"))
    name_fr = NameField(label=_("Name in French"), required=False)
    aliases = forms.CharField(
        label=_("Other names"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Names that reports use for it, one a line."),
    )
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_("PNG or SVG, at most 200 kB."),
        widget=forms.FileInput(attrs={"accept": ".png,.svg"}),
    )
    no_logo = forms.BooleanField(label=_("Remove the logo"), required=False)

    def clean_aliases(self) -> list[str]:
        """The lines that hold anything."""
        lines = (line.strip() for line in self.cleaned_data["aliases"].splitlines())
        return [line for line in lines if line]


class MailForm(forms.Form):
    """The server that messages leave by."""

    host = forms.CharField(
        label=_("Server"),
        max_length=200,
        help_text=_("The name your provider gives, such as mail.example.ma."),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65535, initial=587)
    security = forms.ChoiceField(
        label=_("Protection"),
        choices=[
            (MailServer.Security.STARTTLS.value, _("STARTTLS (usual, port 587)")),
            (MailServer.Security.TLS.value, _("TLS from the start (port 465)")),
            (MailServer.Security.NONE.value, _("none: only on your own network")),
        ],
    )
    username = forms.CharField(
        label=_("User name"), max_length=200, required=False, widget=forms.TextInput(attrs={"dir": "ltr"})
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        required=False,
        strip=False,
        help_text=_("Leave it empty to keep the one that is there."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "dir": "ltr"}),
    )
    sender = forms.EmailField(
        label=_("Sender's address"), widget=forms.EmailInput(attrs={"dir": "ltr"}), max_length=254
    )


class TestMailForm(forms.Form):
    """Where the test message goes."""

    __test__ = False  # a form, not a test
    to = forms.EmailField(
        label=_("Send it to"), max_length=254, widget=forms.EmailInput(attrs={"dir": "ltr"})
    )


class SheetForm(forms.Form):
    """A spreadsheet of office-holders."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("xlsx, ods, xls or csv, at most 5 MB and 500 rows."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods,.xls,.csv"}),
    )
