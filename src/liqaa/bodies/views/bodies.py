"""A body's page, opening one, describing it, moving it through its states."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.access.views.fresh import fresh_when
from liqaa.bodies import actions, queries, rules
from liqaa.bodies.forms.bodies import DescribeForm, MoveForm, OpenForm
from liqaa.bodies.forms.days import day_asked
from liqaa.bodies.models import Body, Office
from liqaa.bodies.queries.labels import badge
from liqaa.bodies.queries.organisation import language
from liqaa.bodies.queries.units import units_below
from liqaa.bodies.rules.seats import LEADS_BELOW, RANKS
from liqaa.kit.arabic import clean
from liqaa.kit.forms import done, key_typed

DESCRIBED = ("name_ar", "name_fr", "premises", "premises_place", "founded_on", "mandate_ends_on")
PAST = 20


@require_safe
def body(request: HttpRequest, pk: int) -> HttpResponse:
    """A body: its offices and who holds them, now or on ``?on=``, its state, premises, committees."""
    shown = _seen(account_of(request), pk)
    form = MoveForm(body=shown, today=timezone.localdate())
    return _page(request, shown, form)


@require_POST
@fresh_when(lambda request: request.POST.get("state") == Body.State.DISSOLVED)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a body to another state."""
    account = account_of(request)
    shown = _seen(account, pk)
    account.require(rules.FOUND, at=shown.scope)
    form = MoveForm(request.POST, body=shown, today=timezone.localdate())
    if done(form, lambda: _move(form, shown, account)) is not None:
        messages.success(request, _("The body is now in another state."))
        return redirect("bodies:body", pk=pk)
    return _page(request, shown, form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def open_one(request: HttpRequest) -> HttpResponse:
    """Open a body; ``?type=``, ``?place=`` and ``?prepares=`` fill the form."""
    account = account_of(request)
    if not account.may_anywhere(rules.FOUND):
        raise PermissionDenied
    structure = queries.charter(timezone.localdate())
    if structure is None:
        return redirect("bodies:charter")
    prepared = _prepared(request, account)
    initial = {
        name: clean(request.GET.get(name, "")) for name in ("type", "place", "state") if name in request.GET
    }
    form = OpenForm(
        request.POST or None,
        initial=initial,
        structure=structure,
        language=language(),
        allowed=account.reach(rules.FOUND),
    )
    if made := done(form, lambda: _open(form, account, prepared)):
        messages.success(request, _("%(body)s is open.") % {"body": made.name})
        return redirect("bodies:body", pk=made.pk)
    context = {"page_title": _("Open a body"), "form": form, "prepared": prepared}
    return render(request, "bodies/open.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a body's names, premises and days."""
    account = account_of(request)
    shown = _seen(account, pk)
    account.require(rules.EDIT, at=shown.scope)
    form = DescribeForm(request.POST or None, initial={name: getattr(shown, name) for name in DESCRIBED})
    if done(form, lambda: _describe(form, shown, account)) is not None:
        messages.success(request, _("The correction is kept."))
        return redirect("bodies:body", pk=pk)
    context = {"page_title": _("Correct %(name)s") % {"name": shown.name}, "form": form, "body": shown}
    return render(request, "bodies/form.html", context, status=422 if form.errors else 200)


def _page(request: HttpRequest, shown: Body, form: MoveForm, status: int = 200) -> HttpResponse:
    account, today = account_of(request), timezone.localdate()
    on, asked, trouble = day_asked(request, today)
    state, tone = badge(shown, on)
    context = {
        "page_title": shown.name,
        "body": shown,
        "state": state,
        "tone": tone,
        "expired": shown.mandate_ends_on is not None
        and shown.mandate_ends_on <= on
        and not shown.dissolved_on,
        "on": on,
        "asked": asked,
        "day_trouble": trouble,
        "offices": _office_lines(shown, on),
        "past": queries.past_holders(shown, on=on)[:PAST],
        "language": language(),
        "move": form,
        "may_move": account.may(rules.FOUND, at=shown.scope) and bool(form.fields["state"].choices),  # type: ignore[attr-defined]
        "may_undo": account.may(rules.FOUND, at=shown.scope) and not shown.dissolved_on,
        "may_edit": account.may(rules.EDIT, at=shown.scope),
        "may_appoint": account.may(rules.APPOINT, at=shown.scope) and not shown.dissolved_on,
        **_around(shown, account, today),
    }
    return render(request, "bodies/body.html", context, status=status)


def _office_lines(shown: Body, on: date) -> list[dict[str, Any]]:
    """Each office with who holds it on a day.

    A coordinator is missed only where the body has no head either.
    """
    offices = queries.offices_with_holders(shown, on=on)
    led = any(office.held for office in offices if office.rank < LEADS_BELOW)  # type: ignore[attr-defined]
    return [_office_line(each, led=led) for each in offices]


def _office_line(office: Any, *, led: bool) -> dict[str, Any]:
    code = language()
    stands_in = RANKS["interim"] <= office.rank < LEADS_BELOW
    return {
        "office": office,
        "missed": not office.held and office.kind == Office.Kind.OFFICE and not (stands_in and led),
        "held": [
            {"appointment": each, "title": office.title(each.person.gender, code)} for each in office.held
        ],
        "title": office.title("", code),
    }


def _around(shown: Body, account: Account, today: date) -> dict[str, Any]:
    """What the charter says of the body, what stands above it, its committees, and the units below it.

    Whoever sees the body by a narrowed grant sees of those around it what the grant opens.
    """
    whole = account.may(rules.SEE, at=shown.scope)

    def known(body: Body | None) -> Body | None:
        opened = body is not None and (whole or account.may(rules.SEE, at=body.scope, body=body))
        return body if opened else None

    structure = queries.charter(today)
    try:
        of_type = structure.body_type(shown.type) if structure else None
    except LookupError:
        of_type = None
    main = queries.main_type(structure, shown.level) if structure and of_type else None
    leads_units = (
        whole
        and main is not None
        and main.key == shown.type
        and shown.place is not None
        and not shown.prepares_id
    )
    below = units_below(shown.place, structure, on=today) if structure and leads_units and shown.place else []
    return {
        "type_name": of_type.name.in_language(language()) if of_type else "",
        "committees": [
            (each, *badge(each, today))
            for each in queries.committees_of([shown]).get(shown.pk, [])
            if known(each)
        ],
        "parent": known(shown.parent),
        "prepares": known(shown.prepares),
        "units": [
            {"unit": unit, "badge": badge(unit.body, today) if unit.body else None, "lead": unit.lead}
            for unit in below
        ],
    }


def _seen(account: Account, pk: int) -> Body:
    return get_object_or_404(
        queries.bodies_seen_by(account).select_related("premises_place", "prepares"), pk=pk
    )


def _prepared(request: HttpRequest, account: Account) -> Body | None:
    """The body that a new committee prepares, from ``?prepares=``."""
    asked = key_typed(request.GET.get("prepares", ""))
    if asked is None:
        return None
    found = queries.bodies_seen_by(account).filter(pk=asked).first()
    return found if found is not None and account.may(rules.FOUND, at=found.scope) else None


def _open(form: OpenForm, account: Account, prepared: Body | None) -> Body:
    return actions.open_body(**form.cleaned_data, prepares=prepared, by=account, at=timezone.now())


def _describe(form: DescribeForm, shown: Body, account: Account) -> Body:
    return actions.describe_body(body=shown, by=account, at=timezone.now(), **form.cleaned_data)


def _move(form: MoveForm, shown: Body, account: Account) -> Body:
    return actions.change_state(body=shown, **form.cleaned_data, by=account, at=timezone.now())
