"""Keeping in the journal that something left the system."""

from datetime import datetime

from django.db import transaction

from liqaa.access.models import Account
from liqaa.campaigns.models import Directive
from liqaa.journal import actions as journal


@transaction.atomic
def note_export(*, directive: Directive, by: Account, at: datetime) -> None:
    """Write down that the table of a directive was taken out."""
    journal.record("campaigns.export", directive, by=by, at=at, place=directive.scope, fields=["table"])
