"""What this room shows on lower pages and on the home page. A panel is drawn without the page's frame."""

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from liqaa.access.views.asking import account_of
from liqaa.bodies import queries as bodies
from liqaa.bodies import rules as body_rules
from liqaa.bodies.models import Body
from liqaa.followup import queries, rules
from liqaa.followup.models import Task
from liqaa.meetings.models import Meeting

MOST = 8


def _card(title: str, tasks: QuerySet[Task], **context: object) -> SafeString | str:
    """A card with the most urgent of ``tasks``; nothing where there is none."""
    found = list(queries.by_urgency(queries.for_list(tasks))[: MOST + 1])
    if not found:
        return ""
    lines = queries.lines_of(found[:MOST], on=timezone.localdate())
    context |= {"title": title, "lines": lines, "more": len(found) > MOST}
    return render_to_string("followup/panels/tasks.html", context)


def of_meeting(request: HttpRequest, meeting: Model) -> SafeString | str:
    """What a meeting came to, each outcome with how far it is."""
    assert isinstance(meeting, Meeting)
    account = account_of(request)
    outcomes = queries.outcomes_of(meeting, account)
    may_record = account.may(rules.RECORD, at=meeting.scope) and meeting.state == Meeting.State.HELD
    if not outcomes and not may_record:
        return ""
    may_assign = account.may(rules.ASSIGN, at=meeting.scope)
    waiting = may_record and queries.demands_not_raised(meeting).exists()
    context = {
        "outcomes": outcomes,
        "add_url": reverse("followup:add", args=[meeting.pk]) if may_record else "",
        "raise_url": reverse("followup:raise", args=[meeting.pk]) if waiting else "",
        "assign_url": _url_to_assign(meeting) if any(each.holes for each in outcomes) and may_assign else "",
    }
    return render_to_string("followup/panels/outcomes.html", context)


def _url_to_assign(meeting: Meeting) -> str:
    """Where the tasks of a meeting that nobody owes yet get an owner and a date together."""
    return f"{reverse('followup:tasks')}?tab=ownerless&meeting={meeting.pk}"


def of_body(request: HttpRequest, body: Model) -> SafeString | str:
    """What a body owes."""
    assert isinstance(body, Body)
    tasks = queries.tasks_of_body(body, account_of(request)).filter(state__in=(*rules.LIVE, rules.DONE))
    return _card(_("What this body owes"), tasks, icon="checklist")


def before(request: HttpRequest, meeting: Model) -> SafeString | str:
    """Of a meeting that follows another, or is to come: what was decided last time, and what became of it."""
    assert isinstance(meeting, Meeting)
    account = account_of(request)
    if meeting.follows is not None:
        outcomes = queries.outcomes_of(meeting.follows, account)
    elif meeting.state == Meeting.State.PLANNED:
        outcomes = queries.decided_last_time(meeting, account)
    else:
        return ""
    first = outcomes[0] if outcomes else None
    earlier = meeting.follows or (first and Meeting(pk=first.meeting_pk, title=first.meeting))
    context = {"outcomes": outcomes, "earlier": earlier}
    return render_to_string("followup/panels/before.html", context) if outcomes else ""


def founding(request: HttpRequest, body: Model) -> SafeString | str:
    """The steps of a body's founding or renewal: while they are taken, and after where some were kept."""
    assert isinstance(body, Body)
    today = timezone.localdate()
    charter = bodies.charter(today)
    course = queries.course_of(body, charter, on=today)
    if course is None or charter is None or not (course.running or course.kept):
        return ""
    lines = queries.lines_of_course(course, charter)
    may_take = queries.next_step(lines) and account_of(request).may(body_rules.FOUND, at=body.scope)
    context = {
        "lines": lines,
        "renewal": course.lifecycle == rules.RENEW,
        "may_take": may_take,
        "url": reverse("followup:founding", args=[body.pk]),
    }
    return render_to_string("followup/panels/founding.html", context)


def open_tasks(request: HttpRequest, meeting: Model) -> SafeString | str:
    """Tasks still owed in the places of a meeting to come: each may become a point of its agenda."""
    assert isinstance(meeting, Meeting)
    account, today = account_of(request), timezone.localdate()
    tasks = list(queries.open_for_agenda(meeting, account)[:MOST])
    if not tasks:
        return ""
    lines = queries.lines_of(tasks, on=today)
    proposals = [{"text": line.title, "url": line.url, "note": line.owner} for line in lines]
    context = {"meeting": meeting, "title": _("Open tasks of these places"), "icon": "checklist"}
    return render_to_string(
        "meetings/panels/proposals.html", context | {"proposals": proposals}, request=request
    )
