"""Whom to invite, who is invited, and what they answered."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from liqaa.access.models import Account
from liqaa.bodies import queries as bodies
from liqaa.bodies import rules as body_rules
from liqaa.bodies.models import Appointment, Body, Office
from liqaa.kit.scopes import below
from liqaa.meetings.models import Invitation, Meeting
from liqaa.meetings.queries.calling import member_ids
from liqaa.people.models import Person
from liqaa.people.queries import may_be_invited
from liqaa.territory.models import Place

MOST_BODIES = 200
MOST_INVITED = 2000


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Who is meant: those present by right, a body, an office, a family, a place, people by name.

    Office, family and place narrow one another; a body stands alone.
    """

    by_right: bool = False
    body: Body | None = None
    office: str = ""
    family: str = ""
    place: Place | None = None
    persons: Sequence[Person] = ()
    guests: bool = False


@dataclass(frozen=True)
class Invitee:
    """Somebody to be invited and why."""

    person: Person
    ground: str


@dataclass
class Found:
    """Who is to be invited, how many are invited already, and who has not agreed to be."""

    invitees: list[Invitee] = field(default_factory=list)
    standing: int = 0
    unwilling: list[Person] = field(default_factory=list)


def found_by(meeting: Meeting, choice: Choice, account: Account, *, on: date) -> Found:
    """Everybody a choice means, each once, by the strongest ground."""
    day = max(meeting.held_on or on, on)
    grounds: dict[int, str] = {}
    if choice.by_right:
        calling = (meeting.organiser, meeting.co_organiser, meeting.supervisor)
        members = member_ids([each for each in calling if each is not None], on=day)
        _add(grounds, members, Invitation.Ground.RIGHT)
    if choice.body:
        _add(grounds, member_ids([choice.body], on=day), Invitation.Ground.OFFICE)
    if choice.office or choice.family or choice.place:
        _add(grounds, _in_offices(choice, account, on=day), Invitation.Ground.OFFICE)
    listed = Invitation.Ground.GUEST if choice.guests else Invitation.Ground.LIST
    _add(grounds, [each.pk for each in choice.persons], listed)
    return _sorted_out(meeting, grounds)


def _add(grounds: dict[int, str], persons: Iterable[int], ground: str) -> None:
    for pk in persons:
        grounds.setdefault(pk, ground)


def _in_offices(choice: Choice, account: Account, *, on: date) -> list[int]:
    reach = account.reach(body_rules.SEE)
    seen = reach.condition("scope") | reach.of_bodies("office__body")
    held = Appointment.objects.filter(bodies.held_on(on), seen, office__body__dissolved_on=None)
    if choice.office:
        held = held.filter(office__key=choice.office)
    if choice.family:
        held = held.filter(office__body__family=choice.family)
    if choice.place:
        held = held.filter(below("scope", choice.place.path))
    found = held.order_by("scope", "office__rank", "pk").values_list("person_id", flat=True)
    return list(dict.fromkeys(found[:MOST_INVITED]))


def _sorted_out(meeting: Meeting, grounds: dict[int, str]) -> Found:
    living = meeting.invitations.filter(revoked_at=None, person__in=grounds)
    standing = set(living.values_list("person_id", flat=True))
    asked = [pk for pk in grounds if pk not in standing]
    seen = Person.objects.select_related("place").in_bulk(asked)
    by_right = [pk for pk in asked if grounds[pk] == Invitation.Ground.RIGHT]
    inviting = may_be_invited(Person.objects.filter(pk__in=asked), by_right=by_right)
    willing = set(inviting.values_list("pk", flat=True))
    return Found(
        invitees=[Invitee(seen[pk], grounds[pk]) for pk in asked if pk in seen and pk in willing],
        standing=len(standing),
        unwilling=[seen[pk] for pk in asked if pk in seen and pk not in willing],
    )


def invitations_of(meeting: Meeting) -> QuerySet[Invitation]:
    """Who is invited, by right first, those whose invitation was taken back last."""
    return meeting.invitations.select_related("person").order_by("revoked_at", "person__name", "pk")


@dataclass(frozen=True)
class Counts:
    """How many are invited, and how they answered."""

    invited: int
    coming: int
    excused: int
    represented: int

    @property
    def silent(self) -> int:
        """How many have not answered."""
        return self.invited - self.coming - self.excused - self.represented


def counts_of(meeting: Meeting) -> Counts:
    """The counts of a meeting's living invitations, in one query."""
    answers = Counter(meeting.invitations.filter(revoked_at=None).values_list("answer", flat=True))
    return Counts(
        invited=answers.total(),
        coming=answers[Invitation.Answer.COMING],
        excused=answers[Invitation.Answer.EXCUSED],
        represented=answers[Invitation.Answer.REPRESENTED],
    )


def bodies_to_invite(account: Account, meeting: Meeting) -> QuerySet[Body]:
    """The standing bodies whose members may be asked: those of the places the meeting's organiser covers."""
    reach = account.reach(body_rules.SEE)
    seen = Body.objects.filter(reach.condition("scope") | reach.of_bodies(), dissolved_on=None)
    narrowed = seen.filter(below("scope", meeting.scope)).order_by("scope", "name_ar")
    return seen.filter(pk__in=list(narrowed.values_list("pk", flat=True)[:MOST_BODIES])).order_by(
        "scope", "name_ar"
    )


def offices_to_invite(meeting: Meeting, language: str) -> list[tuple[str, str]]:
    """The offices that exist below the meeting's organiser: key and title, each once."""
    offices = Office.objects.filter(below("body__scope", meeting.scope), body__dissolved_on=None)
    once = offices.order_by("key", "rank", "pk").distinct("key")
    rows = sorted(once.values_list("rank", "key", "title_ar_m", "title_fr_m"))
    return [
        (key, french if language.startswith("fr") and french else arabic) for _, key, arabic, french in rows
    ]


def silent_of(meeting: Meeting) -> QuerySet[Invitation]:
    """Who is invited by mail, has not answered and was not reminded."""
    waiting = meeting.invitations.filter(answer="", revoked_at=None, reminded_at=None).exclude(email="")
    return waiting.select_related("person").order_by("pk")


def meetings_to_remind(first: date, last: date) -> QuerySet[Meeting]:
    """Meetings to come of these days to which people are invited."""
    planned = Meeting.objects.filter(
        state=Meeting.State.PLANNED, held_on__range=(first, last), convoked_at__isnull=False
    )
    return planned.select_related("organiser", "venue_place").order_by("pk")
