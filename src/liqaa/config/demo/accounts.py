"""The accounts that the switcher offers: each belongs to a person whose offices give it its roles."""

from liqaa.access import actions as access
from liqaa.access.models import Account
from liqaa.bodies import actions as bodies
from liqaa.config.demo.tables import Tables
from liqaa.config.demo.world import World
from liqaa.journal.actions import SYSTEM
from liqaa.territory.models import Place


def first_address(tables: Tables) -> str:
    """The address of the account that looks at the demo first."""
    return tables.rows("accounts")[0]["email"]


def make(world: World) -> None:
    """Make every account, without a password, and tie it to its person."""
    for row in world.tables.rows("accounts"):
        person = world.people[row["person"]]
        account = access.create_account(
            email=row["email"], name=person.name, language=row["language"], by=SYSTEM, at=world.moment(-380)
        )
        bodies.link_account(person=person, account=account, by=SYSTEM, at=world.moment(-380))
        if also := row.get("also"):
            _grant(world, account, also)
        world.accounts[row["person"]] = account


def _grant(world: World, account: Account, role: str) -> None:
    """A role that no office carries, over the whole country: looking after personal data."""
    access.grant(
        account=account,
        role=role,
        places=[Place.objects.get(path="ma")],
        source_kind="setup",
        source_id="",
        starts_on=world.day(-380),
        by=SYSTEM,
        at=world.moment(-380),
    )
