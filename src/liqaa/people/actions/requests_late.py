"""Reminding of requests about personal data whose last day is near or past: one message a person and day."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

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
    for each in told:
        with translation.override(each.account.language):
            words = {
                "account": each.account,
                "waiting": len(each.requests),
                "overdue": sum(request.due_on < today for request in each.requests),
                "address": settings.PUBLIC_URL,
            }
            outbox.queue(
                key=f"data-requests-{each.account.pk}-{today}",
                recipient=each.account.email,
                subject=translation.gettext("What waits for you this week"),
                body=render_to_string("people/requests_late.txt", words),
                by=by,
                at=at,
            )
    if told:
        first = told[0].requests[0]
        journal.record("people.remind_of_requests", first, by=by, at=at, place=first.scope)
    return len(told)
