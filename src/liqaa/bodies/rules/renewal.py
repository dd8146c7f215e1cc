"""When a mandate has to be renewed, and what a body is marked as meanwhile."""

from datetime import date

from liqaa.bodies.rules.states import EXPIRED, IN_MANDATE, RENEWAL, STRUCTURED
from liqaa.kit.calendar import add_months

SHORTEST_NOTICE = 2
"""Months before its end, at the least, in which a mandate is to be renewed."""
SHARE = 8
"""A mandate's last eighth is for its renewal: six months of four years. Assumed: charters give the length of
a mandate and the notice of a congress, not when to begin."""


def months_ahead(mandate_months: int) -> int:
    """How many months before its end the renewal of a mandate of this length is due."""
    return max(SHORTEST_NOTICE, mandate_months // SHARE)


def renewal_due_on(ends_on: date, mandate_months: int) -> date:
    """The first day on which a mandate is to be renewed."""
    return add_months(ends_on, -months_ahead(mandate_months))


def mark(state: str, ends_on: date | None, mandate_months: int | None, *, on: date) -> str | None:
    """The state to mark a body with on a day; None where it stays as it is.

    ``mandate_months`` is the charter's; a body without a term of its own (a preparatory committee) is never
    renewed, it only expires.
    """
    if state not in IN_MANDATE or ends_on is None:
        return None
    if ends_on <= on:
        return EXPIRED
    if state == STRUCTURED and mandate_months and renewal_due_on(ends_on, mandate_months) <= on:
        return RENEWAL
    return None
