"""The worker's part: each night, mark the bodies whose renewal is due or whose mandate is over."""

from django.utils import timezone
from procrastinate.contrib.django import app

from liqaa.bodies.actions.renewing import mark_renewal
from liqaa.bodies.models import Body
from liqaa.bodies.queries.renewing import bodies_to_mark
from liqaa.journal.actions import SYSTEM
from liqaa.kit import jobs
from liqaa.kit.acting import acting_for

MARK = "liqaa_bodies.mark_renewal"
"""The name of the job for one body."""


@app.task(name=MARK)
def mark(body_id: int) -> None:
    """Mark one body; one that is gone is no error."""
    with acting_for(SYSTEM):
        body = Body.objects.filter(pk=body_id).first()
        if body is not None:
            mark_renewal(body=body, by=SYSTEM, at=timezone.now())


@app.periodic(cron="20 2 * * *")
@app.task(name="liqaa_bodies.watch_mandates", queueing_lock="liqaa_bodies.watch_mandates")
def watch_mandates(timestamp: int) -> None:
    """Leave one job for each body that is to be marked."""
    with acting_for(SYSTEM):
        for body_id in bodies_to_mark(on=timezone.localdate()):
            jobs.leave(MARK, body_id=body_id)
