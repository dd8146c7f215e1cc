"""Correcting one entry of a record."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.reports import actions, queries
from liqaa.reports.forms import EntryForm, form_for
from liqaa.reports.models import Reading
from liqaa.reports.queries.batches import LEFT
from liqaa.reports.queries.resolution import places_at
from liqaa.reports.rules import kinds
from liqaa.reports.rules import record as records
from liqaa.reports.rules.record import LISTS, NoSuchEntry, Record
from liqaa.reports.views.reading import changed_answer
from liqaa.reports.views.sections import label_of

MOVES = ("chair", "host", "facilitators", "attendees", "mentioned")
"""Where a person may be moved to."""


def _value(record: Record, path: str) -> Any:
    """The entry, or None for the one after the last of a list."""
    section, index = records.parts(path)
    if section in LISTS and index == len(record[section]):
        return None
    if index is None:
        return record.get(section)
    return records.entry(record, path)


def _initial(form: type[EntryForm], record: Record, path: str) -> dict[str, Any]:
    initial = form.start(_value(record, path))
    if path == "place":
        initial["place"] = next(iter(places_at([record.get("venue_path") or ""])), None)
    if path == "meeting":
        found = record.get("meeting") or {}
        initial["kinds"] = record.get("kinds") or kinds.kinds_of(
            found.get("type"), found.get("raw"), record.get("title")
        )
    return initial


def _corrected(record: Record, path: str, form: EntryForm) -> Record:
    """The record with the form's entry, and what the record keeps beside that entry."""
    section, index = records.parts(path)
    base = {**record, section: record.get(section)} if index is None else record
    changed = records.replaced(base, path, form.entry(_value(record, path)))
    if path == "place":
        place = form.cleaned_data["place"]
        changed["venue_path"] = place.path if place else ""
    if path == "meeting":
        changed["kinds"] = form.cleaned_data["kinds"]
    return records.answered(changed, path)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int, path: str) -> HttpResponse:
    """The form of one entry; what was typed stays when it is refused."""
    account = account_of(request)
    reading = queries.reading_for(account, pk)
    try:
        form_class = form_for(path)
        if form_class is None or reading.state not in LEFT:
            raise Http404
        initial = _initial(form_class, reading.record, path)
    except NoSuchEntry:
        raise Http404 from None
    form = form_class(request.POST or None, initial=initial, record=reading.record, account=account)
    if request.method == "POST" and form.is_valid():
        record = _corrected(reading.record, path, form)
        actions.correct(reading=reading, record=record, fields=[path], by=account, at=timezone.now())
        return changed_answer(request, pk)
    return _draw(request, reading, path, form, account)


def _draw(
    request: HttpRequest, reading: Reading, path: str, form: EntryForm, account: Account
) -> HttpResponse:
    context = {
        "reading": reading,
        "path": path,
        "form": form,
        "heading": label_of(path) or form.heading,
        "removable": records.parts(path)[1] is not None and _value(reading.record, path) is not None,
        "moves": [(key, label_of(key)) for key in MOVES if key != records.parts(path)[0]]
        if records.parts(path)[0] in records.PEOPLE and _value(reading.record, path)
        else [],
        "fragment": bool(getattr(request, "htmx", False)),
    }
    template = "reports/entry.html#form" if context["fragment"] else "reports/entry.html"
    return render(request, template, context, status=422 if form.errors else 200)


@require_POST
def remove(request: HttpRequest, pk: int, path: str) -> HttpResponse:
    """Take an entry out of the record, or move a person to another section (``to``)."""
    account = account_of(request)
    reading, to = queries.reading_for(account, pk), request.POST.get("to", "")
    try:
        if form_for(path) is None:
            raise Http404
        record = records.moved(reading.record, path, to) if to else records.removed(reading.record, path)
    except NoSuchEntry:
        raise Http404 from None
    actions.correct(reading=reading, record=record, fields=[path], by=account, at=timezone.now())
    return redirect("reports:reading", pk)
