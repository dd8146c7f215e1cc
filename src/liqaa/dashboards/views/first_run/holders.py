"""Step four: office-holders from a spreadsheet, looked at before anything is written."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from liqaa.access.models import Account
from liqaa.access.views.fresh import fresh_when
from liqaa.bodies.actions import Verdict, import_office_holders
from liqaa.bodies.imports import read_sheet
from liqaa.bodies.models import Appointment
from liqaa.bodies.rules.sheet import COLUMNS, LONGEST_CELL, MOST_ROWS, NEW, Row
from liqaa.dashboards.forms.first_run import SheetForm
from liqaa.dashboards.queries.first_run import HOLDERS
from liqaa.dashboards.views.first_run.steps import page, who_sets_up
from liqaa.kit import arabic
from liqaa.kit.forms import say
from liqaa.kit.refusals import Refused
from liqaa.people import rules as people

MODEL = "\ufeffالاسم;الجنس;المسؤولية;المكان;منذ;إلى;الهاتف;البريد الإلكتروني\r\n"
"""Headings that the reader of sheets knows, in the order of ``COLUMNS``."""
CORRECTABLE = ("name", "gender", "office", "place", "since", "until")


@require_safe
def model_sheet(request: HttpRequest) -> HttpResponse:
    """An empty sheet with the headings, to fill in."""
    who_sets_up(request)
    response = HttpResponse(MODEL, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="office-holders.csv"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@fresh_when(lambda request: "rows" in request.POST)
def holders(request: HttpRequest) -> HttpResponse:
    """Take a sheet, show what each row would do, let it be corrected, then write the rows that are right."""
    account = who_sets_up(request)
    if "rows" in request.POST:
        return _go_on(request, account)
    form = SheetForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        try:
            return _preview(request, account, read_sheet(form.cleaned_data["file"]))
        except Refused as refusal:
            say(form, refusal)
    context = {"form": form, "held": Appointment.objects.count()}
    return page(request, HOLDERS, context, refused=bool(form.errors))


def _judge(account: Account, rows: Sequence[Row], *, dry_run: bool) -> list[Verdict]:
    return import_office_holders(
        rows=rows,
        by=account,
        at=timezone.now(),
        dry_run=dry_run,
        may=lambda right, path: account.may(right, at=path),
        known=account.reach(people.SEE),
    )


def _preview(request: HttpRequest, account: Account, rows: Sequence[Row]) -> HttpResponse:
    return _draw(request, _judge(account, rows, dry_run=True))


def _go_on(request: HttpRequest, account: Account) -> HttpResponse:
    """Look again at corrected rows, or write those that are right and keep the others on the page."""
    rows = _corrected(_rows(request.POST["rows"]), request.POST)
    if not rows:
        return redirect("dashboards:first_run_holders")
    if "import" not in request.POST:
        return _preview(request, account, rows)
    verdicts = _judge(account, rows, dry_run=False)
    left = [verdict for verdict in verdicts if not verdict.taken]
    written = len(verdicts) - len(left)
    said = ngettext("%(count)d row is written.", "%(count)d rows are written.", written)
    messages.success(request, said % {"count": written})
    return _draw(request, left) if left else redirect("dashboards:first_run_holders")


def _rows(text: str) -> list[Row]:
    """The rows that the page carried through; what is not a row any more is left out."""
    try:
        found = json.loads(text)
        return [_row(each) for each in found[:MOST_ROWS]]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return []


def _row(cells: dict[str, Any]) -> Row:
    return Row(number=int(cells["number"]), **{name: _cell(str(cells.get(name, ""))) for name in COLUMNS})


def _cell(text: str) -> str:
    return " ".join(arabic.clean(text).split())[:LONGEST_CELL]


def _corrected(rows: Sequence[Row], typed: Any) -> list[Row]:
    """The rows with what was typed and chosen for them."""
    corrected = []
    for row in rows:
        cells = {
            name: _cell(typed[f"{name}-{row.number}"])
            for name in CORRECTABLE
            if f"{name}-{row.number}" in typed
        }
        choice = typed.get(f"choice-{row.number}", "")[:20]
        corrected.append(Row(**{**asdict(row), **cells, "choice": choice}))
    return corrected


def _draw(request: HttpRequest, verdicts: Sequence[Verdict]) -> HttpResponse:
    """The page of rows: those that are right in short, the others with their fields and reasons."""
    problems = [verdict for verdict in verdicts if not verdict.taken]
    context = {
        "form": SheetForm(),
        "verdicts": verdicts,
        "rows": json.dumps([asdict(verdict.row) for verdict in verdicts], ensure_ascii=False),
        "taken": len(verdicts) - len(problems),
        "wrong": [_fields(verdict) for verdict in problems],
        "right": [verdict for verdict in verdicts if verdict.taken],
        "somebody_new": NEW,
    }
    return page(request, HOLDERS, context, refused=False)


def _fields(verdict: Verdict) -> dict[str, Any]:
    """The correctable cells of a row with what is wrong beside each."""
    labels = {
        "name": _("Name"),
        "gender": _("Man or woman"),
        "office": _("Office"),
        "place": _("Place"),
        "since": _("Since"),
        "until": _("Until"),
    }
    problems = verdict.problem_of()
    cells = [
        {
            "name": f"{column}-{verdict.row.number}",
            "label": labels[column],
            "value": getattr(verdict.row, column),
            "problem": problems.get(column, ""),
        }
        for column in CORRECTABLE
        if problems or column == "name"
    ]
    others = [sentence for column, sentence in verdict.problems if column not in CORRECTABLE]
    return {"verdict": verdict, "cells": cells if problems else [], "others": others}
