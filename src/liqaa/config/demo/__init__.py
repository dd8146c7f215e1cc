"""The demo organisation (المنظمة التجريبية): an invented party with real places and a year of life.

``data`` holds what there is, as tables that read like a book; the modules beside it put the tables through
the same actions that people use. Every name of a person and the party's own name are invented.
"""

from datetime import datetime

from django.db import transaction

from liqaa.access.models import Account
from liqaa.access.queries import account_of
from liqaa.config.demo import accounts, meetings, organisation, readings
from liqaa.config.demo.world import World, start_world

__all__ = ["build"]


@transaction.atomic
def build(*, at: datetime) -> Account:
    """Make the demo organisation as it stands at ``at``; returns the account that looks at it first.

    Built already, it stays as it is. Needs the places of the country.
    """
    known = account_of(accounts.first_address())
    if known is not None:
        return known
    world: World = start_world(at)
    organisation.make(world)
    accounts.make(world)
    meetings.make(world)
    readings.make(world)
    return world.accounts[accounts.first_person()]
