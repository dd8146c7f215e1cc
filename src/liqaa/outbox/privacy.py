"""What this room keeps of a person: messages to their address, for a year at most."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.kit.privacy import NOBODY, Holding, Share
from liqaa.outbox.models import Message

KEPT = timedelta(days=365)
GONE = "erased@nobody.invalid"


def _to(person: Any) -> Q:
    """Messages to the person's address or to their account's."""
    found = {person.email.lower()} - {""}
    found |= set(Account.objects.filter(pk=person.account_id).values_list("email", flat=True))
    addressed = Q(pk=None)
    for address in found:
        addressed |= Q(recipient__iexact=address)
    return addressed


def _state(code: str) -> str:
    return str(STATES[Message.State(code)])


def sweep(at: datetime) -> int:
    """Empty messages that left, or failed, more than a year ago; their number and days stay."""
    old = Message.objects.filter(queued_at__lt=at - KEPT).exclude(state=Message.State.WAITING)
    return old.exclude(recipient=GONE).update(
        recipient=GONE, subject=NOBODY, body=NOBODY, calendar="", problem=""
    )


CALENDAR = _("for a calendar program, saying the same; word for word in the JSON file")
STATES = {
    Message.State.WAITING: _("the message is waiting to leave"),
    Message.State.SENT: _("the message has left"),
    Message.State.FAILED: _("delivery failed"),
}

UNTOLD = {
    "the organisation's own server, and keys of messages by account number": (
        "MailServer.host", "MailServer.username", "MailServer.password", "MailServer.sender",
        "Message.key",
    ),
}  # fmt: skip
"""Fields that tell nothing of a person, or stay, by the reason."""

SHARE = Share(
    holdings=(
        Holding(
            model=Message,
            words=_("Messages to the person"),
            of=_to,
            tells={
                "queued_at": _("When"),
                "recipient": _("E-mail address"),
                "subject": _("Subject"),
                "body": _("Text"),
                "calendar": _("Calendar entry"),
                "state": _("State"),
            },
            codes={"state": _state, "calendar": lambda _entry: str(CALENDAR)},
            empties={"recipient": GONE, "subject": NOBODY, "body": NOBODY, "calendar": "", "problem": ""},
            stays=_("That a message was sent on a day stays; to whom and what is gone."),
        ),
    ),
    sweep=sweep,
    untold=UNTOLD,
)
"""The room's part."""
