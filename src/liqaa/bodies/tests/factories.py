"""A small organisation for tests: the secretariats' charter, bodies, offices and who holds them."""

import datetime as dt
from typing import Any

from django.utils import timezone

from liqaa.bodies import actions
from liqaa.bodies.models import Appointment, Body, Charter, Institution, Mandate, Office, Organisation
from liqaa.bodies.text.charter import builtin_charters
from liqaa.journal.actions import SYSTEM
from liqaa.people.models import Person
from liqaa.people.tests.factories import account, person, place

__all__ = [
    "PROVINCE",
    "account",
    "appointment",
    "body",
    "charter",
    "institution",
    "mandate",
    "office",
    "organisation",
    "person",
    "place",
]

PROVINCE = "ma/03/591"
FOUNDED = dt.date(2023, 1, 1)


def organisation(name_ar: str = "حزب الأفق", name_fr: str = "Parti de l'Horizon") -> Organisation:
    """The organisation of this database, an invented party."""
    return actions.name_organisation(
        name_ar=name_ar, name_fr=name_fr, kind="party", by=SYSTEM, at=timezone.now()
    )


def charter(key: str = "party-secretariats", in_force_from: dt.date = dt.date(2020, 1, 1)) -> Charter:
    """A charter that comes with the product, in force for long."""
    return actions.adopt_charter(
        source=builtin_charters()[key].read_text("utf-8"),
        in_force_from=in_force_from,
        by=SYSTEM,
        at=timezone.now(),
    )


def body(type: str = "provincial_secretariat", path: str = PROVINCE, **values: Any) -> Body:  # noqa: A002
    """A structured body of a type in a place; the charter is adopted when there is none."""
    if not Charter.objects.exists():
        charter()
    values.setdefault("state", Body.State.STRUCTURED)
    return actions.open_body(type=type, place=place(path), by=SYSTEM, at=timezone.now(), **values)


def office(key: str = "provincial_secretary", of: Body | None = None) -> Office:
    """An office of a body, by its key in the charter."""
    return (of or body()).offices.get(key=key)


def appointment(who: Person | None = None, to: Office | None = None, **values: Any) -> Appointment:
    """Somebody in an office since 2023."""
    values.setdefault("starts_on", FOUNDED)
    return actions.appoint(
        office=to or office(), person=who or person(), by=SYSTEM, at=timezone.now(), **values
    )


def institution(kind: str = "province_council", path: str = PROVINCE) -> Institution:
    """An institution of the State in a place."""
    return actions.institution(kind=kind, place=place(path), by=SYSTEM, at=timezone.now())


def mandate(who: Person | None = None, at: Institution | None = None, **values: Any) -> Mandate:
    """A public mandate since 2021."""
    values.setdefault("starts_on", dt.date(2021, 9, 20))
    values.setdefault("position", "province_councillor")
    return actions.record_mandate(
        institution=at or institution(), person=who or person(), by=SYSTEM, at=timezone.now(), **values
    )
