"""What this room shows on a meeting's page: its news, and the button that writes it."""

from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from liqaa.access.models import Account
from liqaa.meetings.models import Meeting
from liqaa.newsroom import queries, rules


def news_of_meeting(request: HttpRequest, meeting: Model) -> SafeString | str:
    """The news of a meeting or its announcement, and the way to write it for those who may."""
    account = request.user
    if not isinstance(account, Account) or not isinstance(meeting, Meeting):
        return ""
    if meeting.state == Meeting.State.CANCELLED or not account.may(
        rules.SEE, at=meeting.scope, body=meeting.organiser
    ):
        return ""
    context = {
        "news": list(queries.news_of(meeting, account)[:5]),
        "meeting": meeting,
        "may_write": account.may(rules.WRITE, at=meeting.scope, body=meeting.organiser),
    }
    return render_to_string("newsroom/panel.html", context)
