"""A task's page, and its files."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.files.documents import response_for
from liqaa.followup import queries, rules
from liqaa.followup.forms import AssignForm, CancelForm, EvidenceForm, FigureForm, RemarkForm, SendUpForm
from liqaa.followup.models import Evidence, Task


@dataclass(slots=True)
class Step:
    """One thing that happened to a task."""

    at: datetime
    title: str
    who: str
    text: str
    state: str


@require_safe
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a task the reader sees; an outsider finds none."""
    account = account_of(request)
    return show(request, queries.task_for_page(pk, account))


def show(request: HttpRequest, shown: Task, *, status: int = 200, **refused: forms.Form) -> HttpResponse:
    """The page with the moves the reader may make, and a form that was refused in its empty one's place."""
    account = account_of(request)
    today = timezone.localdate()
    moves = queries.moves_for(shown, account, on=today)
    late = rules.is_late(shown.state, shown.due_on, on=today)
    holder = queries.holders_of([shown.office_id] if shown.office_id else [], on=today).get(
        shown.office_id or 0
    )
    on_record = queries.on_record(shown, on=today)
    context: dict[str, Any] = {
        "on_record": on_record,
        "target_reached": "hand_in" in moves
        and shown.state in rules.LIVE
        and rules.is_reached(shown.target, on_record),
        "page_title": shown.title,
        "task": shown,
        "moves": moves,
        "late": late,
        "reached": shown.reached or 0,
        "tone": "late" if late else rules.TONES[shown.state],
        "hole": rules.hole_of(
            shown.state, has_owner=bool(shown.office_id or shown.person_id), due_on=shown.due_on
        ),
        "owner": queries.owner_of(shown, holder),
        "holder": holder,
        "history": history_of(shown),
        "waits_for_another": shown.state == rules.DONE
        and queries.may(account, rules.VERIFY, shown)
        and "verify" not in moves,
    }
    context |= _forms(shown, account, moves) | refused
    return render(request, "followup/task.html", context, status=status)


def _forms(shown: Task, account: Account, moves: tuple[str, ...]) -> dict[str, forms.Form]:
    """An empty form for each move that asks for something."""
    empty: dict[str, forms.Form] = {}
    if "assign" in moves:
        empty["assign_form"] = assign_form(shown, account)
        if shown.type == rules.DEMAND_TYPE:
            empty["send_up_form"] = SendUpForm(path=shown.scope)
    if "hand_in" in moves:
        empty["evidence_form"] = evidence_form(shown, account)
        if shown.target is not None and shown.state in rules.LIVE:
            empty["figure_form"] = FigureForm(initial={"reached": shown.reached})
    if "send_back" in moves:
        empty["remark_form"] = RemarkForm()
    if "cancel" in moves:
        empty["cancel_form"] = CancelForm()
    return empty


def assign_form(shown: Task, account: Account, data: Any = None) -> AssignForm:
    """The form that gives this task an owner and a date."""
    initial = {"office": str(shown.office_id or ""), "due_on": shown.due_on}
    return AssignForm(data, account=account, paths=[shown.scope], on=timezone.localdate(), initial=initial)


def evidence_form(shown: Task, account: Account, data: Any = None, files: Any = None) -> EvidenceForm:
    """The form that hands evidence in."""
    return EvidenceForm(data, files, account=account, path=shown.scope, target=shown.target)


def history_of(shown: Task) -> list[Step]:
    """What happened to the task, the latest first."""
    titles = {
        rules.STARTED: _("Work began, or went on"),
        rules.DONE: _("Evidence was handed in"),
        rules.VERIFIED: _("Verified"),
        rules.CANCELLED: _("Cancelled"),
    }
    steps = [
        Step(
            at=update.at,
            title=titles.get(update.state, ""),
            who=update.by.name,
            text=update.text,
            state="done" if update.state in (rules.DONE, rules.VERIFIED) else "",
        )
        for update in shown.updates.all()
    ]
    return [*steps, Step(at=shown.created_at, title=_("Decided"), who="", text="", state="")]


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand out the file of a piece of evidence to whoever sees its task."""
    account = account_of(request)
    seen = Evidence.objects.filter(task__in=queries.tasks_seen_by(account), file__isnull=False)
    evidence = get_object_or_404(seen.select_related("file", "task"), pk=pk)
    assert evidence.file is not None
    return response_for(evidence.file, of=evidence.task, place=evidence.scope, by=account, at=timezone.now())
