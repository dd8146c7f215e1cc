"""Form fields that clean what people type the same way everywhere."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from liqaa.kit import arabic, calendar
from liqaa.kit.naming import holds_card_number
from liqaa.kit.refusals import Refused

NO_CARD_NUMBERS = _("Numbers of identity cards are not kept here: leave the number out.")


class _TypedField(forms.CharField):
    """What people type: numbers of identity cards are refused, unless ``numbers`` of other things look so."""

    def __init__(self, *, numbers: bool = False, **options: Any) -> None:
        """Take what ``CharField`` takes."""
        self.numbers = numbers
        super().__init__(**options)

    def validate(self, value: Any) -> None:
        """Refuse what may not be kept anywhere (``naming.holds_card_number``)."""
        super().validate(value)
        words = value if isinstance(value, str) else "\n".join(map(str, value or ()))
        if not self.numbers and holds_card_number(words):
            raise forms.ValidationError(NO_CARD_NUMBERS, code="card")


class NameField(_TypedField):
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
        return super().to_python(" ".join(text.split())) or ""


class ProseField(_TypedField):
    """Several lines of text, cleaned like a name but with its line breaks."""

    widget = forms.Textarea

    def __init__(self, *, max_length: int = 20_000, **options: Any) -> None:
        """Take what ``CharField`` takes."""
        super().__init__(max_length=max_length, **options)

    def to_python(self, value: Any) -> str:
        """Clean before length is checked."""
        return super().to_python(arabic.clean(str(value)) if value not in self.empty_values else "") or ""


class DayField(forms.Field):
    """A day as people write it: ``24 نونبر 2024``, ``24/11/2024`` or ``2024-11-24``.

    Refuses an impossible day (31 نونبر), a weekday that contradicts the date and a day without its
    year, each with its own sentence.
    """

    widget = forms.TextInput
    default_error_messages = {
        "unread": _("This is not a day. Write it like 24 نونبر 2024 or 2024-11-24."),
        "impossible": _("There is no such day in the calendar."),
        "weekday": _("The weekday and the date contradict each other: that day was %(weekday)s."),
        "year": _("The year is missing."),
    }

    def prepare_value(self, value: Any) -> Any:
        """A day is shown in words, what was typed as it was typed."""
        if isinstance(value, dt.date):
            return calendar.format_date(value, get_language() or "ar", weekday=False)
        return value

    def to_python(self, value: Any) -> dt.date | None:
        """The day, or None for nothing. Raises ``ValidationError``."""
        if value in self.empty_values or isinstance(value, dt.date):
            return value or None
        found = calendar.parse_date(arabic.clean(str(value)))
        if found is None or not found.day or not found.month or found.calendar != calendar.GREGORIAN:
            raise forms.ValidationError(self.error_messages["unread"], "unread")
        if {calendar.IMPOSSIBLE_DAY, calendar.IMPOSSIBLE_MONTH} & set(found.problems):
            raise forms.ValidationError(self.error_messages["impossible"], "impossible")
        if found.year is None:
            raise forms.ValidationError(self.error_messages["year"], "year")
        day = dt.date(found.year, found.month, found.day)
        if calendar.WEEKDAY_CONTRADICTS in found.problems:
            weekday = calendar.weekday_name(day.weekday(), get_language() or "ar")
            raise forms.ValidationError(self.error_messages["weekday"], "weekday", {"weekday": weekday})
        return day


def say(form: forms.Form, refusal: Refused) -> None:
    """Put the sentences of a refusal beside the field they concern, or above the form."""
    field = refusal.field if refusal.field in form.fields else None
    for reason in refusal.reasons:
        form.add_error(field, str(reason))


def done[Made](form: forms.Form, act: Callable[[], Made]) -> Made | None:
    """What ``act`` made of a form that was sent and is right; None where it was not.

    An action that refuses leaves its sentences beside the fields they concern.
    """
    if not form.is_valid():
        return None
    try:
        return act()
    except Refused as refusal:
        say(form, refusal)
        return None


LONGEST_KEY = 18
"""A number of so many digits is a key that the database can look for."""


def key_typed(text: str) -> int | None:
    """The key of a row as an address or a form names it; None for everything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_KEY else None


LONGEST_LINE = 250
MOST_LINES = 200


class LinesField(ProseField):
    """One thing a line; cleans to the lines that hold something."""

    default_error_messages = {
        "long_line": _("A line is too long: at most %(limit)d characters."),
        "many_lines": _("These are too many lines: at most %(limit)d."),
    }

    def __init__(
        self, *, longest: int = LONGEST_LINE, most: int = MOST_LINES, rows: int = 3, **options: Any
    ) -> None:
        """Take what ``ProseField`` takes; ``longest`` is the length of one line, ``most`` how many."""
        self.longest, self.most = longest, most
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows, "dir": "auto"}))
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        """Lines are shown one below the other."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        """The lines, without empty ones and doubled spaces."""
        text = super().to_python(value)
        lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
        if len(lines) > self.most:
            raise forms.ValidationError(self.error_messages["many_lines"], "many_lines", {"limit": self.most})
        if any(len(line) > self.longest for line in lines):
            raise forms.ValidationError(
                self.error_messages["long_line"], "long_line", {"limit": self.longest}
            )
        return lines

    def run_validators(self, value: Any) -> None:
        """Length is checked over the whole text."""
        super().run_validators("\n".join(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other lines were typed than those at first."""
        try:
            return self.to_python(self.prepare_value(initial)) != self.to_python(data)
        except forms.ValidationError:
            return True
