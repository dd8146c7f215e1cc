"""Home: what waits for me, and the one next step."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.bodies.models import Body
from liqaa.dashboards.queries import home as queries
from liqaa.dashboards.queries.home_lists import lists_of
from liqaa.dashboards.views.lines import Line, due, is_late, task_line
from liqaa.followup import rules as task_rules
from liqaa.followup.models import Task
from liqaa.kit.arabic import isolate
from liqaa.kit.links import url_for
from liqaa.meetings import rules as meeting_rules
from liqaa.meetings.models import Meeting
from liqaa.reports import rules as report_rules

PLAIN = "member"
"""The role of whoever only belongs to the organisation."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Everything that waits for the account, each section only where it may do something about it."""
    account = account_of(request)
    today = timezone.localdate()
    waiting = queries.tasks_waiting(account, on=today)
    owed, handed_in = waiting[queries.OWED], waiting[queries.HANDED_IN]
    gaps = queries.gaps(account, on=today) if account.may_anywhere(task_rules.ASSIGN) else None
    lists = lists_of(account, on=today)
    sees_meetings = account.may_somewhere(meeting_rules.SEE)
    planned = queries.meetings_to_come(account, on=today)
    context = {
        "page_title": _("What waits for you"),
        "today": today,
        "roles": _roles(account),
        "may_read": account.may_anywhere(report_rules.READ),
        "may_call": account.may_somewhere(meeting_rules.RECORD),
        "sees_meetings": sees_meetings,
        "unsaid": [_meeting_line(each) for each in planned[queries.UNSAID]],
        "coming": [_coming_line(each, today) for each in planned[queries.COMING]],
        "owed": [task_line(task, today) for task in owed.tasks],
        "owed_total": owed.total,
        "owed_late": sum(is_late(task, today) for task in owed.tasks),
        "handed_in": [_handed_in_line(task) for task in handed_in.tasks],
        "handed_in_total": handed_in.total,
        "gaps": gaps,
        "gap_lines": [_gap_line(row, today) for row in gaps.outcomes] if gaps else [],
        "drafts": [_draft_line(each) for each in lists.drafts],
        "needs": [_need_line(each) for each in lists.asked],
        "requests": lists.requests,
        "ending": [_ending_line(body, today) for body in lists.ending],
        "calm": not (owed.total or handed_in.total or lists.waits() or (gaps and gaps.outcomes)),
    }
    return render(request, "dashboards/home.html", context)


def _roles(account: Account) -> str:
    """What the account is, in words; plain membership is said only where there is nothing else."""
    roles = import_string(settings.LIQAA_ROLES)
    held = [role for role in account.roles if role in roles]
    weighty = [role for role in held if role != PLAIN] or held
    return "، ".join(str(roles[role].label) for role in weighty)


def _handed_in_line(task: Task) -> Line:
    line = task_line(task, timezone.localdate())
    return {**line, "icon": "eye-check", "state": _("to verify"), "tone": "wait"}


def _gap_line(row: dict[str, Any], today: date) -> Line:
    """What one outcome left open: how many of its tasks lack an owner or a date, or are late."""
    said = []
    if row["ownerless"]:
        said.append(_("no owner"))
    if row["dateless"]:
        said.append(_("no date"))
    many = row["tasks"] > 1
    place = row["where_ar"] if (get_language() or "ar").startswith("ar") else row["where_fr"]
    notes = (
        [ngettext("%(count)d place", "%(count)d places", row["tasks"]) % {"count": row["tasks"]}]
        if many
        else []
    )
    notes += [isolate(place)] if place and not many else []
    late = row["late_tasks"] > 0
    label = due(row["earliest"], today)[0] if late else " · ".join(said)
    return {
        "title": row["title"],
        "url": _gap_url(row, many=many),
        "icon": "clock-exclamation" if late else "user-question",
        "notes": notes,
        "state": label,
        "tone": "late" if late else "wait",
    }


def _gap_url(row: dict[str, Any], *, many: bool) -> str:
    """One task's page; where several places owe the same, the page of the meeting that decided it."""
    if many and row["outcome__meeting_id"]:
        return url_for(Meeting(pk=row["outcome__meeting_id"]))
    return url_for(Task(pk=row["first"]))


def _draft_line(reading: Any) -> Line:
    return {
        "title": str(reading),
        "url": reverse("reports:reading", args=[reading.pk]),
        "icon": "text-recognition",
        "notes": [_("read by %(name)s") % {"name": isolate(reading.read_by.name)}],
        "state": _("to be confirmed"),
        "tone": "wait",
    }


def _need_line(need: Any) -> Line:
    notes = [str(need.get_sector_display()), isolate(need.place.name)]
    return {
        "title": need.text,
        "url": url_for(need),
        "icon": "message-report",
        "notes": [*notes, isolate(need.douar)] if need.douar else notes,
        "state": _("waits for your answer"),
        "tone": "wait",
    }


def _coming_line(meeting: Meeting, today: date) -> Line:
    return {**_meeting_line(meeting), "state": due(meeting.held_on, today)[0]}


def _meeting_line(meeting: Meeting) -> Line:
    return {
        "title": meeting.title,
        "url": url_for(meeting),
        "icon": "calendar-event",
        "day": meeting.held_on,
        "notes": [isolate(meeting.venue_place.name)] if meeting.venue_place else [],
        "state": _("was it held?"),
        "tone": "wait",
    }


def _ending_line(body: Body, today: date) -> Line:
    over = body.mandate_ends_on is None or body.mandate_ends_on <= today
    label = _("mandate expired") if over else due(body.mandate_ends_on, today)[0]
    return {
        "title": body.name,
        "url": url_for(body),
        "icon": "hourglass",
        "on": body.mandate_ends_on,
        "over": over,
        "state": label,
        "tone": "late" if over else "wait",
    }
