"""The bodies whose mandates a congress renews, and who stands in them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from liqaa.bodies.models import Appointment, Body
from liqaa.bodies.queries import charter
from liqaa.bodies.rules import states
from liqaa.bodies.rules.seats import MEMBER_KINDS
from liqaa.countdown.models import Event, Renewal
from liqaa.kit.calendar import add_months
from liqaa.kit.scopes import below

CONGRESS = "congress"
"""The charter's kind of body that meets as a congress: it elects, and has no mandate of its own."""


@dataclass
class Renewable:
    """A body whose mandate can start anew: the end it has, the end proposed, and who holds its offices."""

    body: Body
    ends_on: date | None
    holders: list[Appointment]


def new_end(body: Body, held_on: date) -> date | None:
    """The legal end of a mandate that starts on a day, by the charter; None where it has no term."""
    structure = charter(held_on)
    try:
        months = structure.body_type(body.type).mandate_months if structure else None
    except LookupError:
        months = None
    return add_months(held_on, months) if months else None


def renewable_bodies(event: Event) -> list[Body]:
    """The founded bodies of the congress's level with a term that it prolongs and has not yet."""
    structure = charter(event.held_on)
    months = {
        each.key: each.mandate_months
        for each in (structure.body_types if structure else ())
        if each.kind != CONGRESS and each.mandate_months
    }
    renewed = Renewal.objects.filter(event=event, body=OuterRef("pk"))
    found = Body.objects.filter(
        ~Exists(renewed),
        below("scope", event.scope),
        level=event.level,
        state__in=states.FOUNDED,
        dissolved_on=None,
        prepares=None,
        family="",
    ).order_by("scope", "pk")
    return [
        body
        for body in found.filter(type__in=months)
        if body.mandate_ends_on is None
        or body.mandate_ends_on < add_months(event.held_on, months[body.type] or 0)
    ]


def renewables(event: Event) -> list[Renewable]:
    """The same with their proposed ends and holders, in a constant number of queries."""
    bodies = renewable_bodies(event)
    held: dict[int, list[Appointment]] = {body.pk: [] for body in bodies}
    appointments = Appointment.objects.filter(
        office__body__in=bodies, ended_on=None, starts_on__lt=event.held_on
    ).exclude(office__kind__in=MEMBER_KINDS)
    for each in appointments.select_related("office", "person").order_by("office__rank", "seat", "pk"):
        held[each.office.body_id].append(each)
    structure = charter(event.held_on)
    months = {each.key: each.mandate_months for each in structure.body_types} if structure else {}
    return [
        Renewable(body, add_months(event.held_on, term) if term else None, held[body.pk])
        for body in bodies
        for term in (months.get(body.type),)
    ]
