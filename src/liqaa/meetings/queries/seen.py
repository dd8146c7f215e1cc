"""Which meetings an account sees, and which of them wait for a word."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.kit.scopes import Reach, below
from liqaa.meetings import rules
from liqaa.meetings.models import Meeting, MeetingPlace, Participation


def within(reach: Reach) -> Q:
    """Meetings whose organiser, or a territory they are about, lies within ``reach``.

    Narrowed rights open the meetings that their bodies organise, and no others. The place where a meeting
    was held grants nothing (design decision 5).
    """
    about = MeetingPlace.objects.filter(reach.condition("place"), meeting=OuterRef("pk"))
    return reach.condition("scope") | Q(Exists(about)) | reach.of_bodies("organiser")


def had_part(body: Body) -> Q:
    """Meetings in whose calling or holding a body had a part."""
    return Q(organiser=body) | Q(supervisor=body) | Q(co_organiser=body) | Q(host_body=body)


def meetings_seen_by(account: Account) -> QuerySet[Meeting]:
    """Every meeting whose record the account may read."""
    reach = account.reach(rules.SEE)
    return Meeting.objects.filter(within(reach)) if reach.held else Meeting.objects.none()


def newest_first(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """By day, those without a day last."""
    return meetings.order_by(F("held_on").desc(nulls_last=True), "-pk")


def meetings_of_place(path: str, account: Account) -> QuerySet[Meeting]:
    """Meetings about a place or anything in it, or called by a body there."""
    about = MeetingPlace.objects.filter(below("place", path), meeting=OuterRef("pk"))
    return newest_first(meetings_seen_by(account).filter(below("scope", path) | Q(Exists(about))))


def meetings_of_body(body: Body, account: Account) -> QuerySet[Meeting]:
    """Meetings that a body organised alone or with another, supervised or hosted."""
    return newest_first(meetings_seen_by(account).filter(had_part(body)))


def parts_of_person(person_pk: int, account: Account) -> QuerySet[Participation]:
    """Where a person took part, newest first, as far as the account sees those meetings."""
    reach = account.reach(rules.SEE)
    parts = Participation.objects.filter(person_id=person_pk)
    if not reach.held:
        return parts.none()
    about = MeetingPlace.objects.filter(reach.condition("place"), meeting=OuterRef("meeting"))
    organised = reach.of_bodies("meeting__organiser")
    seen = parts.filter(reach.condition("scope") | Q(Exists(about)) | organised)
    return seen.select_related("meeting").order_by(F("meeting__held_on").desc(nulls_last=True), "-pk")
