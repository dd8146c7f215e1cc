"""The worker's part: reminders of invitations and of minutes; the paper of frozen minutes made anew."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from procrastinate.contrib.django import app

from liqaa.access.models import Account
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.meetings import actions, queries
from liqaa.meetings.actions.redacting import PRINT_AGAIN
from liqaa.meetings.documents import minutes_paper, name_of, pdf_of
from liqaa.meetings.models import Minutes
from liqaa.meetings.rules import FROZEN, calling


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


@app.task(name=PRINT_AGAIN)
def print_again(minutes_id: int, by_id: int) -> None:
    """Make the paper of frozen minutes anew, after data were taken out; made already, nothing is done."""
    with acting_for(SYSTEM):
        found = Minutes.objects.select_related("meeting__organiser", "meeting__venue_place", "approved_in")
        minutes = found.filter(pk=minutes_id, state=FROZEN, file=None).first()
        if minutes is None:
            return
        paper = pdf_of(minutes_paper(minutes, language="ar"))
        upload = SimpleUploadedFile(name_of(minutes), paper, "application/pdf")
        owner = Account.objects.get(pk=by_id)
        actions.keep_paper(minutes=minutes, paper=upload, by=SYSTEM, at=timezone.now(), owner=owner)
