"""Which readings somebody sees: their own, and those of the places where they confirm."""

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from liqaa.access.models import Account
from liqaa.reports import rules
from liqaa.reports.models import Reading


def readings_seen_by(account: Account) -> QuerySet[Reading]:
    """The account's own readings and those within its reach, newest first."""
    within = account.reach(rules.CONFIRM).condition()
    return Reading.objects.filter(Q(read_by=account) | within).order_by("-read_at", "-pk")


def reading_for(account: Account, pk: int) -> Reading:
    """One reading, or 404 for whoever may not see it."""
    related = ("meeting", "read_by", "batch", "same_as__meeting", "answers__directive", "answers__body")
    return get_object_or_404(readings_seen_by(account).select_related(*related), pk=pk)
