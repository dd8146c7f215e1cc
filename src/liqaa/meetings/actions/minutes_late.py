"""Asking for minutes that are late: one message to each person and day, however many are missing."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.kit.calendar import format_date
from liqaa.meetings.models import Meeting
from liqaa.meetings.queries.late_minutes import missing_on
from liqaa.outbox import actions as outbox

MOST = 20


@transaction.atomic
def remind_of_minutes(*, by: Actor, at: datetime) -> int:
    """Queue the day's reminders; the same day again sends nothing twice. Returns how many are told."""
    today = timezone.localdate(at)
    told = missing_on(today)
    for missing in told:
        account = missing.account
        words = {
            "owed": _lines(missing.owed, account.language),
            "below": _lines(missing.below, account.language),
        }
        key = f"minutes-late-{account.pk}-{today}"
        outbox.tell(account=account, key=key, template="meetings/minutes_late.txt", words=words, by=by, at=at)
    if told:
        first = (told[0].owed + told[0].below)[0]
        journal.record("meetings.remind_of_minutes", first, by=by, at=at, place=first.scope)
    return len(told)


def _lines(meetings: list[Meeting], language: str) -> list[tuple[str, str]]:
    """Title and day of each, at most so many."""
    return [
        (each.title, format_date(each.held_on, language, weekday=False))
        for each in meetings[:MOST]
        if each.held_on
    ]
