"""Form fields that clean what people type the same way everywhere."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liqaa.kit import arabic


class NameField(forms.CharField):
    """One line of text kept as written, without NUL, bidi controls and doubled spaces.

    Names refuse more than ``max_length`` characters (200 unless told) with a sentence of their own.
    """

    def __init__(self, *, max_length: int = 200, **options: Any) -> None:
        """Take what ``CharField`` takes."""
        options.setdefault("error_messages", {}).setdefault(
            "max_length", _("This is too long: at most %(limit_value)d characters.")
        )
        super().__init__(max_length=max_length, **options)

    def to_python(self, value: Any) -> str:
        """Clean before length is checked, so that invisible marks never count."""
        text = arabic.clean(str(value)) if value not in self.empty_values else ""
        return super().to_python(" ".join(text.split()))


class ProseField(forms.CharField):
    """Several lines of text, cleaned like a name but with its line breaks."""

    widget = forms.Textarea

    def __init__(self, *, max_length: int = 20_000, **options: Any) -> None:
        """Take what ``CharField`` takes."""
        super().__init__(max_length=max_length, **options)

    def to_python(self, value: Any) -> str:
        """Clean before length is checked."""
        return super().to_python(arabic.clean(str(value)) if value not in self.empty_values else "")
