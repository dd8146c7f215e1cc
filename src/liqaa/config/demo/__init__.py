"""The demo organisations (المنظمة التجريبية): invented parties with real places and a year of life.

There is one of each kind: run by secretariats, or by inspectorates and branches. ``data/KIND`` holds what
there is, as tables that read like a book; the modules beside it put the tables through the same actions that
people use. Every name of a person and the parties' own names are invented.
"""

from datetime import datetime

from django.db import transaction

from liqaa.access.models import Account
from liqaa.access.queries import account_of
from liqaa.bodies.queries import organisation as organisation_here
from liqaa.config.demo import accounts, events, meetings, memo, organisation, readings
from liqaa.config.demo.tables import KINDS, Tables
from liqaa.config.demo.world import World, start_world
from liqaa.config.launcher.faults import CannotRun

__all__ = ["KINDS", "build"]


@transaction.atomic
def build(*, at: datetime, kind: str = KINDS[0]) -> Account:
    """Make the demo organisation of ``kind`` as it stands at ``at``; returns the account that looks first.

    Built already, it stays as it is. Needs the places of the country. Raises ``CannotRun`` where the database
    holds another organisation.
    """
    tables = Tables(kind)
    first = accounts.first_address(tables)
    here = organisation_here()
    if here is not None and here.name_ar != tables.organisation()["name_ar"]:
        raise CannotRun("هذه القاعدة لمنظمة أخرى — this database holds another organisation")
    known = account_of(first)
    if known is not None:
        return known
    world: World = start_world(at, tables)
    organisation.make(world)
    accounts.make(world)
    meetings.make(world)
    readings.make(world)
    organisation.dissolve(world)
    memo.make(world)
    events.make(world)
    return world.accounts[tables.rows("accounts")[0]["person"]]
