"""Visitors of a meeting: counted, kept as contacts, become members."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, Min, OuterRef, Q, Sum

from liqaa.meetings.models import GroupPresence, Meeting, Visitor
from liqaa.people.models import Consent, Person


@dataclass(frozen=True)
class VisitorCounts:
    """How many came, how many agreed to be kept, how many became members since."""

    visitors: int
    contacts: int
    members: int


@dataclass(frozen=True)
class VisitorLine:
    """A visitor who was kept; ``member_since`` is the first day of membership from the meeting on."""

    person: Person
    member_since: date | None
    withdrawn: bool


def visitors_of(meeting: Meeting) -> list[VisitorLine]:
    """Who was kept at a meeting, in the order they were kept, in one query."""
    since = Q(person__memberships__joined_on__gte=F("meeting__held_on"))
    standing = Consent.objects.filter(person=OuterRef("person"), withdrawn_on=None)
    rows = (
        Visitor.objects.filter(meeting=meeting)
        .select_related("person")
        .annotate(since=Min("person__memberships__joined_on", filter=since), agrees=Exists(standing))
        .order_by("pk")
    )
    return [VisitorLine(row.person, row.since, not row.agrees) for row in rows]


def visitor_counts(meeting: Meeting, lines: list[VisitorLine]) -> VisitorCounts:
    """The three numbers of a meeting, from its lines and one query."""
    counted = GroupPresence.objects.filter(meeting=meeting, visitors=True).aggregate(sum=Sum("count"))["sum"]
    return VisitorCounts(counted or 0, len(lines), sum(line.member_since is not None for line in lines))
