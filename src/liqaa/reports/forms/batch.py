"""Several reports handed in at once: files chosen together, a folder, or an archive of them."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from liqaa.reports.text.sources import LARGEST_FILE, Unreadable, parcels

SENTENCES = {
    "damaged": _("The archive is damaged and cannot be opened."),
    "encrypted": _("The archive is locked with a password: unpack it first."),
    "bomb": _("The archive unpacks to far more than reports hold: it is not opened."),
    "too_big": _("This is too much at once: at most 50 MB."),
    "too_many": _("These are too many at once: at most 200 reports."),
    "empty": _("There is no file in it."),
}
"""Why a batch cannot be taken in, in words, for each code of ``Unreadable``."""


class ManyFiles(forms.ClearableFileInput):
    """An input for several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; the cleaned value is a list."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Each file as Django checks one; none at all is an empty list."""
        return [super(FilesField, self).clean(each, initial) for each in data or []]


class BatchForm(forms.Form):
    """Files of a batch. After cleaning, ``parcel`` is a list of names and bytes, ``name`` what to call it."""

    several = FilesField(
        label=_("Files, or a zip of them"),
        required=False,
        widget=ManyFiles(attrs={"multiple": True}),
        help_text=_("txt, html, docx, odt or pdf; at most 100 at once, and 200 in a zip"),
    )
    folder = FilesField(
        label=_("or a whole folder"),
        required=False,
        widget=ManyFiles(attrs={"multiple": True, "webkitdirectory": True}),
        help_text=_("Hidden files and other formats are left out."),
    )

    def clean(self) -> dict[str, Any]:
        """Open archives, leave out what a folder holds besides, and keep within the limits."""
        data = super().clean() or {}
        if self.errors:
            return data
        chosen, folder = data.get("several") or [], data.get("folder") or []
        try:
            found = [file for upload in chosen for file in _opened(upload)]
            found += [file for upload in folder if _in_format(upload) for file in _opened(upload)]
            data["parcel"] = _within_limits(found)
        except Unreadable as trouble:
            self.add_error("several" if chosen or not folder else "folder", SENTENCES[trouble.code])
        data["name"] = next((str(upload.name) for upload in [*chosen, *folder]), "")
        return data


def _in_format(upload: UploadedFile) -> bool:
    name = str(upload.name)
    return parcels.wanted(name) and name.lower().endswith(tuple(parcels.ENDINGS))


def _opened(upload: UploadedFile) -> list[tuple[str, bytes]]:
    """The upload itself, or what is in it; of one file at most one byte more than is taken in."""
    name = str(upload.name)
    if parcels.is_parcel(name, upload.read(4)):
        upload.seek(0)
        return parcels.files_in(upload.read(parcels.LARGEST_PARCEL + 1))
    upload.seek(0)
    return [(name, upload.read(LARGEST_FILE + 1))]


def _within_limits(found: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    if not found:
        raise Unreadable("empty")
    if len(found) > parcels.MOST_FILES:
        raise Unreadable("too_many")
    if sum(len(content) for _name, content in found) > parcels.LARGEST_PARCEL:
        raise Unreadable("too_big")
    return found
