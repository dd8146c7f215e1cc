"""Appointing to the offices of a body, and ending an appointment."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.access.views.fresh import fresh_to_change
from liqaa.bodies import actions, queries, rules
from liqaa.bodies.forms.offices import AppointForm, EndForm
from liqaa.bodies.models import Appointment
from liqaa.bodies.queries.organisation import language
from liqaa.kit.forms import done, key_typed
from liqaa.people.queries import people_seen_by


@require_http_methods(["GET", "HEAD", "POST"])
@fresh_to_change
def appoint(request: HttpRequest, pk: int) -> HttpResponse:
    """Put somebody into an office of a body; ``?office=`` and ``?person=`` fill the form."""
    account = account_of(request)
    body = get_object_or_404(queries.bodies_seen_by(account), pk=pk)
    account.require(rules.APPOINT, at=body.scope)
    asked = {name: request.GET.get(name, "") for name in ("office", "person")}
    initial = {name: value for name, value in asked.items() if key_typed(value) is not None}
    form = AppointForm(
        request.POST or None,
        initial={"starts_on": timezone.localdate(), **initial},
        body=body,
        people=people_seen_by(account),
        language=language(),
    )
    if made := done(form, lambda: _appoint(form, account)):
        messages.success(request, _("%(person)s is in office.") % {"person": made.person.name})
        return redirect("bodies:body", pk=pk)
    context = {"page_title": _("Appoint"), "form": form, "body": body}
    return render(request, "bodies/appoint.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End somebody's days in an office."""
    account = account_of(request)
    seen = Appointment.objects.filter(office__body__in=queries.bodies_seen_by(account))
    appointment = get_object_or_404(seen.select_related("office__body", "person"), pk=pk)
    account.require(rules.APPOINT, at=appointment.scope)
    form = EndForm(request.POST or None, initial={"ended_on": timezone.localdate()})
    if done(form, lambda: _end(form, appointment, account)) is not None:
        messages.success(request, _("%(person)s is out of office.") % {"person": appointment.person.name})
        return redirect("bodies:body", pk=appointment.office.body_id)
    context = {
        "page_title": _("End of office"),
        "form": form,
        "body": appointment.office.body,
        "held": appointment,
        "title": appointment.office.title(appointment.person.gender, language()),
    }
    return render(request, "bodies/end.html", context, status=422 if form.errors else 200)


def _appoint(form: AppointForm, account: Account) -> Appointment:
    return actions.appoint(**form.cleaned_data, by=account, at=timezone.now())


def _end(form: EndForm, appointment: Appointment, account: Account) -> Appointment:
    return actions.end_appointment(
        appointment=appointment, **form.cleaned_data, by=account, at=timezone.now()
    )
