"""What becomes of an event: opened, held, called off, reopened."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liqaa.countdown import actions, rules
from liqaa.countdown.forms import HeldForm, ReasonForm
from liqaa.countdown.models import Event
from liqaa.countdown.views.event import refused, with_form
from liqaa.countdown.views.loading import load
from liqaa.kit.forms import done
from liqaa.kit.refusals import Refused


@require_POST
def open_it(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the preparation begin."""
    return _move(request, pk, actions.open_event, _("It is open: the field can prepare."))


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back that it was held or called off."""
    return _move(request, pk, actions.reopen_event, _("It is open again."))


def _move(request: HttpRequest, pk: int, action: Callable[..., Event], words: str) -> HttpResponse:
    event, account = load(request, pk, rules.PREPARE)
    try:
        action(event=event, by=account, at=timezone.now())
    except Refused as refusal:
        return refused(request, event, account, refusal)
    messages.success(request, words)
    return redirect("countdown:event", pk=pk)


@require_POST
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """Say on which day it was held."""
    event, account = load(request, pk, rules.PREPARE)
    form = HeldForm(request.POST)

    def act() -> object:
        return actions.hold_event(event=event, by=account, at=timezone.now(), **form.cleaned_data)

    if done(form, act) is None:
        return with_form(request, event, account, held_form=form)
    messages.success(request, _("It is on record as held."))
    return redirect("countdown:event", pk=pk)


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call it off for a reason."""
    event, account = load(request, pk, rules.PREPARE)
    form = ReasonForm(request.POST)

    def act() -> object:
        return actions.cancel_event(event=event, by=account, at=timezone.now(), **form.cleaned_data)

    if done(form, act) is None:
        return with_form(request, event, account, reason_form=form)
    messages.success(request, _("It was called off."))
    return redirect("countdown:event", pk=pk)
