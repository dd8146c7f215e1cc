"""Putting an answer on the agenda of a coming meeting, in one click, and taking it off again."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.followup.queries import tasks_seen_by
from liqaa.kit.forms import key_typed
from liqaa.kit.refusals import Refused, say_above
from liqaa.meetings import rules as meetings
from liqaa.meetings.models import Meeting
from liqaa.meetings.queries import meetings_seen_by
from liqaa.needs import actions, queries
from liqaa.needs.models import Telling


def _meeting(request: HttpRequest, pk: int) -> tuple[Meeting, Account]:
    """The meeting and the account that may write its agenda: 404 for an outsider, 403 for a reader."""
    account = account_of(request)
    meeting = get_object_or_404(meetings_seen_by(account), pk=pk)
    account.require(meetings.RECORD, at=meeting.scope)
    return meeting, account


@require_POST
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept an answer that proposes itself: ``need`` or ``demand`` says which."""
    meeting, account = _meeting(request, pk)
    asked = {name: key_typed(request.POST.get(name, "")) or 0 for name in ("need", "demand")}
    need = queries.needs_seen_by(account).filter(pk=asked["need"]).first()
    demand = tasks_seen_by(account).filter(pk=asked["demand"]).first() if need is None else None
    if need is None and demand is None:
        raise Http404
    try:
        actions.tell_back(meeting=meeting, need=need, demand=demand, by=account, at=timezone.now())
    except Refused as refusal:
        say_above(request, refusal)
    else:
        messages.success(request, _("It stands on the agenda: it is told when the meeting is held."))
    return redirect("meetings:meeting", pk=pk)


@require_POST
def take_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an answer off the agenda again."""
    telling = get_object_or_404(Telling.objects.select_related("meeting", "point"), pk=pk)
    _found, account = _meeting(request, telling.meeting_id)
    try:
        actions.take_off(telling=telling, by=account, at=timezone.now())
    except Refused as refusal:
        say_above(request, refusal)
    else:
        messages.success(request, _("It is off the agenda and waits for another meeting."))
    return redirect("meetings:meeting", pk=telling.meeting_id)
