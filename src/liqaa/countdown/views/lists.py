"""The events one is counting down to, and those of one place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liqaa.access.views.asking import account_of
from liqaa.countdown import queries, rules
from liqaa.countdown.models import Event
from liqaa.countdown.queries.wording import time_of, time_tone
from liqaa.kit.arabic import clean
from liqaa.kit.pages import page_of


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """Events to come, the nearest first; ``?past=1`` those that were held or called off."""
    account, today = account_of(request), timezone.localdate()
    account_sees = queries.events_seen_by(account).select_related("place")
    past = request.GET.get("past") == "1"
    if past:
        page = page_of(request, account_sees.exclude(state__in=rules.LIVE).order_by("-held_on", "-pk"))
        shown: list[Event] = list(page.object_list)
        law = None
    else:
        counted = queries.counted_down(account)
        shown = [each for each in counted if each.state in rules.LIVE]
        page, law = None, queries.law_of(counted, on=today)
    context = {
        "page_title": _("Countdown"),
        "rows": [
            (each, time_of(each, on=today), time_tone(each, on=today), rules.TONES[each.state])
            for each in shown
        ],
        "past": past,
        "page": page,
        "law": law,
        "to_judge": queries.to_judge_by_event(account) if account.may_anywhere(rules.VALIDATE) else [],
        "may_prepare": account.may_anywhere(rules.PREPARE),
    }
    return render(request, "countdown/list.html", context)


@require_safe
def of_place(request: HttpRequest) -> HttpResponse:
    """The card of a place's page: the events to come that concern it. Empty where there is none."""
    account, today = account_of(request), timezone.localdate()
    path = clean(request.GET.get("place", ""))
    if not path or not account.may(rules.SEE, at=path):
        return HttpResponse()
    found = queries.events_of_place(path, account)
    rows = [(each, time_of(each, on=today), time_tone(each, on=today)) for each in found]
    return render(request, "countdown/panels/of_place.html", {"rows": rows, "path": path})
