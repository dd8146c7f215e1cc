"""The counts of a directive: by the places under a path, and of many directives at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import CharField, Count, F, Func, QuerySet, Value
from django.utils.translation import get_language

from liqaa.access.models import Account
from liqaa.campaigns import rules
from liqaa.campaigns.models import Directive
from liqaa.campaigns.queries.seen import executions_seen_by
from liqaa.campaigns.queries.states import state_on, with_state
from liqaa.kit.scopes import below
from liqaa.territory.rules import PROVINCE_DEPTH


@dataclass
class Tally:
    """How many executions stand in each state. Promised, done and proved are three numbers."""

    counts: dict[str, int] = field(default_factory=dict)

    def of(self, *states: str) -> int:
        """How many stand in one of ``states``."""
        return sum(self.counts.get(state, 0) for state in states)

    @property
    def asked(self) -> int:
        """Everybody asked, excused or not."""
        return sum(self.counts.values())

    @property
    def promised(self) -> int:
        """Those who owe it or have done it: everybody but the excused."""
        return self.of(*rules.COUNTED)

    @property
    def done(self) -> int:
        """Handed in, approved or not yet."""
        return self.of(*rules.DONE)

    @property
    def proved(self) -> int:
        """Approved by the level above."""
        return self.of(rules.APPROVED)

    @property
    def late(self) -> int:
        """Past the end and not handed in."""
        return self.of(rules.LATE)

    @property
    def owed(self) -> int:
        """Still to be handed in, late or not."""
        return self.of(*rules.OWED)

    def add(self, other: "Tally") -> None:
        """Count another's executions too."""
        for state, count in other.counts.items():
            self.counts[state] = self.counts.get(state, 0) + count


@dataclass
class Line(Tally):
    """The counts of one place: a child of the path asked about, or the path itself."""

    path: str = ""
    name_ar: str = ""
    name_fr: str = ""
    kind: str = ""

    @property
    def name(self) -> str:
        """The place's name in the reader's language."""
        return self.name_ar if (get_language() or "ar").startswith("ar") else self.name_fr


def _child_of(path: str) -> F | Func:
    """The place below ``path`` in which an execution stands: a region, a province, then the place itself.

    Cercles are passed over: parties have no level there, and a province is read by its communes.
    """
    depth = path.count("/") + 2
    if depth > PROVINCE_DEPTH:
        return F("scope")
    return Func(
        F("scope"),
        Value("/"),
        template=f"array_to_string((string_to_array(%(expressions)s))[1:{depth}], '/') COLLATE \"C\"",
        output_field=CharField(),
    )


def roll_up(directive: Directive, path: str, account: Account, *, on: date) -> list[Line]:
    """The counts of each place directly below ``path``, as far as the account sees them: one statement.

    The same statement serves every level: region, province, commune. A line for ``path`` itself comes first
    where its own bodies are asked.
    """
    within = executions_seen_by(account).filter(below("scope", path), directive=directive)
    stood: QuerySet[Any] = with_state(within, on=on).annotate(child=_child_of(path))
    grouped = stood.values_list("child", "state").annotate(count=Count("pk"))
    sql, parameters = grouped.order_by().query.sql_with_params()
    statement = (
        "SELECT counted.*, place.name_ar, place.name_fr, place.kind "
        f"FROM ({sql}) AS counted (child, state, count) "
        "LEFT JOIN liqaa_territory_place AS place ON place.path = counted.child ORDER BY counted.child"
    )
    lines: dict[str, Line] = {}
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        for child, state, count, *named in cursor.fetchall():
            line = lines.setdefault(child, Line({}, child, *(each or "" for each in named)))
            line.counts[state] = count
    return list(lines.values())


def tallies(directives: Iterable[Directive], account: Account, *, on: date) -> dict[int, Tally]:
    """The counts of several directives by their id, within the account's reach: one statement."""
    rows = (
        executions_seen_by(account)
        .filter(directive__in=list(directives))
        .annotate(state=state_on(on))
        .values_list("directive_id", "state")
        .order_by()
        .annotate(count=Count("pk"))
    )
    found: dict[int, Tally] = {}
    for directive, state, count in rows:
        found.setdefault(directive, Tally()).counts[state] = count
    return found


SHOWN = ("title", "edition", "due_on", "state")
"""What a place's page says of a directive besides its counts."""


def tallies_of_place(path: str, account: Account, *, on: date) -> list[tuple[Directive, Tally]]:
    """The open directives that ask somebody in a place, with their counts there: one statement.

    The directives know no more than ``SHOWN``, and their key.
    """
    within = executions_seen_by(account).filter(below("scope", path), directive__state=rules.ISSUED)
    told = {f"of_{name}": F(f"directive__{name}") for name in SHOWN}
    states: QuerySet[Any] = with_state(within, on=on)
    rows = states.values("directive_id", "state", **told).annotate(count=Count("pk"))
    found: dict[int, tuple[Directive, Tally]] = {}
    for row in rows.order_by("directive__due_on", "directive_id"):
        known = {name: row[f"of_{name}"] for name in SHOWN}
        key = row["directive_id"]
        _directive, tally = found.setdefault(key, (Directive(pk=key, **known), Tally()))
        tally.counts[row["state"]] = row["count"]
    return list(found.values())
