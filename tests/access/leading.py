"""Somebody who leads a province of the field and signs in."""

import datetime as dt
from typing import Any

from liqaa.access.models import Account, Grant, GrantPlace
from liqaa.bodies.models import Appointment
from liqaa.people.models import Person
from tests.access.actors import Actor
from tests.access.field import GROUNDS


def lead(ground: Any, at: str) -> tuple[Account, Actor]:
    """The head of a ground's body reads with the ground's account from now on, as its secretary."""
    head = Appointment.objects.get(pk=ground.rows["appointment"][at][0]).person
    account = Account._base_manager.get(pk=ground.rows["account"][at][0])
    Person.objects.filter(account=account).update(account=None)
    Person.objects.filter(pk=head.pk).update(account=account)
    grant = Grant.objects.create(
        account=account, role="provincial_secretary", source_kind="setup", starts_on=dt.date(2023, 1, 1)
    )
    GrantPlace.objects.create(grant=grant, place_id=GROUNDS[at])
    return account, Actor(at, (("provincial_secretary", at),))
