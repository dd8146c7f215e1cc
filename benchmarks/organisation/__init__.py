"""A large organisation (منظمة كبيرة): invented, deterministic by its seed, written in bulk.

At full size it has 3,600 bodies, 20,000 meetings and 100,000 tasks, with outcomes, evidence, needs, visitors,
office-holders with accounts, and directives that are open; at size 0.01 a hundredth of each, and something in
every region still. It is for measuring: nothing here goes through the actions, every constraint of the
database holds all the same. Places are real; every name of a person and of the party is invented.
"""

from datetime import datetime

from django.db import connections, transaction

from benchmarks.organisation import bodies, directives, meetings, needs, people, work
from benchmarks.organisation.world import Sizes, World, start
from liqaa.config.launcher.schema import OWNER_ALIAS
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for

__all__ = ["Sizes", "World", "generate", "measure_tables"]


@transaction.atomic
def generate(*, at: datetime, size: float = 1.0, seed: int = 1) -> World:
    """Fill an empty installation; returns what was made. ``size`` 1.0 is the full organisation.

    Needs the places of the country. Raises ``ValueError`` where there is an organisation already, or for a
    size that is not between 0 and 2.
    """
    with acting_for(SYSTEM):
        world = start(at, size, seed)
        bodies.make(world)
        people.make(world)
        meetings.make(world)
        work.make(world)
        needs.make(world)
        directives.make(world)
        world.flush()
    return world


def measure_tables() -> None:
    """Let the planner know the tables; the server would do so by itself some minutes later."""
    with connections[OWNER_ALIAS].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
