"""Taking back a message that has not left: what it tells is no longer so."""

from datetime import datetime

from django.db import transaction

from liqaa.journal.actions import Actor, record
from liqaa.outbox.models import Message


@transaction.atomic
def recall(*, message: Message, by: Actor, at: datetime) -> bool:
    """Remove ``message`` if it still waits; False where it was sent, has failed or is on its way.

    Its key is free again, so that another text can be queued under it. The job left for it finds nothing.
    """
    waiting = Message.objects.select_for_update(skip_locked=True).filter(state=Message.State.WAITING)
    found = waiting.filter(pk=message.pk, handed_at=None).first()
    if found is None:
        return False
    record("outbox.recall", found, by=by, at=at)
    found.delete()
    return True
