"""Asking for a place: type its name, choose among those that bear it."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liqaa.kit.arabic import clean, fold
from liqaa.kit.forms import LinesField
from liqaa.territory import queries
from liqaa.territory.models import Place
from liqaa.territory.queries import FoundPlace

LONGEST = 120


class PlaceWidget(forms.Widget):
    """A text input that lists the places found as one types, each a radio button; needs no script."""

    template_name = "territory/place_widget.html"

    def __init__(self, kinds: Iterable[str] = (), attrs: dict[str, Any] | None = None) -> None:
        """Offer only places of ``kinds`` when some are given."""
        super().__init__(attrs)
        self.kinds = tuple(kinds)

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> tuple[str, str]:
        """What was chosen (a path) and what was typed."""
        return data.get(name) or "", data.get(f"{name}_typed") or ""

    def value_omitted_from_data(self, data: Mapping[str, Any], files: object, name: str) -> bool:
        """Whether the form was sent without this field."""
        return name not in data and f"{name}_typed" not in data

    def id_for_label(self, id_: str) -> str:
        """The label belongs to the text input, which bears the field's id."""
        return id_

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """What the template needs: the words typed, the place chosen, the places to choose from."""
        context = super().get_context(name, None, attrs)
        chosen, typed = _chosen_and_typed(value)
        found = queries.named_exactly(typed, kinds=self.kinds or None) if typed and chosen is None else []
        context["widget"] |= {
            "chosen": chosen,
            "typed": chosen.label if chosen and not typed else typed,
            "found": found,
            "options_url": reverse("territory:options"),
            "kinds": ",".join(self.kinds),
        }
        return context


class PlaceField(forms.Field):
    """A place, found by any spelling of its name.

    Cleans to a :class:`Place` or None. What was chosen wins; a name typed and not chosen is taken when one
    place bears it. Refused with a sentence: an unknown name, and a name that several places bear.
    """

    default_error_messages = {
        "unknown": _("No place of this name is known: check the spelling, or type a part of the name."),
        "several": _("Several places have this name: choose one of them."),
        "kind": _("A place of this kind does not fit here."),
        "long": _("This is too long for the name of a place."),
    }

    def __init__(self, *, kinds: Iterable[str] = (), **options: Any) -> None:
        """Take what ``Field`` takes; ``kinds`` narrows what may be chosen."""
        self.kinds = tuple(kinds)
        options.setdefault("widget", PlaceWidget(self.kinds))
        super().__init__(**options)

    def clean(self, value: Any) -> Place | None:
        """The place meant, None when the field is empty and may be."""
        chosen, typed = value if isinstance(value, tuple) else (value, "")
        place = self._chosen(chosen) or self._typed(typed)
        if place is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        if place is not None and self.kinds and place.kind not in self.kinds:
            raise ValidationError(self.error_messages["kind"], code="kind")
        return place

    def _chosen(self, chosen: Place | str | None) -> Place | None:
        if isinstance(chosen, Place):
            return chosen
        path = clean(chosen or "")
        if not path:
            return None
        place = Place.objects.filter(pk=path).first()
        if place is None:
            raise ValidationError(self.error_messages["unknown"], code="unknown")
        return place

    def _typed(self, typed: str) -> Place | None:
        name = clean(typed).strip()
        if not name:
            return None
        if len(name) > LONGEST:
            raise ValidationError(self.error_messages["long"], code="long")
        found = queries.named_exactly(name, kinds=self.kinds or None)
        if len(found) == 1:
            return found[0].place
        code = "several" if found else "unknown"
        raise ValidationError(self.error_messages[code], code=code)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another place was chosen or typed than the one at first."""
        before = initial.pk if isinstance(initial, Place) else initial or ""
        chosen, typed = data if isinstance(data, tuple) else (data or "", "")
        return (chosen or typed) != before


def _chosen_and_typed(value: Any) -> tuple[FoundPlace | None, str]:
    """The place to show as chosen, and the words to show in the input."""
    chosen, typed = value if isinstance(value, tuple) else (value, "")
    path = chosen.pk if isinstance(chosen, Place) else clean(chosen or "")
    found = queries.at_path(path) if path else None
    return found, clean(typed)[:LONGEST]


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
    upper = fold(bracketed["upper"])
    fitting = [
        found.place
        for found in queries.named_exactly(bracketed["name"])
        if upper in {fold(name) for above in found.parents for name in (above.name_ar, above.name_fr)}
    ]
    if len(fitting) != 1:
        raise ValidationError("", "unknown")
    return fitting[0]


def _told_apart(place: Place) -> str:
    """A name only this place bears: with its province below provinces, else with its kind where needed."""
    found = queries.at_path(place.path)
    label = found.label if found else place.name
    if "(" in label or len(queries.named_exactly(label)) == 1:
        return label
    return f"{place.get_kind_display()} {label}"
