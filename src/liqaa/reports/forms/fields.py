"""Fields of the record's forms: one of our bodies."""

from django import forms

from liqaa.access.models import Account
from liqaa.bodies import queries as bodies
from liqaa.bodies import rules as body_rules
from liqaa.reports.queries import organiser_proposals
from liqaa.reports.rules.record import Record


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
