"""What every view does first: the record in scope, and the right; and the page of those with one form."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.countdown import queries
from liqaa.countdown.models import Event


def load(request: HttpRequest, pk: int, right: str = "") -> tuple[Event, Account]:
    """An event and the account: 404 for an outsider, 403 for a reader without ``right`` over the event."""
    account = account_of(request)
    event = queries.event_for_page(pk, account)
    if right:
        account.require(right, at=event.scope)
    return event, account


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
