"""Addresses that open the door, for printing in a terminal."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from liqaa.access import actions
from liqaa.access.models import Account, OneTimeLink
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for

VIEWS = {
    OneTimeLink.Purpose.DEMO: "access:enter",
    OneTimeLink.Purpose.INVITATION: "access:accept",
    OneTimeLink.Purpose.RECOVERY: "access:accept",
}


def link_for(account: Account, purpose: OneTimeLink.Purpose) -> str:
    """Issue a link, which the journal notes, and return the whole address to open."""
    with acting_for(SYSTEM):
        token = actions.issue_link(account=account, purpose=purpose, by=SYSTEM, at=timezone.now())
    return f"{settings.PUBLIC_URL}{reverse(VIEWS[purpose], args=[token])}"
