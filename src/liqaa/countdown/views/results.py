"""Past results: shown by list and place; a file handed in, looked through, imported."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.countdown import actions, queries, rules
from liqaa.countdown.forms import AnswersForm, SheetForm
from liqaa.countdown.models import ResultSheet
from liqaa.countdown.queries.wording import words_of
from liqaa.countdown.text.results import Reading
from liqaa.countdown.views.loading import form_page, load
from liqaa.kit.arabic import clean
from liqaa.kit.forms import done
from liqaa.kit.refusals import Refused

MOST_WRONG = 200
MOST_QUESTIONS = 60


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The results beside an election, as far down as ``?place=``; files wait beside them for who prepares."""
    event, account = load(request, pk)
    path = queries.root_for(event, account, clean(request.GET.get("place", "")))
    outcome = queries.outcome_of(event, [path])
    context = {
        "page_title": _("Past results"),
        "event": event,
        "outcome": outcome,
        "where": queries.places_named({path}).get(path, ""),
        "may_prepare": account.may(rules.PREPARE, at=event.scope) and event.state != rules.CANCELLED,
        "tones": rules.TONES,
    }
    return render(request, "countdown/results.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a file in; it is looked through before anything is imported."""
    event, account = load(request, pk, rules.PREPARE)
    posted = request.method == "POST"
    form = SheetForm(request.POST if posted else None, request.FILES if posted else None)

    def act() -> ResultSheet:
        data = form.cleaned_data
        return actions.read_sheet(
            event=event,
            title=data["title"],
            polled_on=data["polled_on"],
            source=data["file"],
            by=account,
            at=timezone.now(),
        )

    sheet = done(form, act)
    if sheet is not None:
        return redirect("countdown:sheet", pk=sheet.pk)
    back = reverse("countdown:results", args=[pk])
    crumbs = [
        (_("Countdown"), reverse("countdown:list")),
        (event.name, reverse("countdown:event", args=[pk])),
    ]
    lead = _("The file is looked through first: nothing is imported before you have seen every faulty line.")
    return form_page(request, form, title=_("Hand past results in"), back=back, crumbs=crumbs, lead=lead)


def _sheet(request: HttpRequest, pk: int) -> tuple[ResultSheet, Account]:
    account = account_of(request)
    found = queries.sheet_for_page(pk, account)
    account.require(rules.PREPARE, at=found.scope)
    return found, account


@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """A file as it was read: what is right, each faulty line with its reason, each name to be settled."""
    return _page(request, _sheet(request, pk)[0])


def _page(request: HttpRequest, found: ResultSheet, *, status: int = 200, **extra: Any) -> HttpResponse:
    reading = queries.reading_of(found) if found.state == rules.READ else Reading()
    context: dict[str, Any] = {
        "page_title": found.title,
        "sheet": found,
        "event": found.event,
        "tone": rules.TONES[found.state],
        "reading": reading,
        "wrong": [(each, words_of(each)) for each in reading.wrong[:MOST_WRONG]],
        "more_wrong": len(reading.wrong) - MOST_WRONG,
        "communes": len({each.path for each in reading.results}),
        "imported": found.results.count() if found.state == rules.IMPORTED else 0,
    }
    if reading.questions:
        context["answers_form"] = _answers(reading)
    return render(request, "countdown/sheet.html", context | extra, status=status)


def _answers(reading: Reading, data: Any = None) -> AnswersForm:
    questions = list(reading.questions.values())[:MOST_QUESTIONS]
    names = queries.places_named({path for each in questions for path in each.paths})
    return AnswersForm(data, questions=questions, names=names)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which communes the open names mean."""
    found, account = _sheet(request, pk)
    form = _answers(queries.reading_of(found), request.POST)

    def act() -> object:
        return actions.answer_sheet(sheet=found, answers=form.answers(), by=account, at=timezone.now())

    if done(form, act) is not None:
        return redirect("countdown:sheet", pk=pk)
    return _page(request, found, status=422, answers_form=form)


@require_POST
def import_it(request: HttpRequest, pk: int) -> HttpResponse:
    """Import every line at once."""
    found, account = _sheet(request, pk)
    try:
        actions.import_sheet(sheet=found, by=account, at=timezone.now())
    except Refused as refusal:
        return _page(request, found, status=422, refusal=refusal)
    messages.success(request, _("The results stand beside the event now."))
    return redirect("countdown:sheet", pk=pk)
