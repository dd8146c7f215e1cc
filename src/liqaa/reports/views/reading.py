"""One reading: its text beside its record, corrected entry by entry, confirmed, undone."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.campaigns.models import Execution
from liqaa.kit import links, undoing
from liqaa.kit.arabic import isolate
from liqaa.kit.confirming import Undo, confirm_undo
from liqaa.kit.refusals import Refused
from liqaa.meetings.models import Meeting
from liqaa.reports import actions, queries, rules
from liqaa.reports.models import Reading
from liqaa.reports.queries.batches import LEFT
from liqaa.reports.queries.resolution import reach_of_people
from liqaa.reports.rules import record as records
from liqaa.reports.rules.marks import excerpt, stretches
from liqaa.reports.rules.questions import open_questions
from liqaa.reports.views.batches import to_next
from liqaa.reports.views.handing_in import confidences
from liqaa.reports.views.sections import sections_of
from liqaa.reports.views.sentences import sentence_of


def page_context(reading: Reading, account: Account, **extra: Any) -> dict[str, Any]:
    """Everything the two panes show."""
    record = reading.record
    people = queries.people_of(record, reach=reach_of_people(account))
    plan = queries.plan_of(record, people, account)
    sections = sections_of(
        record,
        organiser=plan.organiser.name if plan.organiser else "",
        sure=confidences(reading.found),
        language=get_language() or "ar",
    )
    return {
        "reading": reading,
        "stretches": stretches(reading.text, reading.found["findings"]),
        "sections": sections,
        "asked": [each for each in people if each.open],
        "recognised": [each for each in people if each.chosen],
        "questions": [
            (each, sentence_of(each), excerpt(reading.text, reading.found["findings"], each.path))
            for each in open_questions(reading.found, record)
        ],
        "plan": plan,
        "may_confirm": bool(plan.organiser and account.may(rules.CONFIRM, at=plan.organiser.scope)),
        "editable": reading.state in LEFT,
        "twins": queries.twins_of(reading, account) if reading.state in LEFT else [],
        "retellings": list(reading.retellings.defer("text", "found", "record", "beside").order_by("pk")),
        "far": queries.progress_of(reading.batch) if reading.batch and reading.state in LEFT else None,
    } | extra


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The two panes."""
    account = account_of(request)
    return render(request, "reports/reading.html", page_context(queries.reading_for(account, pk), account))


@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who is meant by a name."""
    account = account_of(request)
    reading = queries.reading_for(account, pk)
    actions.choose_person(
        reading=reading,
        name=request.POST.get("name", ""),
        choice=request.POST.get("choice", ""),
        by=account,
        at=timezone.now(),
    )
    return changed_answer(request, pk)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that what was deduced is right."""
    account = account_of(request)
    reading, path = queries.reading_for(account, pk), request.POST.get("path", "")
    record = records.answered(reading.record, path)
    actions.correct(reading=reading, record=record, fields=[path], by=account, at=timezone.now())
    return changed_answer(request, pk)


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the record real; a refusal comes back to the reading with its reasons."""
    account = account_of(request)
    reading = queries.reading_for(account, pk)
    body = queries.organiser_of(reading.record, account)
    if body is not None:
        account.require(rules.CONFIRM, at=body.scope)
    try:
        meeting = actions.confirm(reading=reading, by=account, at=timezone.now())
    except Refused as refusal:
        context = page_context(reading, account, refusal=refusal)
        return render(request, "reports/reading.html", context, status=422)
    messages.success(request, _("The record was made. Give its tasks an owner and a date."))
    if reading.answers is not None:
        _point_at_memo(request, reading.answers, meeting, account)
    if reading.batch is not None:
        return to_next(reading.batch, but=reading)
    return redirect(links.url_for(meeting) or "reports:list")


def _point_at_memo(request: HttpRequest, memo: Execution, meeting: Meeting, account: Account) -> None:
    """Lead back to the memo that the report was handed in for: it is answered there, by a person."""
    link = format_html('<a href="{}">{}</a>', links.url_for(memo), isolate(memo.directive.title))
    if queries.answered_by(meeting, memo, account, on=timezone.localdate()):
        words = _("It is proposed as the answer to the memo %(memo)s: confirm it there.")
        messages.success(request, format_html(words.replace("%(memo)s", "{}"), link))
    else:
        words = _("It does not fit the memo %(memo)s: another kind, another body, or an earlier day.")
        messages.warning(request, format_html(words.replace("%(memo)s", "{}"), link))


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back all that confirming made, once the reader has seen what it is."""
    account = account_of(request)
    reading = queries.reading_for(account, pk)
    account.require(rules.CONFIRM, at=reading.scope)
    page, meeting = reverse("reports:reading", args=[pk]), reading.meeting
    if meeting is None:
        return redirect(page)
    asked = Undo(
        title=_("Undo: a confirmed report"),
        subject=meeting,
        find=lambda: undoing.look([meeting]),
        act=lambda: actions.undo(reading=reading, by=account, at=timezone.now()),
        back=page,
        after=page,
        keeps=_("The reading stays, with what you corrected in it: confirm it again, or throw it away."),
    )
    return confirm_undo(request, asked)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    account = account_of(request)
    reading = queries.reading_for(account, pk)
    actions.discard(reading=reading, by=account, at=timezone.now())
    messages.success(request, _("The reading was thrown away."))
    return redirect("reports:list") if reading.batch is None else to_next(reading.batch)


def changed_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The reading drawn again, where the reader of it was: questions and plan change with the record."""
    if getattr(request, "htmx", False):
        return HttpResponse(headers={"HX-Refresh": "true"})
    return redirect("reports:reading", pk)
