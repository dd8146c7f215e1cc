"""Ending sessions: one's own on other devices, or all of an account that must get out."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db import transaction

from liqaa.access.actions import notices
from liqaa.access.models import Account
from liqaa.journal.actions import Actor, record


@transaction.atomic
def end_sessions(
    *, account: Account, by: Actor, at: datetime, keep: str = "", only: int | None = None
) -> int:
    """End the sessions of ``account``, at once: every one, all but the session ``keep``, or ``only`` one.

    Returns how many ended; none is no error and leaves no line.
    """
    sessions = UserSession.objects.filter(user=account).exclude(session_key=keep)
    if only is not None:
        sessions = sessions.filter(pk=only)
    ended = list(sessions)
    for session in ended:
        session.end()
    if ended:
        record("access.end_sessions", account, by=by, at=at, fields=["sessions"])
    return len(ended)


@transaction.atomic
def close_account(*, account: Account, by: Actor, at: datetime) -> Account:
    """Shut an account out on every device, whatever it holds; its links die, its grants stay as they are.

    Closing a closed account is a success that changes nothing.
    """
    account = Account.objects.select_for_update().get(pk=account.pk)
    if not account.is_active:
        return account
    account.is_active = False
    account.save(update_fields=["is_active"])
    account.links.filter(used_at=None, expires_at__gt=at).update(expires_at=at)
    for session in UserSession.objects.filter(user=account):
        session.end()
    record("access.close_account", account, by=by, at=at, fields=["is_active"])
    notices.tell(account, notices.CLOSED, at=at)
    return account


@transaction.atomic
def open_account(*, account: Account, by: Actor, at: datetime) -> Account:
    """Let a closed account in again; its password and its factors are as they were."""
    account = Account.objects.select_for_update().get(pk=account.pk)
    if not account.is_active:
        account.is_active = True
        account.save(update_fields=["is_active"])
        record("access.open_account", account, by=by, at=at, fields=["is_active"])
    return account
