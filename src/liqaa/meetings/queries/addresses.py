"""Where an invitation goes, and in which language."""

from collections.abc import Iterable
from dataclasses import dataclass

from liqaa.access.models import Account
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.people.models import Person


@dataclass(frozen=True)
class Address:
    """An e-mail address, empty where none is known, and the language its reader chose."""

    email: str
    language: str


def addresses_of(persons: Iterable[Person]) -> dict[int, Address]:
    """The address of each person by id: the one kept of the person, else the one they sign in with."""
    everyone = list(persons)
    with acting_for(SYSTEM):
        known = Account.objects.in_bulk([each.account_id for each in everyone if each.account_id])
    found = {}
    for each in everyone:
        account = known.get(each.account_id) if each.account_id else None
        active = account if account is not None and account.is_active else None
        email = each.email or (active.email if active else "")
        found[each.pk] = Address(email, active.language if active else "ar")
    return found
