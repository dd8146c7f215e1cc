"""Two readings that may tell of one meeting, side by side: made one, or told apart."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.kit.refusals import Refused
from liqaa.reports import actions, queries, rules
from liqaa.reports.models import Reading
from liqaa.reports.rules import merging
from liqaa.reports.rules.record import LISTS, PEOPLE, Record
from liqaa.reports.rules.twins import likeness
from liqaa.reports.views.batches import to_next
from liqaa.reports.views.sections import LABELS, head_text, words_of

NAMES = {
    "day": gettext_lazy("the same day"),
    "organiser": gettext_lazy("the same organiser"),
    "place": gettext_lazy("the same place"),
    "people": gettext_lazy("people in common"),
}
"""What two readings agree in, in words."""


@dataclass(frozen=True)
class Option:
    """One choice for a field: what is sent, and the words it stands for."""

    value: str
    lines: list[str]
    chosen: bool


@dataclass(frozen=True)
class Field:
    """A field in which two records differ."""

    key: str
    label: Any
    options: list[Option]


def fields_of(one: Record, other: Record, account: Account, language: str) -> list[Field]:
    """The fields that differ, with what may be chosen for each."""
    found = []
    for key in merging.differing(one, other):
        said = {
            merging.THIS: _lines(one, key, account, language),
            merging.OTHER: _lines(other, key, account, language),
        }
        chosen = merging.proposed(key, one, other)
        options = [Option(each, said.get(each, []), each == chosen) for each in merging.options(key)]
        found.append(Field(key, LABELS.get(key, key), options))
    return found


def _lines(record: Record, key: str, account: Account, language: str) -> list[str]:
    """What a record says in a field, a line for each entry."""
    if key in LISTS:
        return [words_of(entry) for entry in record[key]]
    if key == "organiser":
        body = queries.organiser_of(record, account)
        return [body.name] if body else []
    if key in PEOPLE:
        person = record.get(key) or {}
        return [each for each in (person.get("name"), *(person.get("capacities") or [])) if each]
    text = head_text(record, key, language)
    return [text] if text else []


@require_http_methods(["GET", "POST"])
def compare(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Show where two readings differ; a post makes them one as it was chosen."""
    account = account_of(request)
    reading, told = queries.reading_for(account, pk), queries.reading_for(account, other)
    refusal = None
    if request.method == "POST":
        _require(account, reading, told)
        chosen = {key: request.POST.get(key, "") for key in (*merging.HEADS, *LISTS) if key in request.POST}
        try:
            kept = actions.merge(reading=reading, other=told, chosen=chosen, by=account, at=timezone.now())
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("The two reports are one record now, with both as its sources."))
            return _after(kept, reading)
    return render(
        request,
        "reports/compare.html",
        {
            "reading": reading,
            "other": told,
            "fields": fields_of(reading.record, told.record, account, get_language() or "ar"),
            "confirmed": Reading.State.CONFIRMED in (reading.state, told.state),
            "reasons": [NAMES[key] for key in likeness(reading.record, told.record).reasons],
            "refusal": refusal,
        },
        status=422 if refusal else 200,
    )


def _after(kept: Reading, reading: Reading) -> HttpResponse:
    """Where one stands then: at the record that holds both; where that is confirmed, at the next."""
    if kept.state == Reading.State.CONFIRMED and reading.batch is not None:
        return to_next(reading.batch, but=reading)
    return redirect("reports:reading", kept.pk)


def _require(account: Account, *readings: Reading) -> None:
    """One's own readings may be made one; those of others where one confirms."""
    for reading in readings:
        if reading.read_by_id != account.pk or reading.state == Reading.State.CONFIRMED:
            account.require(rules.CONFIRM, at=reading.scope)


@require_POST
def apart(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Say that the two are of two meetings."""
    account = account_of(request)
    reading, told = queries.reading_for(account, pk), queries.reading_for(account, other)
    actions.say_apart(reading=reading, other=told, by=account, at=timezone.now())
    return redirect("reports:reading", pk)


@require_POST
def separate(request: HttpRequest, pk: int) -> HttpResponse:
    """Part a second source from the record it became one with."""
    account = account_of(request)
    reading = queries.reading_for(account, pk)
    actions.separate(reading=reading, by=account, at=timezone.now())
    messages.success(request, _("The two reports are apart again."))
    return redirect("reports:reading", pk)
