"""Appointing to an office and leaving it; the role of the office follows its holder at once."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liqaa.access.actions import grant, revoke_source
from liqaa.bodies.actions.values import check_order, one_line
from liqaa.bodies.models import Appointment, Body, Mandate, Office
from liqaa.bodies.queries.organisation import charter, language
from liqaa.bodies.rules.seats import Term, free_seat, legal_end, taken
from liqaa.bodies.rules.trails import narrowing
from liqaa.journal.actions import Actor, record
from liqaa.kit.arabic import isolate
from liqaa.kit.calendar import add_months, format_date
from liqaa.kit.refusals import Refused
from liqaa.people.models import Person
from liqaa.territory.models import Place


@transaction.atomic
def appoint(  # noqa: PLR0913 (an appointment has this many parts)
    *,
    office: Office,
    person: Person,
    starts_on: date,
    by: Actor,
    at: datetime,
    legal_end_on: date | None = None,
    ended_on: date | None = None,
    interim: bool = False,
    source: str = "",
) -> Appointment:
    """Put a person into an office from a day on; the legal end comes from the charter unless given.

    The office's role is granted over the body's place when the person has an account. ``ended_on`` records
    an appointment that is over already. Refused beside ``starts_on`` when every seat is taken or the person
    holds this office on one of those days, beside an end that comes too early, and in a dissolved body.
    """
    office = Office.objects.select_for_update(of=("self",)).select_related("body").get(pk=office.pk)
    if office.body.dissolved_on is not None and (ended_on is None or ended_on > office.body.dissolved_on):
        raise Refused(_("This body was dissolved: nobody can be appointed in it."), field="office")
    check_order(starts_on, ended_on, "ended_on")
    check_order(starts_on, legal_end_on, "legal_end_on", same_day=False)
    appointment = Appointment.objects.create(
        office=office,
        person=person,
        scope=office.body.scope,
        seat=_seat(office, person, starts_on, ended_on),
        starts_on=starts_on,
        legal_end_on=legal_end_on or usual_end(office, starts_on, interim=interim),
        ended_on=ended_on,
        interim=interim,
        source=one_line(source, 200, "source"),
    )
    give_role(appointment, by=by, at=at)
    record(
        "bodies.appoint",
        appointment,
        by=by,
        at=at,
        place=appointment.scope,
        fields=["office", "person", "starts_on"],
    )
    return appointment


@transaction.atomic
def end_appointment(*, appointment: Appointment, ended_on: date, by: Actor, at: datetime) -> Appointment:
    """End somebody's days in an office; ``ended_on`` is the first day outside.

    Their role goes with it at once.
    """
    if appointment.ended_on is not None:
        raise Refused(_("This has ended already."), field="ended_on")
    check_order(appointment.starts_on, ended_on, "ended_on")
    appointment.ended_on = ended_on
    appointment.save(update_fields=["ended_on"])
    take_role(appointment, by=by, at=at)
    give_role(appointment, by=by, at=at)
    record("bodies.end_appointment", appointment, by=by, at=at, place=appointment.scope, fields=["ended_on"])
    return appointment


def end_all(*, body: Body, ended_on: date, by: Actor, at: datetime) -> None:
    """Everyone in a body that is dissolved leaves office; whoever had started later never was in it."""
    for appointment in Appointment.objects.filter(office__body=body, ended_on=None).select_related(
        "office", "person"
    ):
        day = max(ended_on, appointment.starts_on)
        end_appointment(appointment=appointment, ended_on=day, by=by, at=at)


def give_role(held: Appointment | Mandate, *, by: Actor, at: datetime, role: str = "") -> None:
    """Grant the account of who holds an office or mandate its role, for as long as it is really held.

    An office gives it over its body's place, or over what the charter narrows it to there. A mandate gives
    it over its institution's; one held in the capital for the whole country gives it over the person's own
    place, for the needs a deputy answers are those of their people.
    """
    role = role or (held.office.role if isinstance(held, Appointment) else "")
    account = held.person.account
    over = held.ended_on is not None and held.ended_on <= timezone.localdate(at)
    if not role or account is None or over:
        return
    narrowed = narrowing(held.office.reach, held.office.body) if isinstance(held, Appointment) else {}
    grant(
        account=account,
        role=role,
        places=[Place.objects.get(pk=_reach(held))],
        source_kind=held._meta.label_lower,
        source_id=held.pk,
        starts_on=held.starts_on,
        ends_on=held.ended_on,
        **narrowed,
        by=by,
        at=at,
    )


def _reach(held: Appointment | Mandate) -> str:
    national = isinstance(held, Mandate) and "/" not in held.scope
    return held.person.place_id if national else held.scope


def take_role(held: Appointment | Mandate, *, by: Actor, at: datetime) -> None:
    """Take back at once what an office or mandate gave."""
    revoke_source(source_kind=held._meta.label_lower, source_id=held.pk, by=by, at=at)


def usual_end(office: Office, starts_on: date, *, interim: bool = False) -> date | None:
    """The legal end of an office by the charter: of its own, of its body, or of the form that stands in."""
    structure = charter(starts_on)
    if structure is None:
        return None
    try:
        own = structure.office(office.key).mandate_months
        months = structure.mandate_months(office.key, office.body.type)
    except LookupError:
        return None
    standing_in = [
        each.max_months for each in structure.interims_for(office.body.type) if each.office == office.key
    ]
    if standing_in or interim:
        longest = next(filter(None, standing_in), months)
        return add_months(starts_on, longest) if longest else None
    return legal_end(starts_on, months, office.body.mandate_ends_on, own_term=own is not None)


def _seat(office: Office, person: Person, starts_on: date, ended_on: date | None) -> int | None:
    """The seat to take; Refused when the person holds the office on one of these days or no seat is free."""
    known = list(office.appointments.select_related("person"))
    own = [Term(each.starts_on, each.ended_on) for each in known if each.person_id == person.pk]
    if taken(own, starts_on, ended_on):
        raise Refused(_("This person holds this office on some of these days already."), field="starts_on")
    if office.seats is None:
        return None
    terms = {Term(each.starts_on, each.ended_on, each.seat): each for each in known}
    seat = free_seat(office.seats, terms, starts_on, ended_on)
    if seat is None:
        holder = terms[taken(terms, starts_on, ended_on)[0]]
        raise Refused(
            _("%(person)s holds this office since %(day)s: end that first, or start later.")
            % {
                "person": isolate(holder.person.name),
                "day": format_date(holder.starts_on, language(), weekday=False),
            },
            field="starts_on",
        )
    return seat
