"""The moves of a task: each loads it as the reader sees it, asks the right and makes one move."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.followup import actions, queries, rules
from liqaa.followup.forms import CancelForm, FigureForm, RemarkForm
from liqaa.followup.models import Task
from liqaa.followup.views.task import assign_form, evidence_form, show
from liqaa.kit.forms import done
from liqaa.kit.refusals import Refused, say_above

SAID: dict[str, Promise] = {
    "assign": _("The task is assigned."),
    "start": _("Work has begun."),
    "hand_in": _("The evidence is handed in and waits to be verified."),
    "figure": _("The figure is kept."),
    "verify": _("The task is verified."),
    "send_back": _("The task is sent back."),
    "cancel": _("The task is cancelled."),
}


def _to_move(request: HttpRequest, pk: int, move: str) -> tuple[Task, Account]:
    """The task and the account that may move it: 404 for an outsider, 403 for a reader."""
    account = account_of(request)
    task = queries.task_for_page(pk, account)
    right = rules.RIGHTS[move]
    owes = right == rules.WORK and queries.owns(task, account, on=timezone.localdate())
    if not owes and not queries.may(account, right, task):
        raise PermissionDenied
    return task, account


def _made(request: HttpRequest, move: str, form: forms.Form | None, act: Callable[[Any], object]) -> bool:
    """Whether the move was made; a refusal is put beside its field, or above everything."""
    made = done(form, lambda: act(form.cleaned_data)) if form is not None else _moved(request, act)
    if made is None:
        return False
    messages.success(request, str(SAID[move]))
    return True


def _moved(request: HttpRequest, act: Callable[[Any], object]) -> object:
    """What a move that needs no form made; None where it was refused."""
    try:
        return act({})
    except Refused as refusal:
        say_above(request, refusal)
        return None


@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the task an owner and a date."""
    task, account = _to_move(request, pk, "assign")
    form = assign_form(task, account, request.POST)

    def act(data: dict[str, Any]) -> object:
        changed = {name: data[name] for name in form.changed_data}
        return actions.assign(tasks=[task], by=account, at=timezone.now(), **changed)

    if _made(request, "assign", form, act):
        return redirect("followup:task", pk=pk)
    return show(request, task, status=422, assign_form=form)


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that work has begun."""
    task, account = _to_move(request, pk, "start")
    if _made(request, "start", None, lambda _: actions.start(task=task, by=account, at=timezone.now())):
        return redirect("followup:task", pk=pk)
    return show(request, task, status=422)


@require_POST
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand in evidence: words, a file, a meeting."""
    task, account = _to_move(request, pk, "hand_in")
    form = evidence_form(task, account, request.POST, request.FILES)

    def act(data: dict[str, Any]) -> object:
        return actions.add_evidence(task=task, by=account, at=timezone.now(), **data)

    if _made(request, "hand_in", form, act):
        return redirect("followup:task", pk=pk)
    return show(request, task, status=422, evidence_form=form)


@require_POST
def figure(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how far a target is."""
    task, account = _to_move(request, pk, "hand_in")
    form = FigureForm(request.POST)

    def act(data: dict[str, Any]) -> object:
        return actions.record_figure(task=task, by=account, at=timezone.now(), **data)

    if _made(request, "figure", form, act):
        return redirect("followup:task", pk=pk)
    return show(request, task, status=422, figure_form=form)


@require_POST
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept what was handed in."""
    task, account = _to_move(request, pk, "verify")
    if _made(request, "verify", None, lambda _: actions.verify(task=task, by=account, at=timezone.now())):
        return redirect("followup:task", pk=pk)
    return show(request, task, status=422)


@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the task back with what is missing."""
    task, account = _to_move(request, pk, "send_back")
    form = RemarkForm(request.POST)

    def act(data: dict[str, Any]) -> object:
        return actions.send_back(task=task, by=account, at=timezone.now(), **data)

    if _made(request, "send_back", form, act):
        return redirect("followup:task", pk=pk)
    return show(request, task, status=422, remark_form=form)


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a task that is no longer owed."""
    task, account = _to_move(request, pk, "cancel")
    form = CancelForm(request.POST)

    def act(data: dict[str, Any]) -> object:
        return actions.cancel(task=task, by=account, at=timezone.now(), **data)

    if _made(request, "cancel", form, act):
        return redirect("followup:task", pk=pk)
    return show(request, task, status=422, cancel_form=form)
