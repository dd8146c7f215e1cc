"""The worker's part: read the files of a batch, each on its own."""

from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.reports import actions
from liqaa.reports.actions.jobs_to_do import READ_FILE
from liqaa.reports.models import BatchFile

TRIES = 3
"""How often a file may end its reader before it is given up."""


@app.task(name=READ_FILE, pass_context=True, retry=RetryStrategy(max_attempts=TRIES + 1, wait=5))
def read_file(context: JobContext, file_id: int) -> None:
    """Read one file for whoever handed it in; a file that is gone or read is no error."""
    with acting_for(SYSTEM):
        file = BatchFile.objects.select_related("batch__read_by").defer("content").filter(pk=file_id).first()
    if file is None:
        return
    by = file.batch.read_by
    act = actions.read_file if context.job.attempts < TRIES else actions.give_up
    with acting_for(by):
        act(file=file, by=by, at=timezone.now())
