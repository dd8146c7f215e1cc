"""Dropping the second factors of somebody who lost them."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from liqaa.access.actions import notices
from liqaa.access.models import Account
from liqaa.journal.actions import Actor, record


@transaction.atomic
def drop_factors(*, account: Account, by: Actor, at: datetime) -> int:
    """Forget an account's codes, passkeys and recovery codes, and sign it out everywhere.

    The password stays and opens the account; a sensitive role is then led to a new factor. Returns how
    many factors there were; where there were none, nothing changes. The owner is told by mail.
    """
    Account.objects.select_for_update().get(pk=account.pk)
    dropped, _kinds = Authenticator.objects.filter(user=account).delete()
    if not dropped:
        return 0
    for session in UserSession.objects.filter(user=account):
        session.end()
    record("access.drop_factors", account, by=by, at=at, fields=["factors"])
    notices.tell(account, notices.FACTORS_DROPPED, at=at)
    return dropped
