"""After a congress: the mandates it renews start."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liqaa.access.views.fresh import fresh_to_change
from liqaa.bodies import rules as body_rules
from liqaa.countdown import actions, queries, rules
from liqaa.countdown.views.loading import load
from liqaa.kit.forms import key_typed
from liqaa.kit.refusals import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@fresh_to_change
def mandates(request: HttpRequest, pk: int) -> HttpResponse:
    """The bodies of the congress's level with the end proposed for each, and who was elected again."""
    event, account = load(request, pk)
    context: dict[str, Any] = {}
    if request.method == "POST":
        account.require(rules.PREPARE, at=event.scope)
        account.require(body_rules.APPOINT, at=event.scope)
        chosen, staying = _numbers(request, "body"), _numbers(request, "appointment")
        try:
            actions.start_mandates(event=event, chosen=chosen, staying=staying, by=account, at=timezone.now())
        except Refused as refusal:
            context = {"refusal": refusal}
        else:
            messages.success(request, _("The new mandates have started."))
            return redirect("countdown:mandates", pk=pk)
    may = account.may(rules.PREPARE, at=event.scope) and account.may(body_rules.APPOINT, at=event.scope)
    context |= {
        "page_title": _("Mandates that the congress renews"),
        "event": event,
        "renewables": queries.renewables(event) if event.kind == rules.CONGRESS else [],
        "renewals": event.renewals.select_related("body").order_by("scope", "pk"),
        "may_start": may and event.state == rules.HELD,
    }
    return render(request, "countdown/mandates.html", context, status=422 if "refusal" in context else 200)


def _numbers(request: HttpRequest, name: str) -> list[int]:
    """The ids that were ticked; anything else is passed over."""
    keys = map(key_typed, request.POST.getlist(name))
    return [key for key in keys if key is not None]
