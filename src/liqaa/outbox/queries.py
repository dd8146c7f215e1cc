"""Named reads of what is waiting, gone or failed."""

from collections.abc import Iterable

from django.db.models import Count, QuerySet

from liqaa.outbox.models import MailServer, Message


def mail_server() -> MailServer | None:
    """The organisation's SMTP server; None until one is set up."""
    return MailServer.objects.first()


def messages_by_key(keys: Iterable[str]) -> dict[str, Message]:
    """The messages queued under these keys, by key."""
    return {message.key: message for message in Message.objects.filter(key__in=list(keys))}


def waiting() -> QuerySet[Message]:
    """Messages that still have to leave, oldest first."""
    return Message.objects.filter(state=Message.State.WAITING).order_by("pk")


def counts() -> dict[str, int]:
    """How many messages stand in each state; states without any are 0."""
    found = Message.objects.values_list("state").annotate(total=Count("pk"))
    return {state.value: 0 for state in Message.State} | dict(found)
