"""Several files handed in at once."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

MOST_FILES = 10


class FilesInput(forms.ClearableFileInput):
    """A chooser that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, at most ten at once; cleans to a list, empty where none was chosen."""

    widget = FilesInput
    default_error_messages = {"many": _("These are too many files at once: at most %(limit)d.")}

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """The files, each checked like a single one. Raises ``ValidationError`` naming the one refused."""
        given: Sequence[Any] = data if isinstance(data, list | tuple) else [data]
        found = [each for each in given if each]
        if len(found) > MOST_FILES:
            raise ValidationError(self.error_messages["many"], "many", {"limit": MOST_FILES})
        if not found:
            super().clean(None, initial)
            return []
        return [self._one(each, initial) for each in found]

    def _one(self, given: Any, initial: Any) -> UploadedFile:
        try:
            cleaned = super().clean(given, initial)
        except ValidationError as error:
            raise ValidationError([f"{given.name}: {words}" for words in error.messages]) from error
        assert isinstance(cleaned, UploadedFile)
        return cleaned
