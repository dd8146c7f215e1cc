"""Meetings planned as a set over places: the form with its preview, the set, moving and calling it off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.kit.forms import done
from liqaa.meetings import actions, queries, rules
from liqaa.meetings.forms import CancelForm
from liqaa.meetings.forms.series import MoveSeriesForm, SeriesForm
from liqaa.meetings.models import Meeting, Series
from liqaa.meetings.rules.calling import Stop
from liqaa.meetings.views.recording import first_choices, writer


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Plan a set; a post shows its meetings, and with ``sure`` calls them."""
    account = writer(request)
    form = SeriesForm(
        request.POST or None,
        account=account,
        language=get_language() or "ar",
        today=timezone.localdate(),
        initial=first_choices(request, account),
    )
    stops: list[Stop] = []
    if form.is_bound and form.is_valid():
        stops = form.stops()
        if "sure" in request.POST and (made := done(form, lambda: _plan(form, account))):
            messages.success(request, _("The meetings are called."))
            return redirect("meetings:series", pk=made.pk)
    context = {"page_title": _("Meetings over places"), "form": form, "stops": stops}
    return render(request, "meetings/series_plan.html", context, status=422 if form.errors else 200)


def _plan(form: SeriesForm, account: Account) -> Series:
    organiser = form.cleaned_data["organiser"]
    return actions.plan_series(organiser=organiser, plan=form.plan(), by=account, at=timezone.now())


@require_safe
def series(request: HttpRequest, pk: int) -> HttpResponse:
    """A set: each of its meetings, what is still to come of it."""
    found = _seen(request, pk)
    return _page(request, found)


def _seen(request: HttpRequest, pk: int) -> Series:
    return get_object_or_404(queries.series_seen_by(account_of(request)), pk=pk)


def _page(
    request: HttpRequest,
    found: Series,
    *,
    status: int = 200,
    move_form: MoveSeriesForm | None = None,
    cancel_form: CancelForm | None = None,
) -> HttpResponse:
    meetings = list(queries.meetings_of_series(found))
    counts = {state: sum(each.state == state for each in meetings) for state in Meeting.State.values}
    may = account_of(request).may(rules.RECORD, at=found.scope, body=found.organiser)
    context = {
        "page_title": found.title,
        "series": found,
        "rows": [(each, rules.TONES[each.state]) for each in meetings],
        "counts": counts,
        "may_change": may and counts[rules.PLANNED] > 0,
        "move_form": move_form or MoveSeriesForm(initial={"days": 7}),
        "cancel_form": cancel_form or CancelForm(),
    }
    return render(request, "meetings/series.html", context, status=status)


def _to_change(request: HttpRequest, pk: int) -> tuple[Series, Account]:
    found, account = _seen(request, pk), account_of(request)
    account.require(rules.RECORD, at=found.scope, body=found.organiser)
    return found, account


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move all that is still to come."""
    found, account = _to_change(request, pk)
    form = MoveSeriesForm(request.POST)

    def act() -> int:
        return actions.move_series(series=found, **form.cleaned_data, by=account, at=timezone.now())

    if moved := done(form, act):
        words = ngettext("%(count)d meeting was moved.", "%(count)d meetings were moved.", moved)
        return _back(request, found, words % {"count": moved})
    return _page(request, found, status=422, move_form=form)


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call off all that is still to come."""
    found, account = _to_change(request, pk)
    form = CancelForm(request.POST)

    def act() -> int:
        reason = form.cleaned_data["reason"]
        return actions.cancel_series(series=found, reason=reason, by=account, at=timezone.now())

    if off := done(form, act):
        words = ngettext("%(count)d meeting was called off.", "%(count)d meetings were called off.", off)
        return _back(request, found, words % {"count": off})
    return _page(request, found, status=422, cancel_form=form)


def _back(request: HttpRequest, found: Series, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("meetings:series", pk=found.pk)
