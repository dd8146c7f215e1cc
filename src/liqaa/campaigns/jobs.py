"""The worker's part: bring a large directive to everybody, catch up with new bodies, remind each morning."""

from django.utils import timezone
from procrastinate.contrib.django import app

from liqaa.campaigns import actions
from liqaa.campaigns.actions.issuing import BATCH
from liqaa.campaigns.actions.jobs_to_do import SPREAD
from liqaa.campaigns.models import Directive
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for


@app.task(name=SPREAD)
def spread(directive_id: int) -> None:
    """Ask everybody, batch after batch, each in its own transaction; a directive that is gone is no error."""
    with acting_for(SYSTEM):
        directive = Directive.objects.filter(pk=directive_id).first()
        while directive and actions.spread(directive=directive, by=SYSTEM, at=timezone.now()) == BATCH:
            continue


@app.periodic(cron="*/15 * * * *")
@app.task(name="liqaa_campaigns.catch_up", queueing_lock="liqaa_campaigns.catch_up")
def catch_up(timestamp: int) -> None:
    """Ask bodies founded since, and deliver to new holders of an office."""
    with acting_for(SYSTEM):
        actions.catch_up(by=SYSTEM, at=timezone.now())


@app.periodic(cron="30 7 * * *")
@app.task(name="liqaa_campaigns.remind", queueing_lock="liqaa_campaigns.remind")
def remind(timestamp: int) -> None:
    """Queue the day's digests."""
    with acting_for(SYSTEM):
        actions.remind(by=SYSTEM, at=timezone.now())
