"""Writing down what a meeting heard, and what it spoke of as done."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.kit.forms import done
from liqaa.meetings.models import Meeting
from liqaa.meetings.queries import meetings_seen_by
from liqaa.needs import actions, queries, rules
from liqaa.needs.forms import AchievementForm, NeedForm
from liqaa.needs.models import Achievement, Need

_METHODS = ["GET", "HEAD", "POST"]


def _meeting(request: HttpRequest, pk: int) -> tuple[Meeting, Account]:
    """The meeting and the account that may write at it: 404 for an outsider, 403 for a reader."""
    account = account_of(request)
    meeting = meetings_seen_by(account).select_related("venue_place").filter(pk=pk).first()
    if meeting is None:
        raise Http404
    account.require(rules.RECORD, at=meeting.scope)
    return meeting, account


@require_http_methods(_METHODS)
def hear(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a need that the meeting heard."""
    meeting, account = _meeting(request, pk)
    form = NeedForm(request.POST or None, initial={"place": meeting.venue_place})

    def act() -> list[Need]:
        return actions.hear_needs(meeting=meeting, needs=[form.draft()], by=account, at=timezone.now())

    if heard := done(form, act):
        again = heard[0].hearings.count() > 1
        messages.success(
            request, _("It was heard before: one more hearing is kept.") if again else _("The need is kept.")
        )
        return redirect("meetings:meeting", pk=pk)
    context = {"page_title": _("A need that was heard"), "form": form, "meeting": meeting}
    return render(request, "needs/write.html", context, status=422 if form.errors else 200)


@require_http_methods(_METHODS)
def achievement(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down something built or done."""
    meeting, account = _meeting(request, pk)
    form = AchievementForm(request.POST or None, needs=queries.standing_needs(meeting, account))

    def act() -> list[Achievement]:
        return actions.record_achievements(
            meeting=meeting, achievements=[form.draft()], by=account, at=timezone.now()
        )

    if done(form, act):
        messages.success(request, _("The achievement is kept."))
        return redirect("meetings:meeting", pk=pk)
    context = {"page_title": _("An achievement"), "form": form, "meeting": meeting}
    return render(request, "needs/write.html", context, status=422 if form.errors else 200)
