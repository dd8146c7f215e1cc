"""Fields of the room's forms: several lines, people by their names, places by theirs."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from liqaa.kit import arabic
from liqaa.kit.forms import LinesField
from liqaa.meetings.rules import calling

_TIME = re.compile(r"^(\d{1,2})(?:[:hس.\s]+(\d{1,2}))?\s*(?:h|س)?$")
_DIGITS = str.maketrans({0x660 + n: str(n) for n in range(10)})


def agenda_field() -> LinesField:
    """The points of an agenda, one a line, as many as an agenda holds."""
    return LinesField(
        label=_("Agenda"),
        required=False,
        help_text=_("One point a line."),
        longest=300,
        most=calling.MOST_POINTS,
    )


class HourField(forms.Field):
    """An hour as people write it: 16:30, 16h30, ١٦:٣٠, 16."""

    default_error_messages = {"hour": _("This is not an hour. Write it like 16:30.")}

    def prepare_value(self, value: Any) -> Any:
        """An hour is shown as 16:30."""
        return f"{value:%H:%M}" if isinstance(value, dt.time) else value

    def to_python(self, value: Any) -> dt.time | None:
        """The hour, or None for nothing. Raises ``ValidationError``."""
        if value in self.empty_values or isinstance(value, dt.time):
            return value or None
        found = _TIME.match(arabic.clean(str(value)).strip().lower().translate(_DIGITS))
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
        if hour > 23 or minute > 59:
            raise ValidationError(self.error_messages["hour"], "hour")
        return dt.time(hour, minute)


def split_pair(line: str) -> tuple[str, str]:
    """The two sides of «name: words»; the second is empty where there is no colon."""
    first, _colon, second = line.partition(":")
    return first.strip(), second.strip()


def join_pairs(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """Lines that :func:`split_pair` reads."""
    return [f"{first}: {second}" if second else first for first, second in pairs]
