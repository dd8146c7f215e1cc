"""The worker's part: each night, read the whole chain again."""

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from liqaa.journal import anchors, keeping
from liqaa.journal.verifying import verify


@app.periodic(cron="40 3 * * *")
@app.task(name="liqaa_journal.verify", queueing_lock="liqaa_journal.verify")
def verify_chain(timestamp: int) -> None:
    """Verify the chain against the anchors of this installation, and keep what was found."""
    known = anchors.known(settings.HOME / anchors.NAME)
    keeping.keep(verify(anchors=known), at=timezone.now())
