"""What a congress starts: the new mandates of the bodies of its level, and of those who are re-elected."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from liqaa.access.models import Account
from liqaa.bodies import actions as bodies
from liqaa.bodies.models import Appointment, Body
from liqaa.bodies.rules import states
from liqaa.countdown import rules
from liqaa.countdown.actions.sentences import refused
from liqaa.countdown.models import Event, Renewal
from liqaa.countdown.queries.mandates import new_end, renewable_bodies
from liqaa.countdown.rules import Reason
from liqaa.journal import actions as journal


@transaction.atomic
def start_mandates(
    *, event: Event, chosen: Sequence[int], staying: Sequence[int], by: Account, at: datetime
) -> list[Renewal]:
    """Start the new mandate of the bodies with the ids ``chosen``, from the day the congress was held.

    ``staying`` are ids of appointments in them whose holders were elected again: each ends that day and
    starts anew with its legal end from the charter. Whoever is not named stays in office past their legal
    end, and is shown so, until somebody takes over. Raises ``Refused`` before the congress was held, or when
    nothing was chosen.
    """
    event = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    if event.kind != rules.CONGRESS:
        raise refused(Reason.ONLY_CONGRESS)
    if event.state != rules.HELD:
        raise refused(Reason.NOT_HELD)
    found = [body for body in renewable_bodies(event) if body.pk in set(chosen)]
    if not found:
        raise refused(Reason.NOTHING_CHOSEN, "bodies")
    made = [_renewed(event, body, by=by, at=at) for body in found]
    again = Appointment.objects.filter(pk__in=staying, office__body__in=found, ended_on=None)
    for appointment in again.filter(starts_on__lt=event.held_on).select_related("office", "person"):
        _again(appointment, event.held_on, event.name_ar, by=by, at=at)
    journal.record("countdown.start_mandates", event, by=by, at=at, place=event.scope, fields=["renewals"])
    return made


def _renewed(event: Event, body: Body, *, by: Account, at: datetime) -> Renewal:
    before, ends_on = body.mandate_ends_on, new_end(body, event.held_on)
    if states.STRUCTURED in states.moves(body.state, body.mandate_ends_on, event.held_on):
        body = bodies.change_state(body=body, state=states.STRUCTURED, on=event.held_on, by=by, at=at)
    if ends_on is not None:
        bodies.describe_body(body=body, mandate_ends_on=ends_on, by=by, at=at)
    return Renewal.objects.create(
        event=event, body=body, scope=body.scope, ended_on=before, ends_on=ends_on, at=at
    )


def _again(held: Appointment, on: date, source: str, *, by: Account, at: datetime) -> None:
    bodies.end_appointment(appointment=held, ended_on=on, by=by, at=at)
    bodies.appoint(
        office=held.office,
        person=held.person,
        starts_on=on,
        interim=held.interim,
        source=source,
        by=by,
        at=at,
    )
