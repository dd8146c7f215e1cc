"""Fields of the room's forms: several lines, people by their names, places by theirs."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from liqaa.kit import arabic
from liqaa.kit.forms import ProseField
from liqaa.kit.refusals import Refused
from liqaa.territory.forms import PlaceField
from liqaa.territory.models import Place
from liqaa.territory.queries import at_path, named_exactly

LONGEST_LINE = 250
MOST_LINES = 200
_TIME = re.compile(r"^(\d{1,2})(?:[:hس.\s]+(\d{1,2}))?\s*(?:h|س)?$")
_DIGITS = str.maketrans({0x660 + n: str(n) for n in range(10)})


def say(form: forms.Form, refusal: Refused) -> None:
    """Put the sentences of a refusal beside the field they concern, or above the form."""
    field = refusal.field if refusal.field in form.fields else None
    for reason in refusal.reasons:
        form.add_error(field, str(reason))


class LinesField(ProseField):
    """One thing a line; cleans to the lines that hold something."""

    default_error_messages = {
        "long_line": _("A line is too long: at most %(limit)d characters."),
        "many_lines": _("These are too many lines: at most %(limit)d."),
    }

    def __init__(self, *, longest: int = LONGEST_LINE, rows: int = 3, **options: Any) -> None:
        """Take what ``ProseField`` takes; ``longest`` is the length of one line."""
        self.longest = longest
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows, "dir": "auto"}))
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        """Lines are shown one below the other."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        """The lines, without empty ones and doubled spaces."""
        text = super().to_python(value)
        lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise ValidationError(self.error_messages["many_lines"], "many_lines", {"limit": MOST_LINES})
        if any(len(line) > self.longest for line in lines):
            raise ValidationError(self.error_messages["long_line"], "long_line", {"limit": self.longest})
        return lines

    def run_validators(self, value: Any) -> None:
        """Length is checked over the whole text."""
        super().run_validators("\n".join(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other lines were typed than those at first."""
        try:
            return self.to_python(self.prepare_value(initial)) != self.to_python(data)
        except ValidationError:
            return True


class PlacesField(LinesField):
    """Several places, one a line, in any spelling; cleans to places."""

    default_error_messages = {"places": _("These are not the name of one place: %(names)s")}

    def prepare_value(self, value: Any) -> Any:
        """Places are shown by name, with the province where a name needs it."""
        if isinstance(value, list | tuple):
            return "\n".join(_told_apart(place) if isinstance(place, Place) else place for place in value)
        return value

    def clean(self, value: Any) -> list[Place]:
        """The places, once each. Raises ``ValidationError`` naming the lines that are none, or several."""
        found: dict[str, Place] = {}
        wrong = []
        for line in super().clean(value):
            try:
                place = _place_named(line)
            except ValidationError:
                wrong.append(line)
            else:
                found[place.path] = place
        if wrong:
            raise ValidationError(self.error_messages["places"], "places", {"names": "، ".join(wrong)})
        return list(found.values())


_IN_BRACKETS = re.compile(r"^(?P<name>.+?)\s*[(（](?P<upper>.+?)[)）]$")


def _place_named(line: str) -> Place:
    """The place of a line, which may name what holds it in brackets: عين الشقف (مولاي يعقوب)."""
    bracketed = _IN_BRACKETS.match(line)
    if not bracketed:
        place = PlaceField().clean(("", line))
        assert isinstance(place, Place)
        return place
    upper = arabic.fold(bracketed["upper"])
    fitting = [
        found.place
        for found in named_exactly(bracketed["name"])
        if upper in {arabic.fold(name) for above in found.parents for name in (above.name_ar, above.name_fr)}
    ]
    if len(fitting) != 1:
        raise ValidationError("", "unknown")
    return fitting[0]


def _told_apart(place: Place) -> str:
    """A name only this place bears: with its province below provinces, else with its kind where needed."""
    found = at_path(place.path)
    label = found.label if found else place.name
    if "(" in label or len(named_exactly(label)) == 1:
        return label
    return f"{place.get_kind_display()} {label}"


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
