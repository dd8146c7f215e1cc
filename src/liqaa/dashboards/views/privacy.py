"""Pages of personal data: what expires, what is kept of a person, its export, its erasure; one's own."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.access.views.fresh import fresh_for_file, fresh_to_change
from liqaa.dashboards.queries import privacy, requests
from liqaa.kit.refusals import Refused
from liqaa.people import actions, rules
from liqaa.people import queries as people
from liqaa.people.models import Person


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Requests that wait, what the next night minimises, with reasons, and the table of clocks."""
    account = account_of(request)
    if not account.may_anywhere(rules.PROTECT):
        raise PermissionDenied
    tomorrow = timezone.localdate() + timedelta(days=1)
    context = {
        "page_title": _("Personal data"),
        "waiting": requests.waiting_for(account, on=timezone.localdate()),
        "answered": requests.answered_lately(account, on=timezone.localdate()),
        "night": privacy.next_night(account, on=tomorrow),
        "clocks": [(Person.Relation(each.relation).label, each) for each in rules.CLOCKS.values()],
        "may_see_people": account.may_anywhere(rules.SEE),
    }
    return render(request, "dashboards/privacy/overview.html", context)


@require_safe
def data(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything kept of a person, and the ways to export and to erase it."""
    account = account_of(request)
    return _data(request, account, privacy.person_for(account, pk), own=False)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Everything kept of oneself (بياناتي)."""
    account = account_of(request)
    person = people.person_of(account)
    if person is None:
        return render(request, "dashboards/privacy/nobody.html", {"page_title": _("My data")})
    return _data(request, account, person, own=True)


@require_POST
@fresh_to_change
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a person's data put together in one file, by whoever looks after them or by themselves."""
    account = account_of(request)
    own = people.person_of(account)
    person = own if own is not None and own.pk == pk else privacy.person_for(account, pk)
    actions.ask_export(person=person, language=get_language() or "ar", by=account, at=timezone.now())
    messages.success(request, _("The file is being made. It stays here for a day, then it is deleted."))
    return redirect(_back(account, person))


@require_safe
@fresh_for_file
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the file out; each time is written down."""
    account = account_of(request)
    export = privacy.export_for(account, pk)
    try:
        file = actions.open_export(export=export, by=account, at=timezone.now())
    except Refused as refusal:
        return render(request, "kit/refused.html", {"refusal": refusal}, status=410)
    headers = {
        "Cache-Control": "no-store",
        "Content-Disposition": f'attachment; filename="liqaa-data-{export.pk}.zip"',
    }
    return HttpResponse(file.read_bytes(), content_type="application/zip", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@fresh_to_change
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what goes, what stays and why; then erase for good."""
    account = account_of(request)
    person = privacy.person_for(account, pk)
    if person.erased_at is not None:
        raise Http404
    refusal = None
    if request.method == "POST" and request.POST.get("sure"):
        try:
            actions.erase_person(person=person, by=account, at=timezone.now())
        except Refused as why:
            refusal = why
        else:
            messages.success(request, _("The data are erased."))
            return redirect("people:person", pk=pk)
    context = {
        "page_title": _("Erase the data of %(name)s") % {"name": person.name},
        "person": person,
        "foreseen": privacy.foreseen(person, on=timezone.localdate()),
        "refusal": refusal,
        "unsure": request.method == "POST" and refusal is None,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "dashboards/privacy/erase.html", context, status=status)


def _data(request: HttpRequest, account: Account, person: Person, *, own: bool) -> HttpResponse:
    context = {
        "page_title": _("My data") if own else _("The data of %(name)s") % {"name": person.name},
        "person": person,
        "own": own,
        "sections": privacy.told(person),
        "requests": requests.requests_of(person, account, on=timezone.localdate()),
        "exports": privacy.exports_of(person, account)[:10],
        "now": timezone.now(),
    }
    return render(request, "dashboards/privacy/data.html", context)


def _back(account: Account, person: Person) -> str:
    if person.account_id == account.pk:
        return reverse("dashboards:my_data")
    return reverse("dashboards:personal_data", args=[person.pk])
