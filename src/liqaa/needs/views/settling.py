"""What becomes of a need: given to an elected member, answered, solved, closed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.kit.forms import done
from liqaa.kit.refusals import Refused, say_above
from liqaa.needs import actions, queries, rules
from liqaa.needs.forms import AnswerForm
from liqaa.needs.models import Need
from liqaa.needs.views.need import mandate_form, show


def _to_move(request: HttpRequest, pk: int, move: str) -> tuple[Need, Account]:
    """The need and the account that may move it: 404 for an outsider, 403 for a reader."""
    account = account_of(request)
    need = queries.need_for_page(pk, account)
    own = need.mandate is not None and need.mandate.person.account_id == account.pk
    if not (own and rules.RIGHTS[move] == rules.ANSWER) and not account.may(
        rules.RIGHTS[move], at=need.scope
    ):
        raise PermissionDenied
    return need, account


@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the need to somebody elected over its place."""
    need, account = _to_move(request, pk, "assign")
    form = mandate_form(need, request.POST)

    def act() -> Need:
        mandate = form.cleaned_data["mandate"]
        return actions.assign_need(need=need, mandate=mandate, by=account, at=timezone.now())

    if done(form, act):
        messages.success(request, _("The need is given to an elected member."))
        return redirect("needs:need", pk=pk)
    return show(request, need, status=422, mandate_form=form)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the need."""
    need, account = _to_move(request, pk, "answer")
    form = AnswerForm(request.POST)

    def act() -> Need:
        return actions.answer_need(
            need=need, answer=form.cleaned_data["answer"], by=account, at=timezone.now()
        )

    if done(form, act):
        messages.success(request, _("The answer is kept: tell it back at the next meeting."))
        return redirect("needs:need", pk=pk)
    return show(request, need, status=422, answer_form=form)


def _end(request: HttpRequest, pk: int, *, solved: bool) -> HttpResponse:
    need, account = _to_move(request, pk, "solve" if solved else "close")
    try:
        actions.close_need(need=need, solved=solved, by=account, at=timezone.now())
    except Refused as refusal:
        say_above(request, refusal)
        return show(request, need, status=422)
    messages.success(request, _("The need is solved.") if solved else _("The need is closed."))
    return redirect("needs:need", pk=pk)


@require_POST
def solve(request: HttpRequest, pk: int) -> HttpResponse:
    """What was asked for is there."""
    return _end(request, pk, solved=True)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """The need ends without it."""
    return _end(request, pk, solved=False)
