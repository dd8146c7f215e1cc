"""How ready each place, or each constituency, is: the figures of other rooms, added up in few statements."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Count, F, Func, IntegerField, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Cast, Concat
from django.utils.translation import get_language

from liqaa.access.models import Account
from liqaa.bodies import rules as body_rules
from liqaa.bodies.models import Appointment, Body, Mandate
from liqaa.bodies.queries import charter, main_type
from liqaa.bodies.rules import states
from liqaa.bodies.text.charter import Charter
from liqaa.campaigns import queries as campaigns
from liqaa.campaigns import rules as campaign_rules
from liqaa.countdown import rules
from liqaa.countdown.models import Constituency, ConstituencyPlace, Event, PastResult
from liqaa.countdown.queries.seen import own_names
from liqaa.kit.scopes import below, covers
from liqaa.needs import queries as needs
from liqaa.needs import rules as need_rules
from liqaa.territory.models import Place
from liqaa.territory.rules import PARTS, PROVINCE_DEPTH, counted_kinds, paths_above

DRAWN = "party_defined"
FACTS = ("fact", "detail", "at_path", "n")


@dataclass
class Readiness:
    """The numbers of a row. ``expected`` units of which ``structured`` have their body, and so on."""

    expected: int = 0
    structured: int = 0
    preparing: int = 0
    ending: int = 0
    expired: int = 0
    asked: int = 0
    approved: int = 0
    late: int = 0
    missing: int = 0
    heard: int = 0
    answered: int = 0
    own_votes: int = 0
    votes: int = 0

    def add(self, other: "Readiness") -> None:
        """Count another's numbers too."""
        for each in fields(Readiness):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))

    @property
    def without(self) -> int:
        """Units whose body is not structured."""
        return self.expected - self.structured

    @property
    def unanswered(self) -> int:
        """Needs that wait for an answer."""
        return self.heard - self.answered

    @property
    def share(self) -> float | None:
        """The share of the votes in hundredths; None where there were no results."""
        return round(100 * self.own_votes / self.votes, 1) if self.votes else None


@dataclass
class Row(Readiness):
    """The numbers of one place or one constituency; ``opens`` where smaller places lie in it."""

    key: str = ""
    name: str = ""
    seats: int = 0
    opens: bool = False


@dataclass
class Known:
    """A place as the rows need it."""

    path: str
    kind: str
    name: str


@dataclass
class Board:
    """The table: rows, their sum, the way up, and the units that no constituency holds."""

    rows: list[Row]
    total: Readiness
    above: list[Known]
    gaps: list[str] = field(default_factory=list)
    constituencies: int = 0


def by_place(event: Event, path: str, account: Account, *, on: date) -> Board:
    """The table of the places directly below ``path``; cercles are passed over, as parties do."""
    known, units = _units(event, path, on)
    depth = path.count("/") + 2
    deep = depth > PROVINCE_DEPTH

    def key(at: str) -> str:
        return at if deep else "/".join(at.split("/")[:depth])

    rows = _rows(_facts(event, path, account, units, on), units, key)
    for row in rows.values():
        place = known.get(row.key)
        row.name = place.name if place else row.key
        row.opens = not deep and row.key != path
    ordered = sorted(rows.values(), key=lambda row: (row.key != path, row.key))
    return Board(ordered, _sum(ordered), _way(known, event.scope, path))


def by_constituency(event: Event, path: str, account: Account, *, on: date) -> Board:
    """The table of the constituencies that reach into ``path``, and the units there that none holds."""
    known, units = _units(event, path, on)
    rows: dict[str, Row] = {}
    holder: dict[str, str] = {}
    drawn = ConstituencyPlace.objects.filter(event=event).select_related("constituency")
    for each in drawn.order_by("constituency__pk"):
        row = rows.setdefault(str(each.constituency_id), _empty(each.constituency))
        holder[each.place_id] = row.key
    counted = _rows(_facts(event, path, account, units, on), units, lambda at: _holder(at, holder))
    shown = {holder[place] for place in holder if covers(path, place) or covers(place, path)}
    for key, row in rows.items():
        row.add(counted.get(key, Row()))
    local = _lowest(units, known)
    gaps = (
        [known[unit].name for unit in local if not _holder(unit, holder)]
        if event.kind == rules.ELECTION
        else []
    )
    ordered = [row for key, row in rows.items() if key in shown]
    return Board(ordered, _sum(ordered), _way(known, event.scope, path), gaps, len(rows))


def _empty(constituency: Constituency) -> Row:
    return Row(key=str(constituency.pk), name=constituency.name, seats=constituency.seats)


def _holder(path: str, holder: Mapping[str, str]) -> str:
    """The constituency that holds a path: itself, or the nearest place above it that one names."""
    return next((holder[at] for at in (path, *reversed(paths_above(path))) if at in holder), "")


def _lowest(units: Mapping[str, list[str]], known: Mapping[str, Known]) -> list[str]:
    local = (Place.Kind.COMMUNE, Place.Kind.ARRONDISSEMENT)
    return [path for path in sorted(units) if path in known and known[path].kind in local]


def _sum(rows: Iterable[Row]) -> Readiness:
    total = Readiness()
    for row in rows:
        total.add(row)
    return total


def _way(known: Mapping[str, Known], scope: str, path: str) -> list[Known]:
    return [known[each] for each in (*paths_above(path), path) if covers(scope, each) and each in known]


def _units(event: Event, path: str, on: date) -> tuple[dict[str, Known], dict[str, list[str]]]:
    """The places within ``path`` and above it, and the body types that the charter expects in each unit."""
    arabic = (get_language() or "ar").startswith("ar")
    places = Place.objects.filter(below("path", path) | Q(path__in=paths_above(path)))
    found = places.exclude(kind=Place.Kind.CERCLE).order_by("path")
    known = {
        at: Known(at, kind, name_ar if arabic else name_fr)
        for at, kind, name_ar, name_fr in found.values_list("path", "kind", "name_ar", "name_fr")
    }
    structure = charter(on)
    return known, expected_types(structure, [each for each in known.values() if covers(path, each.path)])


def expected_types(structure: Charter | None, places: Iterable[Known]) -> dict[str, list[str]]:
    """The main body types that the charter expects, by the path of the unit."""
    expected: dict[str, list[str]] = defaultdict(list)
    everything = list(places)
    for level in structure.levels if structure else ():
        body_type = main_type(structure, level.key) if structure else None
        if body_type is None or DRAWN in level.units.kinds:
            continue
        kinds = counted_kinds(level.units.kinds, level.units.divided)
        units = [each.path for each in everything if each.kind in kinds]
        if level.units.divided == PARTS:
            divided = {upper for each in units for upper in paths_above(each)}
            units = [each for each in units if each not in divided]
        for unit in units:
            expected[unit].append(body_type.key)
    return expected


def _rows(
    facts: Iterable[tuple[str, str, str, int]], units: Mapping[str, list[str]], key: Callable[[str], str]
) -> dict[str, Row]:
    rows: dict[str, Row] = {}

    def row_of(path: str) -> Row:
        return rows.setdefault(key(path), Row(key=key(path)))

    for path, types in units.items():
        row_of(path).expected += len(types)
    for fact, detail, path, count in facts:
        _count(row_of(path), fact, detail, count, units.get(path, ()))
    return rows


def _count(row: Row, fact: str, detail: str, count: int, types: Iterable[str]) -> None:
    """Add one fact to its row."""
    if fact == "body":
        body_type, _colon, state = detail.partition(":")
        if body_type in types:
            row.structured += count * (state == states.STRUCTURED)
            row.preparing += count * (state == states.PREPARATORY)
    elif fact == "end":
        row.ending += count * (detail == "ending")
        row.expired += count * (detail == "expired")
    elif fact == "execution":
        row.asked += count * (detail in campaign_rules.COUNTED)
        row.approved += count * (detail == campaign_rules.APPROVED)
        row.late += count * (detail == campaign_rules.LATE)
        row.missing += count * (detail in campaign_rules.OWED and detail != campaign_rules.LATE)
    elif fact == "need":
        row.heard += count
        row.answered += count * (detail in need_rules.ANSWERED_STATES)
    elif fact == "votes":
        row.votes += count
        row.own_votes += count * (detail == "own")


def _facts(
    event: Event, path: str, account: Account, units: Mapping[str, list[str]], on: date
) -> QuerySet[Any, tuple[str, str, str, int]]:
    """Every figure by the path it stands at, as one statement, however many places there are."""
    parts = [
        _bodies(path, account, {each for types in units.values() for each in types}, on),
        _ends(Appointment.objects.filter(office__kind="office"), path, account, event.held_on, on),
        _ends(Mandate.objects.all(), path, account, event.held_on, on),
        _needs(path, account),
    ]
    if event.directive_id is not None:
        parts.append(_executions(event, path, account, on))
    if event.kind == rules.ELECTION:
        parts.append(_votes(event, path))
    return parts[0].union(*parts[1:], all=True)


def _told(
    rows: QuerySet[Any], fact: str, detail: Any, at_path: str, counted: Any = None
) -> QuerySet[Any, Any]:
    named = rows.annotate(
        fact=Value(fact, output_field=CharField()), detail=Cast(detail, CharField()), at_path=F(at_path)
    )
    grouped = named.values("fact", "detail", "at_path").order_by()
    return grouped.annotate(n=Cast(counted or Count("pk"), IntegerField())).values_list(*FACTS)


def _bodies(path: str, account: Account, types: set[str], on: date) -> QuerySet[Any, Any]:
    seen = account.reach(body_rules.SEE).condition("scope")
    standing = Body.objects.filter(
        seen, below("place_id", path), type__in=types, dissolved_on=None, prepares=None, family=""
    )
    over = Q(state=states.STRUCTURED, mandate_ends_on__lte=on)
    shown = Case(When(over, then=Value(states.EXPIRED)), default=F("state"), output_field=CharField())
    return _told(standing, "body", Concat("type", Value(":"), shown, output_field=CharField()), "place_id")


def ending(rows: QuerySet[Any], path: str, account: Account, held_on: date) -> QuerySet[Any]:
    """Appointments or mandates still held whose legal end comes before the event, or came already."""
    seen = account.reach(body_rules.SEE).condition("scope")
    return rows.filter(seen, below("scope", path), ended_on=None, legal_end_on__lte=held_on)


def _ends(rows: QuerySet[Any], path: str, account: Account, held_on: date, on: date) -> QuerySet[Any, Any]:
    when = Case(
        When(legal_end_on__lte=on, then=Value("expired")), default=Value("ending"), output_field=CharField()
    )
    return _told(ending(rows, path, account, held_on), "end", when, "scope")


def _executions(event: Event, path: str, account: Account, on: date) -> QuerySet[Any, Any]:
    within = campaigns.executions_seen_by(account).filter(below("scope", path), directive=event.directive_id)
    return _told(within, "execution", campaigns.state_on(on), "scope")


def _needs(path: str, account: Account) -> QuerySet[Any, Any]:
    return _told(needs.needs_seen_by(account).filter(below("scope", path)), "need", F("state"), "scope")


def _votes(event: Event, path: str) -> QuerySet[Any, Any]:
    spelt = Func(F("list_name"), function="kit_fold", output_field=CharField())
    results = PastResult.objects.filter(below("scope", path), sheet__event=event).annotate(spelt=spelt)
    mine = When(spelt__in=own_names(), then=Value("own"))
    return _told(
        results, "votes", Case(mine, default=Value("other"), output_field=CharField()), "scope", Sum("votes")
    )
