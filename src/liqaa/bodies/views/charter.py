"""The charter: levels, kinds of body, offices; what it only assumes, to be confirmed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.bodies import actions, queries, rules
from liqaa.bodies.forms.charter import AdoptForm, ConfirmForm
from liqaa.bodies.models import Charter
from liqaa.bodies.queries.organisation import language, read_charter
from liqaa.bodies.text import charter as text
from liqaa.kit.forms import done
from liqaa.kit.refusals import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def charter(request: HttpRequest) -> HttpResponse:
    """The structure in force; who may change it confirms or corrects what is assumed."""
    account = account_of(request)
    if not account.may_anywhere(rules.SEE):
        raise PermissionDenied
    row = queries.charter_row(timezone.localdate())
    may_change = account.may_anywhere(rules.CHARTER)
    if row is None:
        nothing = {"page_title": _("Charter"), "structure": None, "may_change": may_change}
        return render(request, "bodies/charter.html", nothing)
    structure = read_charter(row)
    form = ConfirmForm(request.POST or None, structure=structure, language=language())
    if request.method == "POST":
        if not may_change:
            raise PermissionDenied
        if form.is_valid() and _confirm(request, form, row, structure, account):
            return redirect("bodies:charter")
    context = {
        "page_title": structure.name.in_language(language()),
        "row": row,
        "structure": structure,
        "form": form,
        "may_change": may_change,
        "latest": Charter.objects.order_by("-in_force_from").first(),
        **_tables(structure),
    }
    return render(request, "bodies/charter.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def adopt(request: HttpRequest) -> HttpResponse:
    """Adopt another charter, or a corrected one, from a day on; the one in force fills the form."""
    account = account_of(request)
    if not account.may_anywhere(rules.CHARTER):
        raise PermissionDenied
    row = queries.charter_row(timezone.localdate())
    initial = {"source": row.source if row else "", "in_force_from": timezone.localdate()}
    form = AdoptForm(request.POST or None, initial=initial)
    if done(form, lambda: _adopt(form, account)) is not None:
        messages.success(request, _("The charter is adopted."))
        return redirect("bodies:charter")
    context = {"page_title": _("Adopt a charter"), "form": form}
    return render(request, "bodies/adopt.html", context, status=422 if form.errors else 200)


def _confirm(
    request: HttpRequest, form: ConfirmForm, row: Charter, structure: text.Charter, account: Account
) -> bool:
    """Confirm what was ticked or corrected, or everything as it stands."""
    paths = [value.path for value in structure.assumed] if "everything" in request.POST else form.confirmed
    if not paths:
        form.add_error(None, _("Tick what you confirm, or write another number."))
        return False
    try:
        actions.confirm_assumed(
            charter=row, paths=paths, corrections=form.corrections, by=account, at=timezone.now()
        )
    except Refused as refusal:
        _say(form, refusal)
        return False
    count = len(paths)
    said = ngettext("%(count)d value is confirmed.", "%(count)d values are confirmed.", count) % {
        "count": count
    }
    messages.success(request, said)
    return True


def _say(form: ConfirmForm, refusal: Refused) -> None:
    for reason in refusal.reasons:
        form.add_error(form.field_of(refusal.field or ""), str(reason))


def _adopt(form: Form, account: Account) -> Charter:
    return actions.adopt_charter(**form.cleaned_data, by=account, at=timezone.now())


def _tables(structure: text.Charter) -> dict[str, Any]:
    """The structure as the page draws it.

    Each level with its kinds of body, each of those with its offices.
    """
    code = language()
    return {
        "levels": [
            {
                "name": level.name.in_language(code),
                "units": level.units.count,
                "types": [_type(structure, body_type) for body_type in structure.body_types_at(level.key)],
            }
            for level in structure.levels
        ]
    }


def _type(structure: text.Charter, body_type: text.BodyType) -> dict[str, Any]:
    code = language()
    offices = structure.offices_of(body_type.key)
    return {
        "name": body_type.name.in_language(code),
        "assumed": structure.is_assumed(f"body_type.{body_type.key}"),
        "months": body_type.mandate_months,
        "months_assumed": structure.is_assumed(f"body_type.{body_type.key}.mandate_months"),
        "offices": [
            {
                "title": _both(office.title, code),
                "seats": office.seats.at_most,
                "assumed": structure.is_assumed(f"office.{office.key}"),
            }
            for office in offices
        ],
    }


def _both(title: text.Title, code: text.Language) -> str:
    masculine, feminine = title.form("m", code), title.form("f", code)
    return masculine if masculine == feminine else f"{masculine} / {feminine}"
