"""What this room shows on a meeting's page: the report it came from, with the way back."""

from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from liqaa.access.models import Account
from liqaa.reports import queries


def reading_of_meeting(request: HttpRequest, meeting: Model) -> SafeString | str:
    """The reading a meeting was made from, and the button that undoes it."""
    account = request.user
    if not isinstance(account, Account):
        return ""
    reading = (
        queries.readings_seen_by(account)
        .filter(meeting_id=meeting.pk)
        .defer("text", "found", "record")
        .first()
    )
    if reading is None:
        return ""
    return render_to_string("reports/panel.html", {"reading": reading})
