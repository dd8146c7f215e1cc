"""The month's sheet, and the calendar that somebody's own diary reads."""

import datetime as dt

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from liqaa.access.views.asking import account_of
from liqaa.access.views.limiting import limited
from liqaa.kit.calendar import month_name, weekday_name
from liqaa.meetings import actions, queries, rules

FIRST_YEAR, LAST_YEAR = 1950, 2150


@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """The meetings of a month by day; ``?month=2027-03`` asks for another."""
    account, language = account_of(request), get_language() or "ar"
    first = _asked_month(request.GET.get("month", "")) or timezone.localdate().replace(day=1)
    after = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    before = (first - dt.timedelta(days=1)).replace(day=1)
    context = {
        "page_title": _("Calendar of meetings"),
        "title": f"{month_name(first.month, language)} {first.year}",
        "weekdays": [weekday_name(day, language) for day in range(7)],
        "weeks": queries.weeks_of(first, account),
        "before": f"{before:%Y-%m}",
        "after": f"{after:%Y-%m}",
        "today": timezone.localdate(),
        "feed": queries.living_feed(account),
        "may_record": account.may_somewhere(rules.RECORD),
        "address": request.session.pop(FRESH, ""),
    }
    return render(request, "meetings/calendar.html", context)


FRESH = "meetings.calendar_address"
"""Where the new address waits to be shown, once."""


def _asked_month(text: str) -> dt.date | None:
    try:
        first = dt.datetime.strptime(text, "%Y-%m").date()  # noqa: DTZ007 (a month has no zone)
    except ValueError:
        return None
    return first if FIRST_YEAR <= first.year <= LAST_YEAR else None


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Give the reader a new address of their calendar; it is shown once."""
    account = account_of(request)
    token = actions.make_feed(account=account, by=account, at=timezone.now())
    request.session[FRESH] = settings.PUBLIC_URL + reverse("meetings:feed", args=[token])
    return redirect("meetings:calendar")


@require_POST
def revoke(request: HttpRequest) -> HttpResponse:
    """Let the address die."""
    account = account_of(request)
    actions.revoke_feed(account=account, by=account, at=timezone.now())
    messages.success(request, _("The address opens nothing any more."))
    return redirect("meetings:calendar")


@login_not_required
@never_cache
@limited("calendar_feed")
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar behind an address, as a diary asks for it."""
    today = timezone.localdate()
    written = queries.calendar_for(token, today=today, language=get_language() or "ar")
    if written is None:
        raise Http404
    return HttpResponse(written, content_type="text/calendar; charset=utf-8")
