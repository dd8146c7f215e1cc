"""Handing a report in: ours is kept as a draft, anybody else's is shown and kept nowhere."""

from datetime import date
from importlib.resources import files
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liqaa.access.models import Account
from liqaa.bodies.queries import organisation
from liqaa.campaigns.models import Execution
from liqaa.kit.pages import page_of
from liqaa.reports import actions, queries, rules
from liqaa.reports.forms import ReportForm
from liqaa.reports.models import Reading
from liqaa.reports.queries.resolution import reach_of_people
from liqaa.reports.rules import record as records
from liqaa.reports.rules.marks import stretches
from liqaa.reports.text.read import read_report
from liqaa.reports.text.samples import dated, last_sunday
from liqaa.reports.views.asking import writer
from liqaa.reports.views.sections import sections_of


def sample(today: date) -> str:
    """The sample report that the demo offers to paste, told of last Sunday; empty elsewhere.

    It is the one that names this organisation.
    """
    here = organisation() if settings.DEMO else None
    if here is None:
        return ""
    told = [each.read_text("utf-8") for each in (files("liqaa.reports") / "samples").iterdir()]
    ours = next((text for text in told if here.name_ar in text), "")
    return dated(ours, last_sunday(today))


@require_http_methods(["GET", "POST"])
def hand_in(request: HttpRequest) -> HttpResponse:
    """Past readings, and the place to paste the next report; ``for`` names the memo that it answers."""
    account = writer(request)
    form = ReportForm(request.POST or None, request.FILES or None)
    memo = queries.memo_for(account, request.GET.get("for", ""))
    if request.method == "POST" and form.is_valid():
        return _read(request, account, form.cleaned_data, memo)
    readings = page_of(request, queries.readings_seen_by(account).select_related("meeting"), 20)
    ours = sample(timezone.localdate())
    context = {"form": form, "readings": readings, "sample": ours, "states": Reading.State, "memo": memo}
    return render(request, "reports/hand_in.html", context, status=422 if form.errors else 200)


def _read(
    request: HttpRequest, account: Account, data: dict[str, Any], memo: Execution | None
) -> HttpResponse:
    found = read_report(data["report"]).to_json()
    if queries.is_ours(records.working_copy(found)) is False:
        return _show_foreign(request, account, found)
    if (found.get("meeting") or {}).get("status") == "no_meeting":
        messages.warning(
            request,
            _("The text tells of no meeting. Nothing was invented: fill in what you know, or throw it away."),
        )
    scope = account.reach(rules.READ).paths[0]
    reading = actions.keep(
        found=found, scope=scope, file_name=data["name"], answers=memo, by=account, at=timezone.now()
    )
    return redirect("reports:reading", reading.pk)


def _show_foreign(request: HttpRequest, account: Account, found: records.Record) -> HttpResponse:
    """The whole reading and what it would make, drawn from memory alone."""
    record = queries.resolved(records.working_copy(found), account)
    record["organiser"] = None
    people = queries.people_of(record, reach=reach_of_people(account))
    context = {
        "record": record,
        "plan": queries.plan_of(record, people, account),
        "people": people,
        "stretches": stretches(found["text"], found["findings"]),
        "sections": sections_of(
            record, organiser="", sure=confidences(found), language=get_language() or "ar"
        ),
    }
    return render(request, "reports/foreign.html", context)


def confidences(found: records.Record) -> dict[str, float]:
    """The reader's confidence for each path; the lowest where a path has several findings."""
    sure: dict[str, float] = {}
    for finding in found.get("findings", []):
        path = finding["path"]
        sure[path] = min(sure.get(path, 1.0), float(finding.get("confidence", 1)))
    return sure
