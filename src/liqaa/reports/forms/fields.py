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
from liqaa.reports.queries.resolution import places_at
from liqaa.reports.rules.record import Record
from liqaa.territory.forms import PlaceField
from liqaa.territory.models import Place

__all__ = ["BodyField", "DayField", "PlacesField"]


class BodyField(forms.ChoiceField):
    """One of our bodies within reach: the likeliest first, then the others under the record's places."""

    def offer(self, record: Record, account: Account) -> None:
        """Fill in what may be chosen."""
        likely = [each.body for each in organiser_proposals(record, account)]
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
        """The places of ``paths``, one a line, each as a single place field shows it."""
        one = PlaceField()
        return "\n".join(str(one.prepare_value(place)) for place in places_at(paths))

    def clean(self, value: Any) -> list[Place]:  # type: ignore[override]
        """The places. Raises ``ValidationError`` naming the lines that are no place, or several."""
        one, found, unknown = PlaceField(), [], []
        for line in filter(None, (line.strip() for line in super().clean(value).splitlines())):
            try:
                found.append(one.clean(line))
            except forms.ValidationError:
                unknown.append(line)
        if unknown:
            message = _("These are not the name of one place: %(names)s")
            raise forms.ValidationError(message, "unknown", {"names": "، ".join(unknown)})
        return found
