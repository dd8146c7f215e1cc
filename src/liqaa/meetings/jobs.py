"""The worker's part: remind those invited who have not answered, and those who owe minutes."""

from django.utils import timezone
from procrastinate.contrib.django import app

from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.meetings import actions, queries
from liqaa.meetings.rules import calling


@app.periodic(cron="0 9 * * *")
@app.task(name="liqaa_meetings.remind_invited", queueing_lock="liqaa_meetings.remind_invited")
def remind_invited(timestamp: int) -> None:
    """Write to whoever has not answered, meeting by meeting, each in its own transaction."""
    with acting_for(SYSTEM):
        today = timezone.localdate()
        for meeting in queries.meetings_to_remind(today, today + calling.REMIND_BEFORE):
            actions.remind_invited(meeting=meeting, by=SYSTEM, at=timezone.now())


@app.periodic(cron="45 7 * * *")
@app.task(name="liqaa_meetings.remind_of_minutes", queueing_lock="liqaa_meetings.remind_of_minutes")
def remind_of_minutes(timestamp: int) -> None:
    """Queue the day's reminders of minutes that are late."""
    with acting_for(SYSTEM):
        actions.remind_of_minutes(by=SYSTEM, at=timezone.now())
