"""Reminding of requests about personal data whose last day is near or past: one message a person and day."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.outbox import actions as outbox
from liqaa.people.queries import requests_to_remind_of


@transaction.atomic
def remind_of_requests(*, by: Actor, at: datetime) -> int:
    """Queue the day's reminders; the same day again sends nothing twice. Returns how many are told.

    The mail holds numbers and the way in, no name and no word of what was asked.
    """
    today = timezone.localdate(at)
    told = requests_to_remind_of(today)
    for account, requests in told:
        words = {
            "waiting": len(requests),
            "overdue": sum(request.due_on < today for request in requests),
        }
        key = f"data-requests-{account.pk}-{today}"
        outbox.tell(account=account, key=key, template="people/requests_late.txt", words=words, by=by, at=at)
    if told:
        _account, (first, *_others) = told[0]
        journal.record("people.remind_of_requests", first, by=by, at=at, place=first.scope)
    return len(told)
