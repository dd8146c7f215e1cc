"""Step one: what the charter assumes is confirmed or corrected."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from liqaa.access.models import Account
from liqaa.bodies.actions import confirm_assumed
from liqaa.bodies.models import Charter as CharterRow
from liqaa.bodies.queries.organisation import charter_row, language, read_charter
from liqaa.bodies.text.charter import Charter
from liqaa.bodies.text.structure import AssumedValue
from liqaa.dashboards.forms.first_run import CharterForm
from liqaa.dashboards.queries.first_run import CHARTER
from liqaa.dashboards.views.first_run.steps import page, who_sets_up
from liqaa.kit.forms import say
from liqaa.kit.refusals import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def charter(request: HttpRequest) -> HttpResponse:
    """List the assumed values, each with its box; what is confirmed leaves the list."""
    account = who_sets_up(request)
    row = charter_row(timezone.localdate())
    structure = read_charter(row) if row else None
    assumed = structure.assumed if structure else ()
    form = CharterForm(assumed, language(), request.POST if request.method == "POST" else None)
    if row and request.method == "POST" and form.is_valid() and _confirm(request, form, row, account):
        return redirect("dashboards:first_run_charter")
    context = {
        "form": form,
        "row": row,
        "structure": structure,
        "name": structure.name.in_language(language()) if structure else "",
        "groups": _groups(form, structure) if structure else [],
        "count": len(assumed),
    }
    return page(request, CHARTER, context, refused=bool(form.errors))


def _confirm(request: HttpRequest, form: CharterForm, row: CharterRow, account: Account) -> bool:
    """Do it; False, with the reason on the form, when it is refused."""
    paths, corrections = form.confirmed()
    if not paths:
        form.add_error(None, _("Tick what is right, or confirm everything."))
        return False
    try:
        confirm_assumed(charter=row, paths=paths, corrections=corrections, by=account, at=timezone.now())
    except Refused as refusal:
        say(form, Refused(*refusal.reasons, field=f"value:{refusal.field}"))
        return False
    said = ngettext("%(count)d value is confirmed.", "%(count)d values are confirmed.", len(paths))
    messages.success(request, said % {"count": len(paths)})
    return True


def _parts(value: AssumedValue) -> tuple[str, str]:
    """What a value belongs to, and which of its values it is."""
    owner, colon, label = value.label.in_language(language()).partition(":")
    return owner.strip(), label.strip() if colon else _("exists")


def _groups(form: CharterForm, structure: Charter) -> list[dict[str, Any]]:
    """The values by what they belong to: a body, the quorum, an office."""
    return [
        {"title": owner, "rows": [_row(form, structure, value) for value in values]}
        for owner, values in groupby(structure.assumed, key=lambda value: _parts(value)[0])
    ]


def _row(form: CharterForm, structure: Charter, value: AssumedValue) -> dict[str, Any]:
    label = _parts(value)[1]
    correction = f"value:{value.path}"
    return {
        "label": label,
        "ok": form[f"ok:{value.path}"],
        "value": form[correction] if correction in form.fields else None,
        "words": _words(structure, value.value),
    }


def _words(structure: Charter, value: object) -> str:
    """A value in words: keys of bodies by their names."""
    if value is None or isinstance(value, bool):
        return ""
    names = {each.key: each.name.in_language(language()) for each in structure.body_types}
    names["present"] = _("those present")
    parts = value if isinstance(value, tuple) else (value,)
    return "، ".join(names.get(str(part), str(part)) for part in parts)
