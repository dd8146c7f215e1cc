"""Fields of the record's forms: one of our bodies, several places."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.bodies import queries as bodies
from liqaa.bodies import rules as body_rules
from liqaa.kit.forms import DayField, ProseField
from liqaa.reports.queries import organiser_proposals
from liqaa.reports.rules.record import Record
from liqaa.territory import queries as places
from liqaa.territory.models import Place

__all__ = ["BodyField", "DayField", "PlacesField"]


class BodyField(forms.ChoiceField):
    """One of our bodies within reach: the likeliest first, then the others under the record's places."""

    def offer(self, record: Record, account: Account) -> None:
        """Fill in what may be chosen."""
        likely = organiser_proposals(record, account)
        seen = {body.pk for body in likely}
        reach = account.reach(body_rules.SEE)
        others = bodies.bodies_seen_by(account).filter(reach.condition("scope")).order_by("scope", "type")
        rest = [body for body in others.select_related("place")[:300] if body.pk not in seen]
        self.choices = [("", "—"), *((body.pk, body.name) for body in [*likely, *rest])]


class PlacesField(ProseField):
    """Several places, one a line, by any spelling; becomes a list of ``Place``."""

    widget = forms.Textarea(attrs={"rows": 3, "dir": "auto"})  # type: ignore[assignment]

    @staticmethod
    def lines(paths: Iterable[str]) -> str:
        """The places of ``paths``, one a line: kind and name, and the province where namesakes exist."""
        found = (places.at_path(path) for path in paths)
        return "\n".join(f"{each.place.get_kind_display()} {each.label}" for each in found if each)

    def clean(self, value: Any) -> list[Place]:
        """The places. Raises ``ValidationError`` naming the lines that are no place, or several."""
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        found = [(line, _place_of(line)) for line in lines]
        unknown = [line for line, place in found if place is None]
        if unknown:
            message = _("These are not the name of one place: %(names)s")
            raise forms.ValidationError(message, "unknown", {"names": "، ".join(unknown)})
        return [place for _line, place in found if place]


def _place_of(line: str) -> Place | None:
    """The one place a line names; a province in brackets tells places of one name apart."""
    name, bracket, province = line.partition("(")
    found = places.named_exactly(name.strip())
    if bracket:
        found = [each for each in found if each.label.endswith(f"({province}")]
    return found[0].place if len(found) == 1 else None
