"""What the builders share: the size, the chance, the places, and the tables that fill."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.db import models
from django.utils import timezone

from benchmarks.organisation.tables import Table
from liqaa.access.models import Account
from liqaa.bodies import actions
from liqaa.bodies.models import Body, Office, Organisation
from liqaa.bodies.text.charter import Charter, assumed_values, builtin_charters, parse_charter
from liqaa.followup.models import Task
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.meetings.models import Meeting
from liqaa.people.models import Person
from liqaa.territory.models import Place

CHARTER = "party-secretariats"
NAME_AR, NAME_FR = "حزب السنابل الجديدة", "Parti des Nouveaux Épis"
REGIONS = 12
YEARS = 3
"""How far back the organisation's records go."""


@dataclass(frozen=True)
class Sizes:
    """How many there are of each; at least one province and one commune in every region."""

    bodies: int
    provinces: int
    locals: int
    people: int
    meetings: int
    tasks: int
    needs: int

    @classmethod
    def of(cls, size: float) -> "Sizes":
        """The sizes of a part of the full organisation."""
        if not 0 < size <= 2:
            raise ValueError("the size lies above 0 and is at most 2")
        few = min(size, 1.0)
        return cls(
            bodies=round(3600 * few),
            provinces=max(REGIONS, round(83 * few)),
            locals=max(REGIONS, round(1538 * few)),
            people=round(24_000 * size),
            meetings=round(20_000 * size),
            tasks=round(100_000 * size),
            needs=round(12_000 * size),
        )


@dataclass
class World:
    """Everything made so far. ``heads`` and ``holders`` are by the key of the body."""

    at: datetime
    sizes: Sizes
    chance: Random
    structure: Charter
    places: dict[str, Place]
    tables: dict[type[models.Model], Table[Any]] = field(default_factory=dict)
    bodies: list[Body] = field(default_factory=list)
    offices: dict[int, list[Office]] = field(default_factory=dict)
    holders: dict[int, list[tuple[Person, Office]]] = field(default_factory=dict)
    readers: dict[int, Account] = field(default_factory=dict)
    head: Account | None = None
    people: list[Person] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    foundings: list[Task] = field(default_factory=list)
    steps: dict[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day on which it is made."""
        return timezone.localdate(self.at)

    def add(self, model: type[models.Model], **values: Any) -> Any:
        """One more row of a table."""
        if model not in self.tables:
            self.tables[model] = Table(model)
        return self.tables[model].add(**values)

    def flush(self) -> None:
        """Write everything that waits."""
        for table in self.tables.values():
            table.flush()

    def made(self) -> Counter[str]:
        """How many rows of each table were written, by the model's label."""
        return Counter({model._meta.label: table.made for model, table in self.tables.items()})

    def moment(self, day: date) -> datetime:
        """The hour of the making, on another day; never after the moment it is made."""
        return min(self.at, self.at - timedelta(days=(self.today - day).days))

    def some_day(self, least: int, most: int) -> date:
        """A day between ``least`` and ``most`` days after today; negative ones lie before."""
        return self.today + timedelta(days=self.chance.randint(least, most))

    def account_of(self, body: Body | None) -> Account:
        """Who writes for a body: its head's account, else the nearest above it, else the national one."""
        while body is not None:
            if body.pk in self.readers:
                return self.readers[body.pk]
            body = body.parent
        assert self.head is not None
        return self.head

    def journal(self, verb: str, subject: models.Model, *, by: Account, at: datetime, place: str) -> None:
        """The line that the action would have written."""
        self.add(
            Entry,
            at=at,
            actor=str(by.pk),
            verb=verb,
            subject_kind=subject._meta.label_lower,
            subject_id=str(subject.pk),
            place=place,
            fields=[],
        )


def start(at: datetime, size: float, seed: int) -> World:
    """An organisation with its charter, and no body yet; ``ValueError`` where there is one already."""
    if Organisation.objects.exists():
        raise ValueError("there is an organisation here already")
    sizes = Sizes.of(size)
    actions.name_organisation(name_ar=NAME_AR, name_fr=NAME_FR, kind="party", by=SYSTEM, at=at)
    source = builtin_charters()[CHARTER].read_text("utf-8")
    since = timezone.localdate(at) - timedelta(days=366 * (YEARS + 2))
    charter = actions.adopt_charter(source=source, in_force_from=since, by=SYSTEM, at=at)
    paths = [value.path for value in assumed_values(parse_charter(source))]
    actions.confirm_assumed(charter=charter, paths=paths, by=SYSTEM, at=at)
    Organisation.objects.update(set_up_at=at)
    places = {place.path: place for place in Place.objects.order_by("path")}
    return World(at, sizes, Random(seed), parse_charter(source), places)  # noqa: S311 (no secret hangs on it)
