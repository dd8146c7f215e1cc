"""A report handed in: pasted, or as a file."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from liqaa.reports.text.sources import Unreadable, text_of

SENTENCES = {
    "empty": _("There is nothing to read: the text is empty."),
    "binary": _(
        "This is no text. Paste the words of the report, or hand in a txt, html, docx, odt or pdf file."
    ),
    "too_big": _("This is too long for one report. Hand in one report at a time."),
    "unknown_format": _(
        "This kind of file is not read yet. Hand in a txt, html, docx, odt or pdf file, or paste the words."
    ),
    "damaged": _(
        "The file is damaged and cannot be opened. Try to open it on your device, or paste the words."
    ),
    "encrypted": _("The file is locked with a password. Hand in one without, or paste the words."),
    "scan": _("This is a scan: pictures of words, and no text to read. Paste or type the words."),
    "nameless": _("The file draws letters without saying which they are. Paste or type the words."),
    "too_many_pages": _("This has more than 60 pages. Hand in one report at a time."),
    "bomb": _("This file unpacks to far more than a report holds: it is not opened. Paste the words."),
}
"""Why a source cannot be read, in words, for each code of ``Unreadable``."""


class PastedField(forms.CharField):
    """Pasted text exactly as it came: whether it is text at all, ``text_of`` says in its own words."""

    widget = forms.Textarea

    def run_validators(self, value: object) -> None:
        """Leave NUL characters for ``text_of`` to judge."""


class ReportForm(forms.Form):
    """One report. After cleaning, ``report`` is its text and ``name`` the file's name or empty."""

    pasted = PastedField(
        label=_("Paste the report"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"}),
    )
    file = forms.FileField(
        label=_("or hand in a file"),
        required=False,
        help_text=_("txt, html, docx, odt or pdf"),
        validators=[
            FileExtensionValidator(
                ["txt", "html", "htm", "docx", "odt", "pdf"], message=SENTENCES["unknown_format"]
            )
        ],
    )

    def clean(self) -> dict[str, Any]:
        """Read the words out of whichever was given; a file wins over pasted text."""
        data = super().clean() or {}
        if self.errors:
            return data
        upload: UploadedFile | None = data.get("file")
        field = "file" if upload else "pasted"
        try:
            data["report"] = text_of(upload.read() if upload else data["pasted"].encode(), _name_of(upload))
        except Unreadable as trouble:
            self.add_error(field, SENTENCES[trouble.code])
        data["name"] = upload.name if upload else ""
        return data


def _name_of(upload: UploadedFile | None) -> str:
    return (upload.name if upload else "") or "pasted.txt"
