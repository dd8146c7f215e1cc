"""Reminding: one message to each person and day, however many directives wait for them."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from liqaa.campaigns.models import Directive
from liqaa.campaigns.queries.reminders import Digest, digests_on, to_tell_of
from liqaa.campaigns.rules import days_left, digest_key
from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.kit.calendar import format_date
from liqaa.outbox import actions as outbox

MOST = 20


@transaction.atomic
def remind(*, by: Actor, at: datetime) -> int:
    """Queue the digests of the day; the same day again sends nothing twice. Returns how many are told."""
    today = timezone.localdate(at)
    digests = digests_on(today)
    for digest in digests:
        queue_digest(digest, by=by, at=at)
    to_tell_of(today).update(told_on=today)
    first = Directive.objects.filter(state=Directive.State.ISSUED).order_by("pk").first() if digests else None
    if first is not None:
        journal.record("campaigns.remind", first, by=by, at=at, place=first.scope)
    return len(digests)


def queue_digest(digest: Digest, *, by: Actor, at: datetime) -> None:
    """One message of everything that waits for somebody in this room on a day."""
    today, account = timezone.localdate(at), digest.account
    words = {
        "owed": [(each, days_left(each.directive.due_on, on=today)) for each in digest.owed[:MOST]],
        "more": max(0, len(digest.owed) - MOST),
        "late_below": list(digest.late_below.items()),
        "extended": [
            (each, format_date(each.due_on, account.language, weekday=False)) for each in digest.extended
        ],
    }
    key = digest_key(account.pk, today)
    outbox.tell(account=account, key=key, template="campaigns/digest.txt", words=words, by=by, at=at)
