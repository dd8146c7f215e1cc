"""The address under which somebody's diary reads their meetings: made, and dead at a word."""

from datetime import datetime

from django.db import transaction

from liqaa.access.models import Account
from liqaa.access.rules import hash_of
from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.meetings.models import CalendarFeed
from liqaa.meetings.queries.keys import new_token


@transaction.atomic
def make_feed(*, account: Account, by: Actor, at: datetime) -> str:
    """Give an account a new address of its calendar; an earlier one is dead with it.

    The token is returned once, only its hash is kept.
    """
    Account.objects.select_for_update(no_key=True).get(pk=account.pk)  # two taps at once: one after the other
    CalendarFeed.objects.filter(account=account, revoked_at=None).update(revoked_at=at)
    token = new_token()
    feed = CalendarFeed.objects.create(account=account, token_hash=hash_of(token), made_at=at)
    journal.record("meetings.make_feed", feed, by=by, at=at)
    return token


@transaction.atomic
def revoke_feed(*, account: Account, by: Actor, at: datetime) -> bool:
    """Let the address of an account's calendar die; False where there is none."""
    feed = CalendarFeed.objects.select_for_update().filter(account=account, revoked_at=None).first()
    if feed is None:
        return False
    feed.revoked_at = at
    feed.save(update_fields=["revoked_at"])
    journal.record("meetings.revoke_feed", feed, by=by, at=at, fields=["revoked_at"])
    return True
