"""Links that open the door once: issued, followed, dead."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liqaa.access.actions import notices
from liqaa.access.actions.accounts import set_password
from liqaa.access.models import Account, OneTimeLink
from liqaa.access.queries import link_for
from liqaa.access.rules import LASTS, hash_of
from liqaa.journal.actions import Actor, record
from liqaa.kit.refusals import Refused

DEAD = _("This link is no longer valid: it was used, replaced, or its time is over. Ask for a new one.")


@transaction.atomic
def issue_link(*, account: Account, purpose: str, by: Actor, at: datetime) -> str:
    """Make a link's token; it is returned once and only its hash is kept.

    Earlier unused links of the same purpose to the same account die with it.
    """
    OneTimeLink.objects.filter(account=account, purpose=purpose, used_at=None, expires_at__gt=at).update(
        expires_at=at
    )
    token = secrets.token_urlsafe(32)
    link = OneTimeLink.objects.create(
        account=account,
        purpose=purpose,
        token_hash=hash_of(token),
        created_at=at,
        expires_at=at + LASTS[purpose],
    )
    record("access.issue_link", link, by=by, at=at, fields=["purpose"])
    return token


def _locked(token: str, at: datetime, *purposes: str) -> OneTimeLink:
    link = link_for(token, at, lock=True)
    if link is None or link.purpose not in purposes:
        raise Refused(DEAD, field="token")
    return link


@transaction.atomic
def accept(*, token: str, password: str, at: datetime) -> Account:
    """Follow an invitation or a recovery: set the password, and every open link of the account dies.

    Raises ``Refused`` beside ``token`` when the link is dead, beside ``password`` when the
    password is too weak; the link then stays alive.
    """
    link = _locked(token, at, OneTimeLink.Purpose.INVITATION, OneTimeLink.Purpose.RECOVERY)
    account = link.account
    set_password(account, password)
    account.save(update_fields=["password"])
    link.used_at = at
    link.save(update_fields=["used_at"])
    account.links.filter(used_at=None, expires_at__gt=at).update(expires_at=at)
    record("access.accept", account, by=account, at=at, fields=["password"])
    if link.purpose == OneTimeLink.Purpose.RECOVERY:
        notices.tell(account, notices.PASSWORD, at=at)
    return account


@transaction.atomic
def enter(*, token: str, at: datetime) -> Account:
    """Follow a link that signs in without a password: demo or recovery.

    A recovery link is dead afterwards. A demo link stays open while it lasts: whoever starts
    the demo opens the same printed address in a second browser, or a terminal fetches it first.
    Raises ``Refused`` when the link is dead or of another kind.
    """
    link = _locked(token, at, OneTimeLink.Purpose.DEMO, OneTimeLink.Purpose.RECOVERY)
    link.used_at = at
    link.save(update_fields=["used_at"])
    record("access.enter", link.account, by=link.account, at=at)
    return link.account


@transaction.atomic
def withdraw_links(*, account: Account, purpose: str, by: Actor, at: datetime) -> int:
    """Let every open link of one purpose to an account die at once; returns how many there were."""
    live = account.links.filter(purpose=purpose, used_at=None, expires_at__gt=at)
    count = live.update(expires_at=at)
    if count:
        record("access.withdraw_links", account, by=by, at=at, fields=["links"])
    return count
