"""Past results as a page shows them: by list, and by commune."""

from dataclasses import dataclass, field

from django.db.models import Count, Q, Sum

from liqaa.countdown.models import Event, PastResult, ResultSheet
from liqaa.countdown.queries.seen import own_names
from liqaa.kit.arabic import fold
from liqaa.kit.scopes import below


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


def outcome_of(event: Event, paths: list[str]) -> Outcome:
    """The results beside an event, over some paths: three queries."""
    sheets = list(event.sheets.defer("source").select_related("read_by").order_by("-read_at"))
    within = Q(pk__in=[])
    for path in paths:
        within |= below("scope", path)
    results = PastResult.objects.filter(within, sheet__event=event)
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
