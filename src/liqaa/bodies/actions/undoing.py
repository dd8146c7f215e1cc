"""Taking back what was made by mistake: a body, an appointment, a mandate, a charter, a whole sheet."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.actions.offices import take_role
from liqaa.bodies.models import Appointment, Body, Charter, Institution, Mandate, Office
from liqaa.bodies.queries.undoing import rows_of_import, undo_of_charters, undo_of_import
from liqaa.journal.actions import Actor, record
from liqaa.journal.models import Entry
from liqaa.kit import undoing
from liqaa.kit.refusals import Refused
from liqaa.people.models import Person


@transaction.atomic
def undo_body(*, body: Body, by: Actor, at: datetime) -> None:
    """Take back a body opened by mistake, with its empty offices.

    Raises ``Refused``, with names, once somebody is in it or any record speaks of it.
    """
    body = Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    record("bodies.undo_body", body, by=by, at=at, place=body.scope)
    undoing.take(body, by=by, at=at)


@transaction.atomic
def undo_appointment(*, appointment: Appointment, by: Actor, at: datetime) -> None:
    """Take back an appointment recorded by mistake; the role it gave ends at once.

    Raises ``Refused``, with names, once a meeting's record has frozen the capacity it gave.
    """
    appointment = Appointment.objects.select_for_update(of=("self",)).get(pk=appointment.pk)
    record("bodies.undo_appointment", appointment, by=by, at=at, place=appointment.scope)
    undoing.take(appointment, by=by, at=at)


@transaction.atomic
def undo_mandate(*, mandate: Mandate, by: Actor, at: datetime) -> None:
    """Take back a public mandate recorded by mistake, with its role, and its institution where it was alone.

    Raises ``Refused``, with names, once needs were given to it or a record froze the capacity it gave.
    """
    mandate = Mandate.objects.select_for_update(of=("self",)).get(pk=mandate.pk)
    record("bodies.undo_mandate", mandate, by=by, at=at, place=mandate.scope)
    undoing.take(mandate, by=by, at=at)


@transaction.atomic
def undo_charter(*, charter: Charter, by: Actor, at: datetime) -> None:
    """Take back a charter adopted by mistake, with the empty offices only it names.

    The one before is in force again.

    Raises ``Refused``, with names, once a later one follows it or anything stands by it alone.
    """
    charter = Charter.objects.select_for_update().get(pk=charter.pk)
    record("bodies.undo_charter", charter, by=by, at=at)
    undoing.take(charter, by=by, at=at)


@transaction.atomic
def undo_import(*, entry: Entry, by: Actor, at: datetime) -> None:
    """Take back a whole sheet of office-holders: appointments, the people added, the bodies opened.

    ``entry`` is the journal's line of the import. All of it or nothing: raises ``Refused``, with names,
    where anything was built upon a part of it, and where nothing of it is left.
    """
    appointments, persons, bodies = rows_of_import(entry)
    if not appointments and not persons and not bodies:
        raise Refused(_("Nothing that this sheet made is left: it was undone already."))
    for model, rows in ((Appointment, appointments), (Person, persons), (Body, bodies)):
        list(model.objects.select_for_update(of=("self",)).filter(pk__in=[row.pk for row in rows]))
    undo_of_import(entry).refuse()
    place = bodies[0].scope if bodies else appointments[0].scope if appointments else persons[0].place_id
    record("bodies.undo_import", entry, by=by, at=at, place=place)
    for held in appointments:
        take_role(held, by=by, at=at)
    for model, rows in ((Appointment, appointments), (Person, persons), (Body, bodies)):
        model.objects.filter(pk__in=[row.pk for row in rows]).delete()


def forget_role(held: Appointment | Mandate, *, by: Actor, at: datetime) -> None:
    """The part of an appointment or mandate that ``access`` keeps: the role it gave."""
    take_role(held, by=by, at=at)


def close_institutions(mandate: Mandate, *, by: Actor, at: datetime) -> Callable[[], object]:
    """The role goes; once the mandate is gone, so does an institution that nobody else is known in."""
    take_role(mandate, by=by, at=at)
    return Institution.objects.filter(pk=mandate.institution_id, mandates=None).delete


def drop_offices(charter: Charter, *, by: Actor, at: datetime) -> None:
    """The empty offices that only this charter names."""
    offices = undo_of_charters([charter], frozenset()).rows(Office)
    Office.objects.filter(pk__in=[office.pk for office in offices]).delete()
