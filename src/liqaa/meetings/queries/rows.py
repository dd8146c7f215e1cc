"""Meetings as a list shows them."""

from dataclasses import dataclass
from datetime import date, time

from django.db.models import Exists, OuterRef, Q, QuerySet

from liqaa.bodies.models import Body
from liqaa.kit.scopes import below
from liqaa.meetings.models import Meeting, MeetingPlace
from liqaa.meetings.queries.seen import had_part


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting as a list shows it; bodies and places by name in both languages."""

    pk: int
    title: str
    kinds: list[str]
    state: str
    held_on: date | None
    starts_at: time | None
    venue: str
    organiser: tuple[str, str]
    place: tuple[str, str] | None


_COLUMNS = (
    "pk",
    "title",
    "kinds",
    "state",
    "held_on",
    "starts_at",
    "venue",
    "organiser__name_ar",
    "organiser__name_fr",
    "venue_place__name_ar",
    "venue_place__name_fr",
)


def rows_of(meetings: QuerySet[Meeting]) -> list[Row]:
    """The rows of a list in one query, without building the meetings themselves."""
    return [
        Row(*columns[:7], columns[7:9], columns[9:11] if columns[9] else None)  # type: ignore[call-arg]
        for columns in meetings.values_list(*_COLUMNS)
    ]


def narrowed(
    meetings: QuerySet[Meeting], *, state: str, kind: str, body: Body | None, path: str
) -> QuerySet[Meeting]:
    """Those of a state, a kind, a body, a place; what is empty narrows nothing."""
    if state:
        meetings = meetings.filter(state=state)
    if kind:
        meetings = meetings.filter(kinds__contains=[kind])
    if body:
        meetings = meetings.filter(had_part(body))
    if path:
        about = MeetingPlace.objects.filter(below("place", path), meeting=OuterRef("pk"))
        meetings = meetings.filter(below("scope", path) | below("venue_place", path) | Q(Exists(about)))
    return meetings
