"""Meetings by day: the month of a reader, and what somebody's own diary reads."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import batched

from django.conf import settings
from django.db.models import Prefetch, Q

from liqaa.access.models import Account
from liqaa.access.rules import hash_of
from liqaa.bodies import queries as bodies
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.meetings.models import AgendaItem, CalendarFeed, Invitation, Meeting
from liqaa.meetings.queries.events import event_of
from liqaa.meetings.queries.keys import answer_url
from liqaa.meetings.queries.rows import Row, rows_of
from liqaa.meetings.queries.seen import meetings_seen_by
from liqaa.meetings.text import ical
from liqaa.people.models import Person

BACK = timedelta(days=60)
"""A diary keeps what was so long ago."""
MOST = 500
WEEK = 7


@dataclass(frozen=True)
class Day:
    """One day of a month's sheet; ``inside``: of the month itself."""

    day: date
    inside: bool
    meetings: list[Row]


def weeks_of(first: date, account: Account) -> list[tuple[Day, ...]]:
    """The sheet of a month whose first day is given, week by week from Monday, with what the account sees."""
    begin = first - timedelta(days=first.weekday())
    after = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    end = after + timedelta(days=-after.weekday() % WEEK)
    found = meetings_seen_by(account).filter(held_on__gte=begin, held_on__lt=end)
    by_day: dict[date, list[Row]] = defaultdict(list)
    for row in rows_of(found.order_by("held_on", "starts_at", "pk")[:MOST]):
        assert row.held_on is not None
        by_day[row.held_on].append(row)
    days = [begin + timedelta(days=step) for step in range((end - begin).days)]
    sheet = [Day(day, first <= day < after, by_day[day]) for day in days]
    return list(batched(sheet, WEEK))


def living_feed(account: Account) -> CalendarFeed | None:
    """The calendar's address of an account that is in use; its token is not known any more."""
    return CalendarFeed.objects.filter(account=account, revoked_at=None).first()


def calendar_for(token: str, *, today: date, language: str) -> str | None:
    """The calendar behind an address: its owner's invitations, and meetings of bodies where they hold office.

    None for an address that is unknown or dead, or whose owner may no longer sign in. Nobody is signed in:
    asked with the house's eyes, for one account.
    """
    if "\x00" in token:
        return None
    with acting_for(SYSTEM):
        feeds = CalendarFeed.objects.select_related("account")
        feed = feeds.filter(token_hash=hash_of(token), revoked_at=None, account__is_active=True).first()
        return None if feed is None else _written(feed.account, today=today, language=language)


def _written(account: Account, *, today: date, language: str) -> str:
    person = Person.objects.filter(account=account.pk, erased_at=None).first()
    found: list[Meeting] = []
    asked: dict[int, Invitation] = {}
    if person is not None:
        living = Invitation.objects.filter(person=person, revoked_at=None)
        asked = {each.meeting_id: each for each in living}
        held = bodies.offices_of_person(person, on=today).values("body")
        points = Prefetch("agenda", AgendaItem.objects.order_by("position"))
        mine = Meeting.objects.filter(Q(pk__in=asked) | Q(organiser__in=held), held_on__gte=today - BACK)
        found = list(
            mine.select_related("organiser", "venue_place")
            .prefetch_related(points)
            .order_by("held_on", "pk")[:MOST]
        )
    events = [
        event_of(
            each,
            language,
            changed_at=each.convoked_at or each.recorded_at,
            points=list(each.agenda.all()),
            url=answer_url(asked[each.pk]) if each.pk in asked else "",
            neutral=False,
        )
        for each in found
    ]
    known = [each for each in events if each is not None]
    return ical.calendar(known, name="لقاء", zone=settings.TIME_ZONE, home=settings.PUBLIC_URL)
