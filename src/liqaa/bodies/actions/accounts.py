"""Tying an account to a person: the roles of the offices they hold follow."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.bodies.actions.offices import give_role, take_role
from liqaa.bodies.actions.state import role_of
from liqaa.bodies.models import Appointment, Mandate
from liqaa.journal.actions import Actor, record
from liqaa.kit.refusals import Refused
from liqaa.people.models import Person


@transaction.atomic
def link_account(*, person: Person, account: Account, by: Actor, at: datetime) -> Person:
    """Say that an account is this person's; it receives the roles of what they hold now or later.

    The same pair again changes nothing. Refused when either belongs to another.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if person.account_id == account.pk:
        return person
    if person.account_id is not None:
        raise Refused(_("This person has an account already."), field="person")
    if Person.objects.filter(account=account).exists():
        raise Refused(_("This account belongs to somebody else."), field="account")
    person.account = account
    person.save(update_fields=["account"])
    held = Q(ended_on=None) | Q(ended_on__gt=timezone.localdate(at))
    for appointment in Appointment.objects.filter(held, person=person).select_related(
        "office", "person__account"
    ):
        give_role(appointment, by=by, at=at)
    for mandate in Mandate.objects.filter(held, person=person).select_related("person__account"):
        give_role(mandate, role=role_of(mandate), by=by, at=at)
    record("bodies.link_account", person, by=by, at=at, place=person.place_id, fields=["account"])
    return person


@transaction.atomic
def unlink_account(*, person: Person, by: Actor, at: datetime) -> Person:
    """Say that an account was never this person's; the roles of what they hold are taken back at once."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if person.account_id is None:
        return person
    held: list[Appointment | Mandate] = [
        *Appointment.objects.filter(person=person).select_related("office"),
        *Mandate.objects.filter(person=person),
    ]
    for each in held:
        take_role(each, by=by, at=at)
    person.account = None
    person.save(update_fields=["account"])
    record("bodies.unlink_account", person, by=by, at=at, place=person.place_id, fields=["account"])
    return person
