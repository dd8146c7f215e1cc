"""Taking back what was made by mistake: each shows all that goes with it before the button."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.access.views.fresh import fresh_to_change
from liqaa.bodies import actions, queries, rules
from liqaa.bodies.models import Appointment, Charter
from liqaa.bodies.queries import undoing as found
from liqaa.bodies.queries.mandates import mandates_seen_by
from liqaa.bodies.queries.organisation import language
from liqaa.journal.models import Entry
from liqaa.kit import undoing
from liqaa.kit.calendar import format_date
from liqaa.kit.confirming import Undo, confirm_undo


@require_http_methods(["GET", "HEAD", "POST"])
@fresh_to_change
def body(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a body opened by mistake."""
    account = account_of(request)
    shown = get_object_or_404(queries.bodies_seen_by(account), pk=pk)
    account.require(rules.FOUND, at=shown.scope)
    asked = Undo(
        title=_("Undo: a body"),
        subject=shown,
        find=lambda: undoing.look([shown]),
        act=lambda: actions.undo_body(body=shown, **_by(account)),
        back=reverse("bodies:body", args=[pk]),
        after=reverse("bodies:tree"),
    )
    return confirm_undo(request, asked)


@require_http_methods(["GET", "HEAD", "POST"])
@fresh_to_change
def appointment(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back an appointment recorded by mistake."""
    account = account_of(request)
    seen = Appointment.objects.filter(office__body__in=queries.bodies_seen_by(account))
    held = get_object_or_404(seen.select_related("office__body", "person"), pk=pk)
    account.require(rules.APPOINT, at=held.scope)
    page = reverse("bodies:body", args=[held.office.body_id])
    asked = Undo(
        title=_("Undo: an appointment"),
        subject=held,
        find=lambda: undoing.look([held]),
        act=lambda: actions.undo_appointment(appointment=held, **_by(account)),
        back=page,
        after=page,
        keeps=_("The rights that come with it end at once. Where it was real and is over, end it instead."),
    )
    return confirm_undo(request, asked)


@require_http_methods(["GET", "HEAD", "POST"])
def mandate(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a public mandate recorded by mistake."""
    account = account_of(request)
    held = get_object_or_404(mandates_seen_by(account), pk=pk)
    account.require(rules.EDIT, at=held.scope if "/" in held.scope else held.person.place_id)
    asked = Undo(
        title=_("Undo: a mandate"),
        subject=held,
        find=lambda: undoing.look([held]),
        act=lambda: actions.undo_mandate(mandate=held, **_by(account)),
        back=reverse("bodies:institution", args=[held.institution_id]),
        after=reverse("bodies:institutions"),
        keeps=_("The rights that come with it end at once. Where it was real and is over, end it instead."),
    )
    return confirm_undo(request, asked)


@require_http_methods(["GET", "HEAD", "POST"])
@fresh_to_change
def charter(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a charter adopted by mistake."""
    account = account_of(request)
    if not account.may_anywhere(rules.CHARTER):
        raise PermissionDenied
    row = get_object_or_404(Charter, pk=pk)
    page = reverse("bodies:charter")
    asked = Undo(
        title=_("Undo: a charter"),
        subject=_("The charter in force from %(day)s") % {"day": format_date(row.in_force_from, language())},
        find=lambda: undoing.look([row]),
        act=lambda: actions.undo_charter(charter=row, **_by(account)),
        back=page,
        after=page,
    )
    return confirm_undo(request, asked)


@require_http_methods(["GET", "HEAD", "POST"])
@fresh_to_change
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a whole sheet of office-holders; its rows are looked for under the reader's own name."""
    account = account_of(request)
    entry = get_object_or_404(found.imports_of(account), pk=pk)
    _require_over(entry, account)
    page = reverse("bodies:sheet")
    asked = Undo(
        title=_("Undo: a sheet of office-holders"),
        subject=_("The sheet taken on %(day)s")
        % {"day": format_date(timezone.localtime(entry.at).date(), language())},
        find=lambda: found.undo_of_import(entry),
        act=lambda: actions.undo_import(entry=entry, **_by(account)),
        back=page,
        after=page,
    )
    return confirm_undo(request, asked)


def _require_over(entry: Entry, account: Account) -> None:
    """The right to appoint over everyone the sheet put in office, still today."""
    for path in found.places_of_import(entry):
        account.require(rules.APPOINT, at=path)


def _by(account: Account) -> dict[str, Any]:
    return {"by": account, "at": timezone.now()}
