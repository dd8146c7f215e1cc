"""Whom to call about what is missing: who leads each body, and the number for those who may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.bodies.queries import leads_of
from liqaa.people import rules as people
from liqaa.people.models import Person


@dataclass(frozen=True)
class Contact:
    """Who leads a body, their title, and their number where the reader may see people there."""

    person: Person
    title_ar: str
    title_fr: str
    phone: str


def contacts_of(bodies: Iterable[Body], account: Account, *, on: date) -> dict[int, Contact]:
    """Whom to call for each of ``bodies``, by its id; nobody where nobody leads it. One statement."""
    reach = account.reach(people.SEE)
    found = {}
    for body, appointment in leads_of(bodies, on=on).items():
        person, office = appointment.person, appointment.office
        found[body] = Contact(
            person=person,
            title_ar=office.title(person.gender, "ar"),
            title_fr=office.title(person.gender, "fr"),
            phone=person.phone if reach.covers(person.place_id) else "",
        )
    return found
