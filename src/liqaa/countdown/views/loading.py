"""What every view does first: the record in scope, and the right; and last: the action, or its refusal."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from liqaa.access.models import Account
from liqaa.countdown import queries
from liqaa.countdown.models import Event
from liqaa.kit.forms import say
from liqaa.kit.refusals import Refused


def reader(request: HttpRequest) -> Account:
    """The account that asks."""
    assert isinstance(request.user, Account)
    return request.user


def load(request: HttpRequest, pk: int, right: str = "") -> tuple[Event, Account]:
    """An event and the account: 404 for an outsider, 403 for a reader without ``right`` over the event."""
    account = reader(request)
    event = queries.event_for_page(pk, account)
    if right:
        account.require(right, at=event.scope)
    return event, account


def made(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether a form was right and its action done; a refusal is said beside its field."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as refusal:
        say(form, refusal)
        return False
    return True


def form_page(
    request: HttpRequest,
    form: forms.Form,
    *,
    title: str,
    back: str,
    crumbs: list[tuple[str, str]],
    lead: str = "",
) -> HttpResponse:
    """A page that holds one form; with status 422 when it was refused."""
    context = {"page_title": title, "form": form, "back": back, "crumbs": crumbs, "lead": lead}
    return render(request, "countdown/form.html", context, status=422 if form.is_bound else 200)


def done(request: HttpRequest, words: str) -> None:
    """Say what was done on the next page."""
    messages.success(request, words)
