"""What the builders share while the demo is made: the moment, and everything made so far by its key."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

from liqaa.access.models import Account
from liqaa.bodies.models import Body, Office
from liqaa.config.demo.tables import Tables
from liqaa.kit.calendar import add_months
from liqaa.people.models import Person
from liqaa.reports.text.samples import sunday_of
from liqaa.territory.models import Place


@dataclass
class World:
    """Everything made so far: places by alias, people by their Latin name, bodies and offices by key."""

    at: datetime
    tables: Tables = field(default_factory=Tables)
    places: dict[str, Place] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day on which the demo is made."""
        return timezone.localdate(self.at)

    def day(self, days: int) -> date:
        """The day that lies ``days`` after today; before it when negative."""
        return self.today + timedelta(days=days)

    def sunday(self, days: int) -> date:
        """The Sunday that lies on or before the day ``days`` after today."""
        return sunday_of(self.day(days))

    def moment(self, days: int) -> datetime:
        """The same hour some days away, never after the moment the demo is made."""
        return min(self.at, self.at + timedelta(days=days))

    def months_ago(self, months: str) -> date | None:
        """The day some months back; None for an empty cell."""
        return add_months(self.today, -int(months)) if months else None

    def months_ahead(self, months: str) -> date | None:
        """The day some months ahead; None for an empty cell."""
        return add_months(self.today, int(months)) if months else None

    def office(self, key: str) -> Office:
        """An office by ``body/office``, such as ``Moulay Yacoub/rapporteur``."""
        if key not in self.offices:
            body, _, office = key.rpartition("/")
            self.offices[key] = self.bodies[body].offices.get(key=office)
        return self.offices[key]


def start_world(at: datetime, tables: Tables) -> World:
    """A world that knows its places. Raises ``LookupError`` when the country's places are not loaded."""
    paths = {row["alias"]: row["path"] for row in tables.rows("places")}
    known = Place.objects.in_bulk(list(paths.values()))
    return World(at=at, tables=tables, places={alias: known[path] for alias, path in paths.items()})
