"""The worker's part: the nightly look at clocks, the files of exports, requests that wait."""

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from liqaa.journal.actions import SYSTEM
from liqaa.kit import privacy
from liqaa.kit.acting import acting_for
from liqaa.people import actions, queries
from liqaa.people.actions.exporting import MAKE
from liqaa.people.documents import archive_of
from liqaa.people.documents.paper import Heading
from liqaa.people.models import Export


@app.periodic(cron="40 2 * * *")
@app.task(name="liqaa_people.expire", queueing_lock="liqaa_people.expire")
def expire(timestamp: int) -> None:
    """Minimise everybody whose time is over; clear what is kept for a time only. Twice changes nothing."""
    with acting_for(SYSTEM):
        actions.expire_all(by=SYSTEM, at=timezone.now())


@app.periodic(cron="25 * * * *")
@app.task(name="liqaa_people.drop_exports", queueing_lock="liqaa_people.drop_exports")
def drop_exports(timestamp: int) -> None:
    """Delete the files whose day is over."""
    with acting_for(SYSTEM):
        now = timezone.now()
        for export in queries.exports_expired(now):
            actions.drop_export(export=export, by=SYSTEM, at=now)


@app.periodic(cron="50 7 * * *")
@app.task(name="liqaa_people.remind_of_requests", queueing_lock="liqaa_people.remind_of_requests")
def remind_of_requests(timestamp: int) -> None:
    """Tell who looks after personal data of requests whose last day is near or past."""
    with acting_for(SYSTEM):
        actions.remind_of_requests(by=SYSTEM, at=timezone.now())


@app.task(name=MAKE)
def make_export(export_id: int) -> None:
    """Put a person's data together; an export that is gone, or made, is no error."""
    with acting_for(SYSTEM):
        export = Export.objects.select_related("person").filter(pk=export_id, made_at=None).first()
        if export is None:
            return
        now = timezone.now()
        with translation.override(export.language):
            note = _("Everything kept of this person, on %(day)s.") % {
                "day": timezone.localdate(now).isoformat()
            }
            heading = Heading(export.person.name, note, export.language)
            content = archive_of(privacy.tell(export.person), heading=heading, made_at=now)
        actions.keep_export(export=export, content=content, by=SYSTEM, at=now)
