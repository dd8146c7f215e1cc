"""What this room shows on lower pages and on the home page. A panel is drawn without the page's frame."""

from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from liqaa.access.views.asking import account_of
from liqaa.meetings import rules as meetings
from liqaa.meetings.models import Meeting
from liqaa.needs import queries, rules

MOST = 8


def of_meeting(request: HttpRequest, meeting: Model) -> SafeString | str:
    """Needs that a meeting heard."""
    assert isinstance(meeting, Meeting)
    account = account_of(request)
    if meeting.state == Meeting.State.PLANNED:
        return ""
    needs = queries.need_lines(queries.heard_at(meeting, account))
    may_hear = account.may(rules.RECORD, at=meeting.scope) and meeting.state == Meeting.State.HELD
    if not needs and not may_hear:
        return ""
    context = {
        "title": _("Needs that were heard"),
        "needs": needs,
        "add_url": reverse("needs:hear", args=[meeting.pk]) if may_hear else "",
        "add": _("Add a need"),
    }
    return render_to_string("needs/panels/needs.html", context)


def answers_of_meeting(request: HttpRequest, meeting: Model) -> SafeString | str:
    """Before a meeting: answers that propose themselves to its agenda; after it: what was told back."""
    assert isinstance(meeting, Meeting)
    account = account_of(request)
    if meeting.state == Meeting.State.CANCELLED or not account.may_anywhere(rules.SEE):
        return ""
    planned = meeting.state == Meeting.State.PLANNED
    proposed = queries.proposals_for(meeting, account, most=MOST) if planned else []
    tellings = list(queries.tellings_of(meeting))
    if not proposed and not tellings:
        return ""
    context = {
        "meeting": meeting,
        "planned": planned,
        "proposed": proposed,
        "tellings": tellings,
        "may_write": planned and account.may(meetings.RECORD, at=meeting.scope),
    }
    return render_to_string("needs/panels/answers.html", context, request=request)


def achievements_of_meeting(request: HttpRequest, meeting: Model) -> SafeString | str:
    """What a meeting spoke of as built or done."""
    assert isinstance(meeting, Meeting)
    account = account_of(request)
    achievements = queries.achieved_at(meeting, account)
    may_write = account.may(rules.RECORD, at=meeting.scope) and meeting.state == Meeting.State.HELD
    if not achievements and not may_write:
        return ""
    context = {
        "achievements": achievements,
        "add_url": reverse("needs:achievement", args=[meeting.pk]) if may_write else "",
    }
    return render_to_string("needs/panels/achievements.html", context)


def unanswered(request: HttpRequest, meeting: Model) -> SafeString | str:
    """Needs of a coming meeting's places that nobody answered: each may become a point of its agenda."""
    assert isinstance(meeting, Meeting)
    needs = queries.unanswered_for(meeting, account_of(request), most=MOST)
    if not needs:
        return ""
    proposals = [
        {"text": each.text, "url": reverse("needs:need", args=[each.pk]), "note": each.place.name}
        for each in needs
    ]
    context = {"meeting": meeting, "title": _("Needs without an answer"), "icon": "message-report"}
    return render_to_string(
        "meetings/panels/proposals.html", context | {"proposals": proposals}, request=request
    )
