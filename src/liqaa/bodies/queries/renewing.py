"""Bodies whose mandate ends: those to be marked on a day, and those to be renewed."""

from datetime import date

from liqaa.bodies.models import Body
from liqaa.bodies.queries.organisation import charter
from liqaa.bodies.rules import renewal, states
from liqaa.bodies.text.charter import Charter
from liqaa.kit.calendar import add_months

LONGEST_NOTICE = 30
"""Months: no charter allows a mandate so long that its last eighth is longer."""


def term_of(body: Body, structure: Charter | None) -> int | None:
    """The length of a body's mandate by the charter; None where it has none, and for a committee."""
    if structure is None or body.prepares_id is not None:
        return None
    try:
        return structure.body_type(body.type).mandate_months
    except LookupError:
        return None


def mark_for(body: Body, structure: Charter | None, *, on: date) -> str | None:
    """The state to mark a body with on a day; None where it stays as it is."""
    return renewal.mark(body.state, body.mandate_ends_on, term_of(body, structure), on=on)


def bodies_to_mark(*, on: date) -> list[int]:
    """The bodies whose renewal has become due or whose mandate is over, not marked yet, by key."""
    near = Body.objects.filter(
        state__in=states.IN_MANDATE, mandate_ends_on__lte=add_months(on, LONGEST_NOTICE)
    )
    structure = charter(on)
    return [body.pk for body in near.order_by("pk") if mark_for(body, structure, on=on)]
