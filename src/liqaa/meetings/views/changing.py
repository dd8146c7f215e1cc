"""What happens to a meeting: it is held, called off, and people come or not."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.kit.forms import done
from liqaa.meetings import actions, queries, rules
from liqaa.meetings.forms import AttendanceForm, CancelForm, HoldForm
from liqaa.meetings.models import Meeting
from liqaa.meetings.views.page import show


def to_change(request: HttpRequest, pk: int, *, whole: bool = False) -> tuple[Meeting, Account]:
    """The meeting and the account that may change it: 404 for an outsider, 403 for a reader.

    ``whole``: a narrowed grant is not enough, because more than the meeting is written.
    """
    account = account_of(request)
    meeting = queries.meeting_for_page(pk, account)
    account.require(rules.RECORD, at=meeting.scope, body=None if whole else meeting.organiser)
    return meeting, account


@require_POST
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a planned meeting as held."""
    meeting, account = to_change(request, pk)
    form = HoldForm(request.POST)

    def act() -> Meeting:
        held_on = form.cleaned_data["held_on"]
        return actions.mark_held(meeting=meeting, held_on=held_on, by=account, at=timezone.now())

    if done(form, act):
        messages.success(request, _("Marked as held. Say who came, then write down what came of it."))
        return redirect("meetings:meeting", pk=pk)
    return show(request, meeting, status=422, hold_form=form)


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call a planned meeting off."""
    meeting, account = to_change(request, pk)
    form = CancelForm(request.POST)

    def act() -> Meeting:
        reason = form.cleaned_data["reason"]
        return actions.cancel_meeting(meeting=meeting, reason=reason, by=account, at=timezone.now())

    if done(form, act):
        messages.success(request, _("The meeting is cancelled."))
        return redirect("meetings:meeting", pk=pk)
    return show(request, meeting, status=422, cancel_form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who came."""
    meeting, account = to_change(request, pk)
    form = AttendanceForm(request.POST or None, meeting=meeting)

    def act() -> Meeting:
        statuses = form.statuses()
        if not statuses:
            return meeting
        return actions.mark_attendance(meeting=meeting, statuses=statuses, by=account, at=timezone.now())

    if done(form, act):
        messages.success(request, _("Attendance is kept."))
        return redirect("meetings:meeting", pk=pk)
    context = {"page_title": _("Who came"), "form": form, "meeting": meeting}
    return render(request, "meetings/attendance.html", context, status=422 if form.errors else 200)
