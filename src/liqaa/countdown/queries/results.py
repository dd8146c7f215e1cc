"""Past results as a page shows them: by list, and by commune."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet, Sum

from liqaa.countdown.models import Event, PastResult, ResultSheet
from liqaa.countdown.queries.seen import own_names
from liqaa.kit.arabic import fold
from liqaa.kit.scopes import below
from liqaa.territory.models import Place
from liqaa.territory.queries import LOCAL_KINDS


@dataclass(frozen=True)
class ListTotal:
    """The votes and seats of a list over some places, and its share of all votes in hundredths."""

    name: str
    votes: int
    seats: int | None
    share: float
    own: bool


@dataclass
class Outcome:
    """Results over some places: the lists by votes, how many communes, and the turnout where it is known."""

    lists: list[ListTotal]
    votes: int
    communes: int
    registered: int
    voters: int
    sheet: ResultSheet | None = None
    sheets: list[ResultSheet] = field(default_factory=list)

    @property
    def turnout(self) -> float | None:
        """The share of the registered who voted, in hundredths; None where it is not known."""
        return round(100 * self.voters / self.registered, 1) if self.registered else None


@dataclass
class CommuneResult:
    """The results of one commune: all votes, ours, who came first, the turnout. No votes: none on record."""

    path: str
    name: str
    votes: int = 0
    own_votes: int = 0
    first: str = ""
    first_votes: int = 0
    registered: int = 0
    voters: int = 0

    @property
    def share(self) -> float:
        """Our share of the votes in hundredths."""
        return round(100 * self.own_votes / self.votes, 1) if self.votes else 0.0

    @property
    def turnout(self) -> float | None:
        """The share of the registered who voted, in hundredths; None where it is not known."""
        return round(100 * self.voters / self.registered, 1) if self.registered else None

    def count(self, list_name: str, votes: int, *, own: bool) -> None:
        """Add the votes of one list."""
        self.votes += votes
        self.own_votes += votes * own
        if votes > self.first_votes:
            self.first, self.first_votes = list_name, votes


def results_within(event: Event, paths: Iterable[str]) -> QuerySet[PastResult]:
    """The results beside an event that stand in one of the paths."""
    return PastResult.objects.filter(within("scope", paths), sheet__event=event)


def within(field_name: str, paths: Iterable[str]) -> Q:
    """Rows whose path lies in one of ``paths``; none where there is no path."""
    found = Q(pk__in=[])
    for path in paths:
        found |= below(field_name, path)
    return found


def by_commune(event: Event, paths: Sequence[str]) -> list[CommuneResult]:
    """The results commune by commune over some paths, also of those without any: three statements."""
    places = Place.objects.filter(within("path", paths), kind__in=LOCAL_KINDS, valid_until=None)
    divided = {each.path.rpartition("/")[0] for each in places if each.kind == Place.Kind.ARRONDISSEMENT}
    rows = {each.path: CommuneResult(each.path, each.name) for each in places if each.path not in divided}
    own = own_names()
    told = results_within(event, paths).order_by("scope", "-votes", "list_name").select_related("place")
    for each in told:
        row = rows.setdefault(each.scope, CommuneResult(each.scope, each.place.name))
        row.count(each.list_name, each.votes, own=fold(each.list_name) in own)
        row.registered, row.voters = each.registered or row.registered, each.voters or row.voters
    return [rows[path] for path in sorted(rows)]


def outcome_of(event: Event, paths: list[str]) -> Outcome:
    """The results beside an event, over some paths: three queries."""
    sheets = list(event.sheets.defer("source").select_related("read_by").order_by("-read_at"))
    results = results_within(event, paths)
    rows = list(
        results.values("list_name")
        .order_by()
        .annotate(votes=Sum("votes"), seats=Sum("seats"))
        .order_by("-votes")
    )
    turnout = (
        results.exclude(registered=None)
        .exclude(voters=None)
        .values("scope", "registered", "voters")
        .distinct()
    )
    told = turnout.order_by().aggregate(registered=Sum("registered"), voters=Sum("voters"))
    communes = results.aggregate(n=Count("scope", distinct=True))["n"]
    votes, own = sum(row["votes"] for row in rows), own_names()
    return Outcome(
        lists=[
            ListTotal(
                row["list_name"],
                row["votes"],
                row["seats"],
                round(100 * row["votes"] / votes, 1) if votes else 0.0,
                fold(row["list_name"]) in own,
            )
            for row in rows
        ],
        votes=votes,
        communes=communes,
        registered=told["registered"] or 0,
        voters=told["voters"] or 0,
        sheet=next((each for each in sheets if each.state == ResultSheet.State.IMPORTED), None),
        sheets=sheets,
    )
