"""Pages of requests about personal data: asked by oneself or for somebody, answered, taken back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.dashboards.queries import privacy
from liqaa.dashboards.queries import requests as queries
from liqaa.kit.forms import done
from liqaa.kit.refusals import Refused, say_above
from liqaa.people import actions, rules
from liqaa.people import queries as people
from liqaa.people.forms import AnswerForm, RequestForm
from liqaa.people.models import DataRequest, Person


@require_http_methods(["GET", "HEAD", "POST"])
def ask_own(request: HttpRequest) -> HttpResponse:
    """Ask something about one's own data."""
    account = account_of(request)
    person = people.person_of(account)
    if person is None:
        return redirect("dashboards:my_data")
    return _ask(request, account, person, own=True)


@require_http_methods(["GET", "HEAD", "POST"])
def ask_for(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what somebody asked about their data, by letter or by word of mouth."""
    account = account_of(request)
    return _ask(request, account, privacy.person_for(account, pk), own=False)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: what is asked, by when, how it was answered; and the answer, for whoever gives it."""
    account, today = account_of(request), timezone.localdate()
    asked = queries.request_for(account, pk, on=today)
    if request.method == "POST":
        account.require(rules.PROTECT, at=asked.request.scope)
    form = AnswerForm(request.POST or None)
    if done(form, lambda: _answer(form, asked.request, account)) is not None:
        messages.success(request, _("The answer is kept."))
        return redirect("dashboards:data_request", pk=pk)
    own = asked.person is not None and asked.person.account_id == account.pk
    looks_after = account.may(rules.PROTECT, at=asked.request.scope)
    waits = asked.request.state == rules.ASKED
    erased = asked.person is not None and asked.person.erased_at is not None
    context = {
        "page_title": _("A request about personal data"),
        "asked": asked,
        "own": own and not looks_after,
        "form": form if looks_after and (waits or form.errors) else None,
        "may_take_back": waits and (own or looks_after),
        "may_reopen": looks_after and not erased and rules.moved(asked.request.state, "reopen") is not None,
    }
    return render(request, "dashboards/privacy/request.html", context, status=422 if form.errors else 200)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a request back: whose data they are, or whoever looks after them."""
    account = account_of(request)
    asked = queries.request_for(account, pk, on=timezone.localdate())
    if asked.person is None or asked.person.account_id != account.pk:
        account.require(rules.PROTECT, at=asked.request.scope)
    try:
        actions.take_back_request(request=asked.request, by=account, at=timezone.now())
    except Refused as refusal:
        say_above(request, refusal)
    else:
        messages.success(request, _("The request is taken back."))
    return redirect("dashboards:data_request", pk=pk)


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back an answer that was given by mistake."""
    account = account_of(request)
    asked = queries.request_for(account, pk, on=timezone.localdate())
    account.require(rules.PROTECT, at=asked.request.scope)
    try:
        actions.reopen_request(request=asked.request, by=account, at=timezone.now())
    except Refused as refusal:
        say_above(request, refusal)
    else:
        messages.success(request, _("The request waits for an answer again."))
    return redirect("dashboards:data_request", pk=pk)


def _ask(request: HttpRequest, account: Account, person: Person, *, own: bool) -> HttpResponse:
    if person.erased_at is not None:
        raise Http404
    form = RequestForm(request.POST or None, own=own, initial={"asked_on": timezone.localdate()})
    made = done(form, lambda: _open(form, person, account))
    if made is not None:
        messages.success(request, _("The request is kept, and will be answered within ten days."))
        return redirect("dashboards:data_request", pk=made.pk)
    back = reverse("dashboards:my_data") if own else reverse("dashboards:personal_data", args=[person.pk])
    title = _("Ask about my data") if own else _("A request of %(name)s") % {"name": person.name}
    context = {"page_title": title, "form": form, "person": person, "own": own, "back": back}
    return render(request, "dashboards/privacy/ask.html", context, status=422 if form.errors else 200)


def _open(form: RequestForm, person: Person, account: Account) -> DataRequest:
    told = form.cleaned_data
    return actions.open_request(
        person=person,
        kind=told["kind"],
        text=told["text"],
        asked_on=told.get("asked_on"),
        by=account,
        at=timezone.now(),
    )


def _answer(form: AnswerForm, asked: DataRequest, account: Account) -> DataRequest:
    granted, answer = form.cleaned_data["granted"] == "yes", form.cleaned_data["answer"]
    return actions.answer_request(
        request=asked, granted=granted, answer=answer, by=account, at=timezone.now()
    )
