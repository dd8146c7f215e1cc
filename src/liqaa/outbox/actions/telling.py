"""Telling an account what waits for it: one message under a neutral subject, in the account's language."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from liqaa.access.models import Account
from liqaa.journal.actions import Actor
from liqaa.outbox.actions.messages import queue
from liqaa.outbox.models import Message


@transaction.atomic
def tell(
    *, account: Account, key: str, template: str, words: Mapping[str, object], by: Actor, at: datetime
) -> Message:
    """Queue what waits for an account: ``template`` says it, with ``account``, ``address`` and ``words``.

    ``key`` names matter and day, so that the same day again sends nothing twice. The subject shows on
    locked screens: it is the same for every matter.
    """
    with translation.override(account.language):
        context = {"account": account, "address": settings.PUBLIC_URL, **words}
        return queue(
            key=key,
            recipient=account.email,
            subject=translation.gettext("What waits for you this week"),
            body=render_to_string(template, context),
            by=by,
            at=at,
        )
