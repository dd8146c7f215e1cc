"""Institutions of the State and the public mandates held in them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.bodies import actions, rules
from liqaa.bodies.forms.days import day_asked
from liqaa.bodies.forms.mandates import MandateForm
from liqaa.bodies.forms.offices import EndForm
from liqaa.bodies.models import Mandate
from liqaa.bodies.queries import mandates as queries
from liqaa.bodies.queries.organisation import language, public_mandates
from liqaa.kit.arabic import clean
from liqaa.kit.forms import done
from liqaa.kit.pages import page_of
from liqaa.people.queries import people_seen_by
from liqaa.territory.models import Place


@require_safe
def institutions(request: HttpRequest) -> HttpResponse:
    """The assemblies, chambers and government that somebody known sits in."""
    account = account_of(request)
    rows = queries.with_counts(queries.institutions_seen_by(account), on=timezone.localdate())
    context = {
        "page_title": _("Institutions and mandates"),
        "page": page_of(request, rows),
        "may_record": account.may_anywhere(rules.EDIT),
    }
    return render(request, "bodies/institutions.html", context)


@require_safe
def institution(request: HttpRequest, pk: int) -> HttpResponse:
    """An institution and who of ours sits in it, now or on ``?on=``."""
    account = account_of(request)
    shown = get_object_or_404(queries.institutions_seen_by(account), pk=pk)
    on, asked, trouble = day_asked(request, timezone.localdate())
    context = {
        "page_title": str(shown),
        "institution": shown,
        "on": on,
        "asked": asked,
        "day_trouble": trouble,
        "page": page_of(request, queries.mandates_of(shown, on=on)),
        "language": language(),
        "may_record": account.may_anywhere(rules.EDIT),
    }
    return render(request, "bodies/institution.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest) -> HttpResponse:
    """Record a public mandate; ``?place=`` and ``?person=`` fill the form."""
    account = account_of(request)
    if not account.may_anywhere(rules.EDIT):
        raise PermissionDenied
    asked = {name: clean(request.GET.get(name, "")) for name in ("place", "person", "position")}
    form = MandateForm(
        request.POST or None,
        initial={
            "starts_on": timezone.localdate(),
            **{name: value for name, value in asked.items() if value},
        },
        mandates=public_mandates(),
        language=language(),
        people=people_seen_by(account),
        allowed=account.reach(rules.EDIT),
    )
    if made := done(form, lambda: _record(form, account)):
        messages.success(request, _("The mandate of %(person)s is kept.") % {"person": made.person.name})
        return redirect("bodies:institution", pk=made.institution_id)
    context = {"page_title": _("Record a mandate"), "form": form}
    return render(request, "bodies/mandate.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a public mandate."""
    account = account_of(request)
    mandate = get_object_or_404(queries.mandates_seen_by(account), pk=pk)
    account.require(rules.EDIT, at=mandate.scope if "/" in mandate.scope else mandate.person.place_id)
    form = EndForm(request.POST or None, initial={"ended_on": timezone.localdate()})
    if done(form, lambda: _end(form, mandate, account)) is not None:
        messages.success(request, _("The mandate of %(person)s is closed.") % {"person": mandate.person.name})
        return redirect("bodies:institution", pk=mandate.institution_id)
    title = mandate.title_ar if language() == "ar" or not mandate.title_fr else mandate.title_fr
    context = {"page_title": _("End of mandate"), "form": form, "held": mandate, "title": title}
    return render(request, "bodies/end.html", context, status=422 if form.errors else 200)


def _record(form: MandateForm, account: Account) -> Mandate:
    """Make the institution where it is not known yet, then record the mandate: both or neither."""
    values = dict(form.cleaned_data)
    place = values.pop("place") or Place.objects.get(kind=Place.Kind.KINGDOM)
    at = timezone.now()
    with transaction.atomic():
        held_in = actions.institution(kind=form.kind, place=place, by=account, at=at)
        return actions.record_mandate(institution=held_in, **values, by=account, at=at)


def _end(form: EndForm, mandate: Mandate, account: Account) -> Mandate:
    return actions.end_mandate(mandate=mandate, **form.cleaned_data, by=account, at=timezone.now())
