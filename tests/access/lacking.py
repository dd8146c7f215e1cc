"""Somebody who has every right but one: whoever asks that one right, and it alone, refuses them.

Roles as the organisation has them come in layers: nobody sees a text who may not write one, so a check of
writing would be missed by none of them. Here each right that the table names is taken from everybody in turn.
The second lock knows none of these roles: they are asked where it is off.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone

from liqaa.access.models import Account, Grant, GrantPlace
from liqaa.config.roles import ROLES, Role
from tests.access.actors import BY_KEY, Actor
from tests.access.expected import TABLE
from tests.access.field import GROUNDS
from tests.access.oracle import OPEN, Cell, cells
from tests.access.playing import Ground
from tests.access.wording import Row

EVERYTHING = "everything"
EVERY = frozenset(right for role in ROLES.values() for right in role.rights)


def named(row: Row) -> set[str]:
    """The rights that a line asks for."""
    return {*row.see, *row.ask, *row.anywhere}


RIGHTS = sorted({right for row in TABLE for right in named(row)})


def here(right: str) -> str:
    """Whoever has all but ``right`` on their ground, and everything beside it."""
    return f"all but {right} here"


def nowhere(right: str) -> str:
    """Whoever has all but ``right``, and has that one nowhere."""
    return f"all but {right}"


@contextmanager
def enrolled(ground: Ground) -> Iterator[None]:
    """These roles and accounts exist meanwhile; the caller's transaction takes the accounts back."""
    roles = {f"but:{right}": Role(right, EVERY - {right}) for right in RIGHTS} | {
        EVERYTHING: Role(EVERYTHING, EVERY)
    }
    ROLES.update(roles)
    actors = [Actor(nowhere(right), ((f"but:{right}", "own"),)) for right in RIGHTS]
    actors += [Actor(here(right), ((f"but:{right}", "own"), (EVERYTHING, "sibling"))) for right in RIGHTS]
    try:
        for number, actor in enumerate(actors):
            BY_KEY[actor.key] = actor
            ground.accounts[actor.key] = _enrol(actor, number)
        yield
    finally:
        for actor in actors:
            BY_KEY.pop(actor.key, None)
            ground.accounts.pop(actor.key, None)
        for name in roles:
            ROLES.pop(name)


def _enrol(actor: Actor, number: int) -> int:
    account = Account.objects.create(
        email=f"lacking{number}@actors.invalid", name=f"Lacking {number}", created_at=timezone.now()
    )
    since = timezone.localdate() - dt.timedelta(days=400)
    for role, at in actor.grants:
        grant = Grant.objects.create(
            account=account, role=role, source_kind="setup", source_id="", starts_on=since
        )
        GrantPlace.objects.create(grant=grant, place_id=GROUNDS[at])
    return account.pk


def refusals(ground: Ground, room: str) -> Iterator[tuple[str, Cell]]:
    """What the lines of a room refuse to those who lack just one right they ask for: (actor, cell)."""
    done = set()
    for right in RIGHTS:
        for key in (nowhere(right), here(right)):
            for cell in cells(BY_KEY[key], TABLE, ground.rows):
                row = cell.row
                if row.route.split(":")[0] != room or right not in named(row) or cell.owed == OPEN:
                    continue
                if cell.kind and cell.ground != "own":
                    continue
                if (key, row, cell.kind) not in done:
                    done.add((key, row, cell.kind))
                    yield key, cell
