"""Constituencies: what one voted, drawing one, changing it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from liqaa.access.views.asking import account_of
from liqaa.countdown import actions, queries, rules
from liqaa.countdown.forms import ConstituencyForm
from liqaa.countdown.models import Constituency, Event
from liqaa.countdown.views.loading import form_page, load
from liqaa.kit.forms import done


def _board(event: Event) -> str:
    return f"{reverse('countdown:event', args=[event.pk])}?by=constituency"


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw a constituency of an election."""
    event, account = load(request, pk, rules.PREPARE)
    form = ConstituencyForm(request.POST if request.method == "POST" else None)

    def act() -> object:
        return actions.draw_constituency(event=event, by=account, at=timezone.now(), **form.cleaned_data)

    if done(form, act) is not None:
        messages.success(request, _("The constituency is drawn."))
        return redirect(_board(event))
    crumbs = [(_("Countdown"), reverse("countdown:list")), (event.name, _board(event))]
    return form_page(request, form, title=_("Draw a constituency"), back=_board(event), crumbs=crumbs)


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """A constituency with its past results: summed over its communes, and commune by commune."""
    account = account_of(request)
    drawn = queries.constituency_for_page(pk, account)
    paths = queries.paths_in(drawn, account)
    places = [each.place for each in drawn.places.select_related("place").order_by("scope")]
    may_prepare = account.may(rules.PREPARE, at=drawn.scope)
    context = {
        "page_title": drawn.name,
        "event": drawn.event,
        "constituency": drawn,
        "places": places,
        "outcome": queries.outcome_of(drawn.event, paths),
        "communes": queries.by_commune(drawn.event, paths),
        "part": {each.path for each in places} != set(paths),
        "may_hand_in": may_prepare and drawn.event.state != rules.CANCELLED,
        "may_change": may_prepare and drawn.event.state in rules.LIVE,
    }
    return render(request, "countdown/constituency.html", context)


def _drawn(request: HttpRequest, pk: int) -> Constituency:
    account = account_of(request)
    found = queries.constituency_for_page(pk, account)
    account.require(rules.PREPARE, at=found.scope)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a constituency."""
    found, account = _drawn(request, pk), account_of(request)
    form = ConstituencyForm(request.POST if request.method == "POST" else None, constituency=found)

    def act() -> object:
        return actions.redraw_constituency(
            constituency=found, by=account, at=timezone.now(), **form.cleaned_data
        )

    if done(form, act) is not None:
        messages.success(request, _("The constituency was changed."))
        return redirect(_board(found.event))
    crumbs = [(_("Countdown"), reverse("countdown:list")), (found.event.name, _board(found.event))]
    return form_page(request, form, title=found.name, back=_board(found.event), crumbs=crumbs)
