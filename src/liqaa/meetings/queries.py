"""Reading meetings, as far as an account sees them."""

from dataclasses import dataclass
from datetime import date, time

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.kit.scopes import Reach, below
from liqaa.meetings import rules
from liqaa.meetings.models import Intervention, Meeting, MeetingPlace, Participation


def within(reach: Reach) -> Q:
    """Meetings whose organiser, or a territory they are about, lies within ``reach``.

    The place where a meeting was held grants nothing (design decision 5).
    """
    about = MeetingPlace.objects.filter(reach.condition("place"), meeting=OuterRef("pk"))
    return reach.condition("scope") | Q(Exists(about))


def meetings_seen_by(account: Account) -> QuerySet[Meeting]:
    """Every meeting whose record the account may read."""
    reach = account.reach(rules.SEE)
    return Meeting.objects.filter(within(reach)) if reach else Meeting.objects.none()


def newest_first(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """By day, those without a day last."""
    return meetings.order_by(F("held_on").desc(nulls_last=True), "-pk")


def meetings_of_place(path: str, account: Account) -> QuerySet[Meeting]:
    """Meetings about a place or anything in it, or called by a body there."""
    about = MeetingPlace.objects.filter(below("place", path), meeting=OuterRef("pk"))
    return newest_first(meetings_seen_by(account).filter(below("scope", path) | Q(Exists(about))))


def meetings_of_body(body: Body, account: Account) -> QuerySet[Meeting]:
    """Meetings that a body organised or supervised."""
    return newest_first(meetings_seen_by(account).filter(Q(organiser=body) | Q(supervisor=body)))


def meeting_for_page(pk: int, account: Account) -> Meeting:
    """A meeting with all that its page shows, in a constant number of queries; 404 for an outsider."""
    meeting = (
        meetings_seen_by(account)
        .select_related("organiser", "supervisor", "venue_place", "venue_place__parent", "follows")
        .prefetch_related(
            Prefetch("participations", _parts_in_order()),
            Prefetch("places", MeetingPlace.objects.select_related("place").order_by("place_id")),
            "groups",
            "mentions__person",
            "topics",
            "agenda",
            Prefetch(
                "interventions", Intervention.objects.select_related("person").order_by("position", "pk")
            ),
        )
        .filter(pk=pk)
        .first()
    )
    if meeting is None:
        raise Http404
    return meeting


def _parts_in_order() -> QuerySet[Participation]:
    return Participation.objects.select_related("person").order_by("position", "pk")


def parts_of_person(person_pk: int, account: Account) -> QuerySet[Participation]:
    """Where a person took part, newest first, as far as the account sees those meetings."""
    reach = account.reach(rules.SEE)
    parts = Participation.objects.filter(person_id=person_pk)
    if not reach:
        return parts.none()
    about = MeetingPlace.objects.filter(reach.condition("place"), meeting=OuterRef("meeting"))
    seen = parts.filter(reach.condition("scope") | Q(Exists(about)))
    return seen.select_related("meeting").order_by(F("meeting__held_on").desc(nulls_last=True), "-pk")


def bodies_that_met(account: Account) -> QuerySet[Body]:
    """The bodies that organised a meeting the account sees: the choices of the list's filter."""
    return Body.objects.filter(pk__in=meetings_seen_by(account).order_by().values("organiser")).order_by(
        "name_ar"
    )


MOST_CHOICES = 200
"""How many bodies a list to choose from holds at most."""


def organisers_for(account: Account, *, asked: str = "") -> QuerySet[Body]:
    """The bodies in whose name the account may call and record meetings, the widest scope first.

    Where these are very many, only those of the account's own places, and the one ``asked`` for by its key.
    """
    reach = account.reach(rules.RECORD)
    within_reach = Body.objects.filter(reach.condition("scope"), dissolved_on=None).order_by(
        "scope", "name_ar"
    )
    if len(within_reach.values_list("pk")[: MOST_CHOICES + 1]) <= MOST_CHOICES:
        return within_reach
    named = Q(pk=asked) if asked.isdecimal() else Q(pk__in=[])
    return within_reach.filter(Q(scope__in=reach.paths) | named)


def supervisors_for(account: Account, *, organiser: Body | None = None) -> QuerySet[Body]:
    """The bodies of the account's and the organiser's places, and of those above: one of them supervises."""
    paths = [*account.reach(rules.RECORD).paths, *([organiser.scope] if organiser else [])]
    above = {"/".join(path.split("/")[:depth]) for path in paths for depth in range(1, path.count("/") + 2)}
    return Body.objects.filter(scope__in=above, dissolved_on=None).order_by("scope", "name_ar")


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
        meetings = meetings.filter(Q(organiser=body) | Q(supervisor=body))
    if path:
        about = MeetingPlace.objects.filter(below("place", path), meeting=OuterRef("pk"))
        meetings = meetings.filter(below("scope", path) | below("venue_place", path) | Q(Exists(about)))
    return meetings


def coming(account: Account, *, on: date) -> QuerySet[Meeting]:
    """Planned meetings from a day on, the soonest first."""
    planned = meetings_seen_by(account).filter(state=rules.PLANNED)
    return planned.filter(Q(held_on=None) | Q(held_on__gte=on)).order_by(
        F("held_on").asc(nulls_last=True), "pk"
    )


def without_word(account: Account, *, on: date) -> QuerySet[Meeting]:
    """Planned meetings whose day has gone by, that the account could mark as held or cancelled."""
    condition = account.reach(rules.RECORD).condition("scope")
    return Meeting.objects.filter(condition, state=rules.PLANNED, held_on__lt=on).order_by("held_on", "pk")
