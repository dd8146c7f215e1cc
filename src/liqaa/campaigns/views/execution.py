"""A body's execution of a directive: what was done, the one next step, the word of the level above."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.bodies.queries import bodies_seen_by
from liqaa.campaigns import actions, queries, rules
from liqaa.campaigns.forms import FigureForm, ReasonForm, RemarkForm, ReportForm
from liqaa.campaigns.models import Execution
from liqaa.campaigns.queries.later_ends import ends_of
from liqaa.campaigns.queries.wording import TONES, label_of, time_left, time_tone
from liqaa.campaigns.views.directive import asked_words
from liqaa.campaigns.views.steps import next_step, steps_of
from liqaa.files.documents import response_for
from liqaa.kit.forms import key_typed, say
from liqaa.kit.refusals import Refused
from liqaa.meetings.models import Meeting
from liqaa.meetings.queries import meetings_seen_by
from liqaa.meetings.rules import RECORD


def load(request: HttpRequest, pk: int) -> tuple[Execution, Account]:
    """The execution of an address and the account that asks for it; 404 for an outsider."""
    account = account_of(request)
    return queries.execution_for_page(pk, account, on=timezone.localdate()), account


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of an execution. Opened by somebody of the body, it is marked as seen: a receipt."""
    execution, account = load(request, pk)
    if execution.seen_at is None and queries.acts_for(account, execution.body, on=timezone.localdate()):
        actions.mark_seen(execution=execution, by=account, at=timezone.now())
        execution, account = load(request, pk)
    return page(request, execution, account)


def page(
    request: HttpRequest, execution: Execution, account: Account, *, status: int = 200, **extra: Any
) -> HttpResponse:
    """Draw the page, also with a refused form on it."""
    today = timezone.localdate()
    directive, state = execution.directive, execution.state  # type: ignore[attr-defined]
    may_execute = account.may(rules.EXECUTE, at=execution.scope, body=execution.body)
    owed = may_execute and state in rules.OWED
    evidence = list(queries.evidence_of(execution))
    facts = queries.facts_of(execution, evidence=bool(evidence))
    proposals = queries.proposals_for(execution, account, on=today) if owed else queries.Proposals()
    contact = queries.contacts_of([execution.body], account, on=today).get(execution.body_id)
    context = {
        "page_title": directive.title,
        "execution": execution,
        "directive": directive,
        "state": state,
        "state_label": label_of(state, directive.ask),
        "state_tone": TONES.get(state, ""),
        "left": time_left(directive, on=today) if state in rules.OWED else "",
        "left_tone": time_tone(directive, on=today),
        "asked_types": asked_words(directive),
        "agenda": [line for line in directive.agenda.splitlines() if line.strip()],
        "extensions": ends_of(execution.ends),  # type: ignore[attr-defined]
        "steps": steps_of(execution, facts),
        "step": next_step(execution, facts, state) if may_execute else None,
        "may_execute": may_execute,
        "step_owed": state in rules.OWED,
        "call_url": _call_url(execution, account) if may_execute else "",
        "may_judge": account.may(rules.APPROVE, at=execution.above),
        "proposals": proposals,
        "contact": contact,
        "evidence": evidence,
        "remarks": list(queries.history_of_work(execution)),
        "report_form": ReportForm(),
        "figure_form": FigureForm(initial={"figure": proposals.figure}),
        "remark_form": RemarkForm(),
        "excuse_form": ReasonForm(),
    }
    return render(request, "campaigns/execution.html", context | extra, status=status)


def _call_url(execution: Execution, account: Account) -> str:
    """Where the meeting a memo asks for is called, with its words; nothing where the reader calls none."""
    directive = execution.directive
    if directive.ask != rules.MEETING or not account.may(RECORD, at=execution.scope, body=execution.body):
        return ""
    query = QueryDict(mutable=True)
    query["organiser"], query["title"] = str(execution.body_id), directive.title
    query["kinds"] = directive.meeting_kind
    query.setlist("agenda", [line for line in directive.agenda.splitlines() if line.strip()])
    return f"{reverse('meetings:call')}?{query.urlencode()}"


def _change(
    request: HttpRequest,
    pk: int,
    action: Callable[..., object],
    said: str,
    *,
    form: forms.Form | None = None,
    name: str = "",
    **given: Any,
) -> HttpResponse:
    """Do one thing to an execution for whoever may; a refusal is shown on its page beside what was typed."""
    execution, account = load(request, pk)
    move = {"satisfy": "hold"}.get(action.__name__, action.__name__)
    right = rules.RIGHTS[move]
    if right == rules.APPROVE:
        account.require(right, at=execution.above)
    else:
        account.require(right, at=execution.scope, body=execution.body)
    refusal = None
    if form is None or form.is_valid():
        try:
            if form is not None:
                given |= form.cleaned_data
            action(execution=execution, by=account, at=timezone.now(), **given)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, said)
            return redirect("campaigns:execution", pk=pk)
    if form is not None and refusal is not None:
        say(form, refusal)
        refusal = None
    extra: dict[str, Any] = {name: form, "open_dialog": name} if form is not None else {}
    return page(request, execution, account, status=422, refusal=refusal, **extra)


@require_POST
def acknowledge(request: HttpRequest, pk: int) -> HttpResponse:
    """Take note of it."""
    return _change(request, pk, actions.acknowledge, _("Noted: the level above sees that you have it."))


@require_POST
def satisfy(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm what answers it: a meeting, a body or a figure."""
    execution, account = load(request, pk)
    said = _("Confirmed. Now report on it.")
    if execution.directive.ask == rules.FIGURE:
        form = FigureForm(request.POST)
        return _change(request, pk, actions.satisfy, said, form=form, name="figure_form")
    given: dict[str, Any] = {}
    if request.POST.get("meeting"):
        given["meeting"] = get_object_or_404(meetings_seen_by(account), pk=_number(request, "meeting"))
    if request.POST.get("body"):
        given["body"] = get_object_or_404(bodies_seen_by(account), pk=_number(request, "body"))
    meeting = given.get("meeting")
    if meeting and meeting.state == Meeting.State.PLANNED:
        said = _("Confirmed: the meeting is planned.")
    return _change(request, pk, actions.satisfy, said, **given)


def _number(request: HttpRequest, name: str) -> int:
    key = key_typed(request.POST.get(name, ""))
    if key is None:
        raise Http404
    return key


@require_POST
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand it in."""
    form = ReportForm(request.POST, request.FILES)
    said = _("Reported: it waits for the level above.")
    return _change(request, pk, actions.report, said, form=form, name="report_form")


@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept what was reported."""
    return _change(request, pk, actions.approve, _("Approved."))


@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it back with a remark."""
    form = RemarkForm(request.POST)
    said = _("Sent back with your remark.")
    return _change(request, pk, actions.send_back, said, form=form, name="remark_form")


@require_POST
def excuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Free a body from it."""
    form = ReasonForm(request.POST)
    return _change(request, pk, actions.excuse, _("Excused."), form=form, name="excuse_form")


@require_safe
def evidence(request: HttpRequest, pk: int, evidence_pk: int) -> FileResponse:
    """A file that was handed in, for those who see the execution."""
    execution, account = load(request, pk)
    handed_in = execution.task.evidence.filter(pk=evidence_pk, file__isnull=False)
    found = get_object_or_404(handed_in.select_related("file"))
    assert found.file is not None
    return response_for(found.file, of=execution.task, place=execution.scope, by=account, at=timezone.now())
