"""The delegates of a congress: the composition against the quotas, one quota's list, its moves."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.countdown import actions, queries, rules
from liqaa.countdown.forms import DelegateForm, RemarkForm
from liqaa.countdown.models import Delegate, Event, Quota
from liqaa.countdown.queries.undoing import setting_of
from liqaa.countdown.views.loading import load
from liqaa.kit.forms import done
from liqaa.kit.refusals import Refused
from liqaa.kit.scopes import below
from liqaa.people.queries import people_seen_by


@require_safe
def composition(request: HttpRequest, pk: int) -> HttpResponse:
    """Every quota of the reader's places with who takes its seats and what is lacking."""
    event, account = load(request, pk)
    return _composition(request, event, account)


def _composition(
    request: HttpRequest, event: Event, account: Account, *, status: int = 200, **extra: Any
) -> HttpResponse:
    lines = queries.quota_lines(event, queries.quotas_seen(event, account))
    context: dict[str, Any] = {
        "page_title": _("Delegates"),
        "event": event,
        "lines": lines,
        "seats": sum(line.quota.seats for line in lines),
        "seated": sum(line.now.seated for line in lines),
        "women": sum(line.now.women for line in lines),
        "young": sum(line.now.young for line in lines),
        "validated": sum(line.validated for line in lines),
        "waiting": sum(line.waiting for line in lines),
        "may_prepare": account.may(rules.PREPARE, at=event.scope),
        "may_export": account.may_anywhere(rules.EXPORT),
        "live": event.state in rules.LIVE,
    }
    return render(request, "countdown/delegates.html", context | extra, status=status)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Settle the list."""
    return _settle(request, pk, actions.close_list, _("The list of delegates is closed."))


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the list again."""
    return _settle(request, pk, actions.reopen_list, _("The list of delegates is open again."))


def _settle(request: HttpRequest, pk: int, action: Callable[..., Event], words: str) -> HttpResponse:
    event, account = load(request, pk, rules.PREPARE)
    try:
        action(event=event, by=account, at=timezone.now())
    except Refused as refusal:
        return _composition(request, event, account, status=422, refusal=refusal)
    messages.success(request, words)
    return redirect("countdown:delegates", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def quota(request: HttpRequest, pk: int) -> HttpResponse:
    """A quota with its delegates; posted, the form proposes one more."""
    account = account_of(request)
    found = queries.quota_for_page(pk, account)
    if request.method != "POST":
        return quota_page(request, found)
    account.require(rules.NOMINATE, at=found.scope)
    form = _form(found, account, request.POST)

    def act() -> object:
        return actions.propose(quota=found, by=account, at=timezone.now(), **form.cleaned_data)

    if done(form, act) is not None:
        messages.success(request, _("Proposed: the level above validates."))
        return redirect("countdown:quota", pk=pk)
    return quota_page(request, found, status=422, delegate_form=form)


def _form(found: Quota, account: Account, data: Any = None) -> DelegateForm:
    people = people_seen_by(account)
    if found.body_id is None:
        people = people.filter(below("place_id", found.scope))
    return DelegateForm(data, people=people)


def quota_page(request: HttpRequest, found: Quota, *, status: int = 200, **extra: Any) -> HttpResponse:
    """Draw a quota's page, also with a refused form or sentence on it."""
    account, event = account_of(request), found.event
    now = queries.composition_of(found)
    open_now = event.state == rules.OPEN and event.list_closed_at is None
    may_nominate = open_now and account.may(rules.NOMINATE, at=found.scope)
    may_validate = open_now and account.may(rules.VALIDATE, at=found.above)
    context: dict[str, Any] = {
        "page_title": found.body.name if found.body else found.place.name,
        "event": event,
        "quota": found,
        "now": now,
        "lacking": rules.lacking(queries.limits_of(found), now),
        "rows": [
            _row(each, event, account, may_nominate, may_validate) for each in queries.delegates_of(found)
        ],
        "may_prepare": account.may(rules.PREPARE, at=event.scope) and event.list_closed_at is None,
        "together": setting_of(found).count() if account.may(rules.PREPARE, at=event.scope) else 0,
        "open_now": open_now,
        "remark_form": RemarkForm(),
    }
    if may_nominate:
        context["delegate_form"] = _form(found, account)
    return render(request, "countdown/quota.html", context | extra, status=status)


def _row(
    each: Delegate, event: Event, account: Account, may_nominate: bool, may_validate: bool
) -> dict[str, Any]:
    """A delegate with what the reader may do about them now."""
    own = each.proposed_by_id == account.pk
    return {
        "delegate": each,
        "tone": rules.TONES[each.state],
        "young": rules.is_young(each.born_on, under=event.young_under, on=event.held_on),
        "validate": may_validate and each.state == rules.PROPOSED and not own,
        "own": may_validate and each.state == rules.PROPOSED and own,
        "send_back": may_validate and "send_back" in rules.moves_from(rules.DELEGATE_MOVES, each.state),
        "propose": may_nominate and each.state == rules.SENT_BACK,
        "take_off": may_nominate and each.state in rules.TAKEN_OFF,
    }


def _delegate(request: HttpRequest, pk: int, right: str) -> tuple[Delegate, Account]:
    """A delegate and the account: 404 for an outsider, 403 for a reader; validating is asked for above."""
    account = account_of(request)
    found = queries.delegate_for_page(pk, account)
    account.require(right, at=found.above if right == rules.VALIDATE else found.scope)
    return found, account


@require_POST
def validate(request: HttpRequest, pk: int) -> HttpResponse:
    """Validate a delegate, for the level above."""
    return _act(request, pk, actions.validate, rules.VALIDATE, _("Validated."))


@require_POST
def propose_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose somebody again who was sent back."""
    return _act(request, pk, actions.propose_again, rules.NOMINATE, _("Proposed: the level above validates."))


def _act(
    request: HttpRequest, pk: int, action: Callable[..., object], right: str, words: str
) -> HttpResponse:
    found, account = _delegate(request, pk, right)
    try:
        action(delegate=found, by=account, at=timezone.now())
    except Refused as refusal:
        return quota_page(request, _fresh(found, account), status=422, refusal=refusal)
    messages.success(request, words)
    return redirect("countdown:quota", pk=found.quota_id)


@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a delegate back with a remark."""
    found, account = _delegate(request, pk, rules.VALIDATE)
    form = RemarkForm(request.POST)

    def act() -> object:
        return actions.send_back(delegate=found, by=account, at=timezone.now(), **form.cleaned_data)

    if done(form, act) is not None:
        messages.success(request, _("Sent back with your remark."))
        return redirect("countdown:quota", pk=found.quota_id)
    refused: dict[str, forms.Form | int] = {"remark_form": form, "refused_delegate": found.pk}
    return quota_page(request, _fresh(found, account), status=422, **refused)


def _fresh(found: Delegate, account: Account) -> Quota:
    return queries.quota_for_page(found.quota_id, account)
