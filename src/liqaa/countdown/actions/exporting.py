"""Keeping in the journal that something left the system."""

from datetime import datetime

from django.db import transaction

from liqaa.access.models import Account
from liqaa.countdown.models import Event
from liqaa.journal import actions as journal


@transaction.atomic
def note_export(*, event: Event, what: str, place: str, by: Account, at: datetime) -> None:
    """Write down that ``what`` (table, delegates) of an event was taken out, as far as ``place``."""
    journal.record("countdown.export", event, by=by, at=at, place=place, fields=[what])
