"""Queueing a message in the transaction of whatever causes it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liqaa.journal.actions import SYSTEM, Actor, record
from liqaa.kit import arabic
from liqaa.kit.acting import acting_for
from liqaa.kit.refusals import Refused
from liqaa.outbox.actions.jobs_to_do import leave_delivery
from liqaa.outbox.models import Message

SUBJECT_LENGTH = 250


@transaction.atomic
def queue(
    *, key: str, recipient: str, subject: str, body: str, by: Actor, at: datetime, calendar: str = ""
) -> Message:
    """Put one message to one address in the outbox; the worker sends it after the transaction.

    The same ``key`` again is a success that changes nothing. Subjects are the caller's and stay
    neutral: a subject shows on locked screens, so it names neither the organisation nor a matter.
    ``calendar`` is an iCalendar with its METHOD, which goes along for the reader's own diary.
    Raises ``Refused`` for an address that is none or an empty text.
    """
    address = arabic.clean(recipient).strip()
    try:
        validate_email(address)
    except ValidationError as problem:
        raise Refused(_("This is not an e-mail address."), field="recipient") from problem
    line = " ".join(arabic.clean(subject).split())[:SUBJECT_LENGTH]
    text = arabic.clean(body).strip()
    if not line or not text:
        raise Refused(_("A message needs a subject and a text."), field="body")
    with acting_for(SYSTEM):
        message, made = Message.objects.get_or_create(
            key=key,
            defaults={
                "recipient": address,
                "subject": line,
                "body": text,
                "calendar": calendar,
                "queued_at": at,
            },
        )
    if made:
        leave_delivery(message.pk)
        record("outbox.queue", message, by=by, at=at, fields=["recipient", "subject", "body"])
    return message
