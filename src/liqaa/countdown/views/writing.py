"""Setting an event, and changing it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.bodies.queries import charter
from liqaa.campaigns.queries import directives_seen_by
from liqaa.countdown import actions, rules
from liqaa.countdown.forms import EventForm
from liqaa.countdown.models import Event
from liqaa.countdown.views.loading import form_page, load
from liqaa.kit.forms import done


def _form(account: Account, data: Any = None, event: Event | None = None) -> EventForm:
    directives = (
        directives_seen_by(account).filter(state__in=("issued", "closed")).order_by("-issued_at", "-pk")
    )
    return EventForm(data, structure=charter(timezone.localdate()), directives=directives, event=event)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Set an event. A congress of a day that has gone by is put on record as held."""
    account = account_of(request)
    if not account.may_anywhere(rules.PREPARE):
        raise PermissionDenied
    form = _form(account, request.POST if request.method == "POST" else None)

    def act() -> Event:
        plan = form.plan()
        account.require(rules.PREPARE, at=plan.place.path)
        gone_by = plan.kind == rules.CONGRESS and plan.held_on < timezone.localdate()
        return actions.make_event(plan=plan, by=account, at=timezone.now(), on_record=gone_by)

    made = done(form, act)
    if made is not None:
        messages.success(request, _("The event is set: its days are counted from now on."))
        return redirect("countdown:event", pk=made.pk)
    back = reverse("countdown:list")
    return form_page(
        request,
        form,
        title=_("Set an event"),
        back=back,
        crumbs=[(_("Countdown"), back)],
        lead=_(
            "A congress or an election: what it is, when, and where. A congress of the past is put on record."
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an event that is to come."""
    event, account = load(request, pk, rules.PREPARE)
    form = _form(account, request.POST if request.method == "POST" else None, event)

    def act() -> object:
        return actions.edit_event(event=event, plan=form.plan(), by=account, at=timezone.now())

    if done(form, act) is not None:
        messages.success(request, _("The event was changed."))
        return redirect("countdown:event", pk=pk)
    back = reverse("countdown:event", args=[pk])
    crumbs = [(_("Countdown"), reverse("countdown:list")), (event.name, back)]
    return form_page(request, form, title=_("Change the event"), back=back, crumbs=crumbs)
