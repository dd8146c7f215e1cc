"""The worker's part: deliver what was queued, and take up what nobody is left for."""

from django.utils import timezone
from procrastinate.contrib.django import app

from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.outbox import actions
from liqaa.outbox.actions.jobs_to_do import DELIVER, leave_forsaken
from liqaa.outbox.models import Message


@app.task(name=DELIVER)
def deliver(message_id: int) -> None:
    """Deliver one message; a message that is gone is no error."""
    with acting_for(SYSTEM):
        message = Message.objects.filter(pk=message_id).first()
        if message is not None:
            actions.deliver(message=message, at=timezone.now())


@app.periodic(cron="*/2 * * * *")
@app.task(name="liqaa_outbox.take_up_forsaken", queueing_lock="liqaa_outbox.take_up_forsaken")
def take_up_forsaken(timestamp: int) -> None:
    """See to messages whose delivery broke off with the database; one that is under way is passed over."""
    with acting_for(SYSTEM):
        leave_forsaken()
