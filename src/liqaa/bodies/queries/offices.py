"""Who holds which office, on any day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from liqaa.access.models import Account
from liqaa.bodies.models import Appointment, Body, Office
from liqaa.bodies.rules.seats import LEADS_BELOW
from liqaa.people.models import Person


def held_on(on: date) -> Q:
    """Appointments in office on a day; the legal end does not matter, only the actual one."""
    return Q(starts_on__lte=on) & (Q(ended_on=None) | Q(ended_on__gt=on))


def holders(body: Body, *, on: date) -> list[Appointment]:
    """Who holds the offices of a body on a day, in the order of the offices.

    Each with ``office`` and ``person``.
    """
    return list(
        Appointment.objects.filter(held_on(on), office__body=body)
        .select_related("office__body__place", "person")
        .order_by("office__rank", "seat", "starts_on", "pk")
    )


def offices_with_holders(body: Body, *, on: date) -> list[Office]:
    """Every office of a body in order, each with ``held``: its appointments on that day. Two queries."""
    current = (
        Appointment.objects.filter(held_on(on)).select_related("person").order_by("seat", "starts_on", "pk")
    )
    return list(
        body.offices.order_by("rank", "pk").prefetch_related(
            Prefetch("appointments", current, to_attr="held")
        )
    )


def past_holders(body: Body, *, on: date) -> QuerySet[Appointment]:
    """Who held offices of a body and had left by that day, the latest first."""
    return (
        Appointment.objects.filter(office__body=body, ended_on__lte=on)
        .select_related("office", "person")
        .order_by("-ended_on", "office__rank", "pk")
    )


def holder_of(office: Office, *, on: date) -> Person | None:
    """Who holds an office on a day; the first seat where it has several."""
    held = (
        office.appointments.filter(held_on(on))
        .select_related("person")
        .order_by("interim", "seat", "starts_on")
        .first()
    )
    return held.person if held else None


def secretary_of(body: Body, *, on: date) -> Person | None:
    """Who leads a body on a day: its head, else the coordinator who stands in; None where nobody does."""
    lead = leads_of([body], on=on).get(body.pk)
    return lead.person if lead else None


def leads_of(bodies: Iterable[Body], *, on: date) -> dict[int, Appointment]:
    """Who leads each of ``bodies`` on a day, by the body's id, in one query."""
    leading = (
        Appointment.objects.filter(held_on(on), office__body__in=bodies, office__rank__lt=LEADS_BELOW)
        .select_related("office", "person")
        .order_by("-office__rank", "-seat", "-starts_on")
    )
    return {appointment.office.body_id: appointment for appointment in leading}


def offices_of_person(person: Person, *, on: date) -> QuerySet[Office]:
    """The offices a person holds on a day."""
    held = Appointment.objects.filter(held_on(on), person=person)
    return Office.objects.filter(appointments__in=held).select_related("body").order_by("rank", "pk")


def offices_of_account(account: Account, *, on: date) -> QuerySet[Office]:
    """The offices that the person of an account holds on a day; none where the account is nobody's."""
    held = Appointment.objects.filter(held_on(on), person__account=account.pk)
    return Office.objects.filter(appointments__in=held).select_related("body").order_by("rank", "pk")
