"""Outcomes: the list, one with its coverage, and writing one down by hand."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.followup import actions, queries, rules
from liqaa.followup.forms import AssignForm, OutcomeForm, PlanForm
from liqaa.followup.models import Outcome, Task
from liqaa.kit.forms import done
from liqaa.kit.pages import page_of
from liqaa.meetings import rules as meeting_rules
from liqaa.meetings.queries import meetings_seen_by

_LATEST_FIRST = ("-meeting__held_on", "-meeting_id", "position", "pk")


@require_safe
def outcomes(request: HttpRequest) -> HttpResponse:
    """What meetings came to, the latest first, with how far each is."""
    account = account_of(request)
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
    account = account_of(request)
    return _show(request, queries.outcome_for_page(pk, account))


def _show(request: HttpRequest, shown: Outcome, *, status: int = 200, **refused: forms.Form) -> HttpResponse:
    """The page of an outcome, with a form that was refused in its empty one's place."""
    account, today = account_of(request), timezone.localdate()
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
        "target": sum(task.target or 0 for task in counted),
        "reached": sum(task.reached or 0 for task in counted),
        "on_record": next((queries.on_record(task, on=today) for task in counted if task.target), None),
        "may_undo": account.may(rules.RECORD, at=shown.scope),
        "may_undo_plan": shown.type in rules.MEETING_TYPES and _may_plan(shown, account),
        "planned": [task.meeting for task in tasks if task.meeting],
        "founding": [task.founds for task in tasks if task.founds],
    }
    if any(account.may(rules.ASSIGN, at=task.scope) and task.state in rules.LIVE for task in tasks):
        context["form"] = AssignForm(account=account, paths={task.scope for task in tasks}, on=today)
    if _may_plan(shown, account) and any(_plannable(task) for task in tasks):
        context["plan_form"] = PlanForm(initial={"title": Truncator(shown.text).chars(120)})
    return render(request, "followup/outcome.html", context | refused, status=status)


def _plannable(task: Task) -> bool:
    return task.type in rules.MEETING_TYPES and task.state in rules.LIVE and task.meeting_id is None


def _may_plan(shown: Outcome, account: Account) -> bool:
    """Whether the account may plan the meetings of an outcome: call meetings there, and give its tasks."""
    return account.may(meeting_rules.RECORD, at=shown.scope) and account.may(rules.ASSIGN, at=shown.scope)


@require_POST
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan the meetings of a schedule, all or none."""
    account = account_of(request)
    shown = queries.outcome_for_page(pk, account)
    if not _may_plan(shown, account):
        raise PermissionDenied
    form = PlanForm(request.POST)
    planned = done(
        form,
        lambda: actions.plan_meetings(outcome=shown, **form.cleaned_data, by=account, at=timezone.now()),
    )
    if planned is not None:
        words = ngettext("%(count)d meeting planned.", "%(count)d meetings planned.", len(planned))
        messages.success(request, words % {"count": len(planned)})
        return redirect("followup:outcome", pk=pk)
    return _show(request, shown, status=422, plan_form=form)


def _lacks_something(task: Task) -> bool:
    """Whether a task has a hole: it is ticked beforehand, to be filled with the others at once."""
    owner = bool(task.office_id or task.person_id)
    return bool(rules.hole_of(task.state, has_owner=owner, due_on=task.due_on))


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what a meeting came to."""
    account = account_of(request)
    meeting = meetings_seen_by(account).select_related("organiser").filter(pk=pk).first()
    if meeting is None:
        raise Http404
    account.require(rules.RECORD, at=meeting.scope)
    form = OutcomeForm(request.POST or None, meeting=meeting)

    def act() -> list[Outcome]:
        return actions.add_outcomes(meeting=meeting, outcomes=[form.draft()], by=account, at=timezone.now())

    if kept := done(form, act):
        messages.success(request, _("The outcome is kept. Give what it decides an owner and a date."))
        return redirect("followup:outcome", pk=kept[0].pk)
    context = {"page_title": _("What it came to"), "form": form, "meeting": meeting}
    return render(request, "followup/add.html", context, status=422 if form.errors else 200)
