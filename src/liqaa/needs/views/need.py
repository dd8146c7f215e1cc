"""A need's page."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from liqaa.access.views.asking import account_of
from liqaa.needs import queries, rules
from liqaa.needs.forms import AnswerForm, MandateForm
from liqaa.needs.models import Need


@require_safe
def need(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a need the reader sees; an outsider finds none."""
    account = account_of(request)
    return show(request, queries.need_for_page(pk, account))


def show(request: HttpRequest, shown: Need, *, status: int = 200, **refused: forms.Form) -> HttpResponse:
    """The page with the moves the reader may make, and a form that was refused in its empty one's place."""
    account = account_of(request)
    moves = queries.moves_for(shown, account)
    context: dict[str, Any] = {
        "page_title": shown.text,
        "need": shown,
        "tone": rules.TONES[shown.state],
        "moves": moves,
        "may_undo": account.may(rules.RECORD, at=shown.scope),
    }
    if "assign" in moves:
        context["mandate_form"] = mandate_form(shown)
    if "answer" in moves:
        context["answer_form"] = AnswerForm(initial={"answer": shown.answer})
    return render(request, "needs/need.html", context | refused, status=status)


def mandate_form(shown: Need, data: Any = None) -> MandateForm:
    """The form that gives the need to an elected member of its place."""
    mandates = queries.mandates_over(shown, on=timezone.localdate())
    return MandateForm(data, mandates=mandates, initial={"mandate": shown.mandate_id})
