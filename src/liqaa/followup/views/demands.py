"""A demand of elected members goes up: from the words said at a meeting, or from its task."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from liqaa.access.views.asking import account_of
from liqaa.followup import actions, queries, rules
from liqaa.followup.forms import RaiseForm, SendUpForm
from liqaa.followup.models import Task
from liqaa.followup.views.task import show
from liqaa.kit.forms import done
from liqaa.meetings.queries import meetings_seen_by


@require_http_methods(["GET", "HEAD", "POST"])
def raise_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Send up a demand that was made at a meeting."""
    account = account_of(request)
    meeting = meetings_seen_by(account).filter(pk=pk).first()
    if meeting is None:
        raise Http404
    account.require(rules.RECORD, at=meeting.scope)
    form = RaiseForm(request.POST or None, demands=queries.demands_not_raised(meeting), path=meeting.scope)
    if task := done(form, lambda: actions.raise_demand(**form.cleaned_data, by=account, at=timezone.now())):
        messages.success(request, _("The demand is sent up: whoever leads that organ owes the answer."))
        return redirect("followup:task", pk=task.pk)
    context = {"page_title": _("Send a demand up"), "form": form, "meeting": meeting}
    return render(request, "followup/demand.html", context, status=422 if form.errors else 200)


@require_POST
def send_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the demand of a task up to an organ."""
    account = account_of(request)
    task = queries.task_for_page(pk, account)
    account.require(rules.ASSIGN, at=task.scope)
    form = SendUpForm(request.POST, path=task.scope)

    def act() -> Task:
        return actions.send_up(task=task, organ=form.cleaned_data["organ"], by=account, at=timezone.now())

    if done(form, act):
        messages.success(request, _("The demand is sent up: whoever leads that organ owes the answer."))
        return redirect("followup:task", pk=pk)
    return show(request, task, status=422, send_up_form=form)
