"""Setting the quotas of a congress."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liqaa.access.views.asking import account_of
from liqaa.bodies.models import Body
from liqaa.bodies.queries import charter
from liqaa.countdown import actions, queries, rules
from liqaa.countdown.forms import LimitsForm, QuotasForm
from liqaa.countdown.models import Event, Quota
from liqaa.countdown.views.loading import form_page, load
from liqaa.kit.forms import done
from liqaa.territory.models import Place
from liqaa.territory.queries import units


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Give several places, every unit of a level, or a body the same quota."""
    event, account = load(request, pk, rules.PREPARE)
    bodies = Body.objects.filter(scope=event.scope, dissolved_on=None, prepares=None).order_by("name_ar")
    structure = charter(event.held_on)
    form = QuotasForm(request.POST if request.method == "POST" else None, structure=structure, bodies=bodies)

    def act() -> object:
        data = form.cleaned_data
        places = [*data["places"], *_units(event, data["level"], data["places"])]
        return actions.set_quotas(
            event=event, places=places, limits=form.limits(), body=data["body"], by=account, at=timezone.now()
        )

    if done(form, act) is not None:
        messages.success(request, _("The quotas are set."))
        return redirect("countdown:delegates", pk=pk)
    back = reverse("countdown:delegates", args=[pk])
    crumbs = [
        (_("Countdown"), reverse("countdown:list")),
        (event.name, reverse("countdown:event", args=[pk])),
    ]
    return form_page(request, form, title=_("Set quotas"), back=back, crumbs=crumbs)


def _units(event: Event, key: str, named: Iterable[Place]) -> list[Place]:
    """The units that the charter counts at a level within the event; those named already are left out."""
    structure = charter(event.held_on)
    if not key or structure is None:
        return []
    level, known = structure.level(key), set(named)
    found = units(level.units.kinds, level.units.divided, event.scope).order_by("path")
    return [place for place in found if place not in known]


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a quota."""
    quota, account = _quota(request, pk), account_of(request)
    form = LimitsForm(request.POST if request.method == "POST" else None, quota=quota)

    def act() -> object:
        return actions.change_quota(quota=quota, limits=form.limits(), by=account, at=timezone.now())

    if done(form, act) is not None:
        messages.success(request, _("The quota was changed."))
        return redirect("countdown:quota", pk=pk)
    back = reverse("countdown:quota", args=[pk])
    crumbs = [(quota.event.name, reverse("countdown:delegates", args=[quota.event_id]))]
    title = _("Quota of %(name)s") % {"name": (quota.body or quota.place).name}
    return form_page(request, form, title=title, back=back, crumbs=crumbs)


def _quota(request: HttpRequest, pk: int) -> Quota:
    account = account_of(request)
    quota = queries.quota_for_page(pk, account)
    account.require(rules.PREPARE, at=quota.event.scope)
    return quota
