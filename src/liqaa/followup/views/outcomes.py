"""Outcomes: the list, one with its coverage, and writing one down by hand."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from liqaa.access.models import Account
from liqaa.followup import actions, queries, rules
from liqaa.followup.forms import AssignForm, OutcomeForm, say
from liqaa.followup.models import Outcome, Task
from liqaa.kit.pages import page_of
from liqaa.kit.refusals import Refused
from liqaa.meetings.queries import meetings_seen_by

_LATEST_FIRST = ("-meeting__held_on", "-meeting_id", "position", "pk")


@require_safe
def outcomes(request: HttpRequest) -> HttpResponse:
    """What meetings came to, the latest first, with how far each is."""
    account = request.user
    assert isinstance(account, Account)
    asked = request.GET.get("type", "")
    found = queries.outcomes_seen_by(account)
    if asked in Outcome.Type.values:
        found = found.filter(type=asked)
    page = page_of(request, found.order_by(*_LATEST_FIRST).values_list("pk", flat=True))
    on_page = Outcome.objects.filter(pk__in=list(page.object_list))
    context = {
        "page_title": _("Outcomes"),
        "page": page,
        "lines": queries.outcome_lines(on_page.order_by(*_LATEST_FIRST)),
        "types": Outcome.Type.choices,
        "asked": asked,
    }
    return render(request, "followup/outcomes.html", context)


@require_safe
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """An outcome, the places it concerns, and how far each is."""
    account = request.user
    assert isinstance(account, Account)
    shown, today = queries.outcome_for_page(pk, account), timezone.localdate()
    tasks = list(shown.tasks.all())
    counted = [task for task in tasks if task.state != rules.CANCELLED]
    context = {
        "page_title": shown.text,
        "outcome": shown,
        "lines": queries.lines_of(tasks, on=today),
        "owed": len(counted),
        "handed_in": sum(task.state in (rules.DONE, rules.VERIFIED) for task in counted),
        "proved": sum(task.state == rules.VERIFIED for task in counted),
        "chosen": {task.pk for task in tasks if _lacks_something(task)},
        "founding": [task.founds for task in tasks if task.founds],
    }
    if any(account.may(rules.ASSIGN, at=task.scope) and task.state in rules.LIVE for task in tasks):
        context["form"] = AssignForm(account=account, paths={task.scope for task in tasks}, on=today)
    return render(request, "followup/outcome.html", context)


def _lacks_something(task: Task) -> bool:
    """Whether a task has a hole: it is ticked beforehand, to be filled with the others at once."""
    owner = bool(task.office_id or task.person_id)
    return bool(rules.hole_of(task.state, has_owner=owner, due_on=task.due_on))


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what a meeting came to."""
    account = request.user
    assert isinstance(account, Account)
    meeting = meetings_seen_by(account).select_related("organiser").filter(pk=pk).first()
    if meeting is None:
        raise Http404
    account.require(rules.RECORD, at=meeting.scope)
    form = OutcomeForm(request.POST or None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        try:
            kept = actions.add_outcomes(
                meeting=meeting, outcomes=[form.draft()], by=account, at=timezone.now()
            )
        except Refused as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("The outcome is kept. Give what it decides an owner and a date."))
            return redirect("followup:outcome", pk=kept[0].pk)
    context = {"page_title": _("What it came to"), "form": form, "meeting": meeting}
    return render(request, "followup/add.html", context, status=422 if form.errors else 200)
