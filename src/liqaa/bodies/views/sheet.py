"""Office-holders from a spreadsheet: the file, the preview with a verdict on each row, then one action."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.access.views.fresh import fresh_when
from liqaa.bodies import actions, rules
from liqaa.bodies.actions.importing import Verdict
from liqaa.bodies.forms.sheet import SheetForm, packed, unpacked
from liqaa.bodies.imports import read_sheet
from liqaa.bodies.queries.undoing import imports_of
from liqaa.bodies.rules.sheet import COLUMNS, Row
from liqaa.kit.forms import done
from liqaa.people import rules as people

LATEST = 5
"""How many sheets taken before are shown, to be undone."""
STATUSES = {
    "new": (gettext_lazy("new person"), "good"),
    "known": (gettext_lazy("known person"), "good"),
    "held": (gettext_lazy("in office already"), "none"),
    "choose": (gettext_lazy("who is it?"), "wait"),
    "wrong": (gettext_lazy("to correct"), "late"),
}
LABELS = {
    "name": gettext_lazy("Name"),
    "gender": gettext_lazy("Gender"),
    "office": gettext_lazy("Office"),
    "place": gettext_lazy("Place"),
    "since": gettext_lazy("Since"),
    "until": gettext_lazy("Until"),
    "phone": gettext_lazy("Phone"),
    "email": gettext_lazy("E-mail address"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Choose the file; its rows are judged and shown before anything is kept."""
    account = _may_import(request)
    form = SheetForm(request.POST or None, request.FILES or None)
    verdicts = done(form, lambda: _judge(read_sheet(form.cleaned_data["file"]), account, dry_run=True))
    if verdicts is not None:
        return _preview(request, verdicts)
    context = {
        "page_title": _("Office-holders from a spreadsheet"),
        "form": form,
        "columns": LABELS.values(),
        "taken": imports_of(account)[:LATEST],
    }
    return render(request, "bodies/sheet.html", context, status=422 if form.errors else 200)


@require_POST
@fresh_when(lambda request: "import" in request.POST)
def preview(request: HttpRequest) -> HttpResponse:
    """Judge the rows again with what was corrected, or take them.

    Right ones are kept, wrong ones come back.
    """
    account = _may_import(request)
    rows = unpacked(request.POST)
    if not rows:
        return redirect("bodies:sheet")
    if "import" not in request.POST:
        return _preview(request, _judge(rows, account, dry_run=True))
    verdicts = _judge(rows, account, dry_run=False)
    taken = sum(verdict.status in ("new", "known") for verdict in verdicts)
    left = [verdict for verdict in verdicts if not verdict.taken]
    if taken:
        said = ngettext("%(count)d office-holder is kept.", "%(count)d office-holders are kept.", taken)
        messages.success(request, said % {"count": taken})
    if not left:
        return redirect("bodies:tree")
    return _preview(request, left, status=422)


def _may_import(request: HttpRequest) -> Account:
    account = account_of(request)
    if not account.may_anywhere(rules.APPOINT):
        raise PermissionDenied
    return account


def _judge(rows: list[Row], account: Account, *, dry_run: bool) -> list[Verdict]:
    return actions.import_office_holders(
        rows=rows,
        by=account,
        at=timezone.now(),
        dry_run=dry_run,
        may=lambda right, path: account.may(right, at=path),
        known=account.reach(people.SEE),
    )


def _preview(request: HttpRequest, verdicts: list[Verdict], status: int = 200) -> HttpResponse:
    counts = Counter(verdict.status for verdict in verdicts)
    context = {
        "page_title": _("Office-holders from a spreadsheet"),
        "lines": [_line(verdict) for verdict in verdicts],
        "packed": packed(verdict.row for verdict in verdicts),
        "ready": counts["new"] + counts["known"],
        "counts": [(STATUSES[name][0], counts[name], STATUSES[name][1]) for name in STATUSES if counts[name]],
    }
    return render(request, "bodies/preview.html", context, status=status)


def _line(verdict: Verdict) -> dict[str, Any]:
    """A row as the page draws it.

    Its cells to correct where something is wrong, its people to choose from.
    """
    problems = verdict.problem_of()
    label, tone = STATUSES[verdict.status]
    cells = [
        {
            "name": column,
            "label": LABELS[column],
            "value": getattr(verdict.row, column),
            "problem": problems.get(column, ""),
        }
        for column in COLUMNS
        if getattr(verdict.row, column) or column in problems
    ]
    elsewhere = [text for column, text in verdict.problems if column not in COLUMNS]
    return {
        "verdict": verdict,
        "row": verdict.row,
        "label": label,
        "tone": tone,
        "cells": cells,
        "elsewhere": elsewhere,
    }
