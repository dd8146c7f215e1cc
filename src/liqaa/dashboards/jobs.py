"""The worker's part: the forget list is written beside the database too, where a restore finds it."""

from django.conf import settings
from procrastinate.contrib.django import app

from liqaa.dashboards.actions.beside import keep_forgotten
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.people.models import Forgotten


@app.periodic(cron="* * * * *")
@app.task(name="liqaa_dashboards.write_forget_list", queueing_lock="liqaa_dashboards.write_forget_list")
def write_forget_list(timestamp: int) -> None:
    """Add what is new to the file. Twice changes nothing; whatever dies, the next minute makes up for it."""
    with acting_for(SYSTEM):
        keep_forgotten(settings.HOME, dict(Forgotten.objects.values_list("key", "erased_at")))
