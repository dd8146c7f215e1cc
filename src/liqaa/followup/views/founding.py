"""The founding or renewal of a body: its steps, taking the next one with its proof, leaving one out."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.bodies import queries as bodies
from liqaa.bodies import rules as body_rules
from liqaa.bodies.models import Body
from liqaa.followup import actions, queries, rules
from liqaa.followup.forms import SkipForm, StepForm
from liqaa.followup.models.founding import EVIDENCE_NAMES
from liqaa.kit.forms import done


@require_safe
def founding(request: HttpRequest, pk: int) -> HttpResponse:
    """The steps of a body's founding or renewal, and a form for the next where the reader may take it."""
    body, _account = _seen(request, pk)
    return _page(request, body)


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the next step, with its proof."""
    body, account = _to_move(request, pk)
    form = StepForm(request.POST, request.FILES, account=account, path=body.scope)

    def act() -> object:
        return actions.take_step(
            body=body,
            step=form.cleaned_data["step"],
            done_on=form.cleaned_data["done_on"],
            proof=form.proof(),
            by=account,
            at=timezone.now(),
        )

    if done(form, act):
        messages.success(request, _("The step is taken, with its proof."))
        return redirect("followup:founding", pk=pk)
    return _page(request, body, status=422, step_form=form)


@require_POST
def skip(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the next step out, with the reason."""
    body, account = _to_move(request, pk)
    form = SkipForm(request.POST)

    def act() -> object:
        return actions.skip_step(body=body, **form.cleaned_data, by=account, at=timezone.now())

    if done(form, act):
        messages.success(request, _("The step is left out; the reason is kept."))
        return redirect("followup:founding", pk=pk)
    return _page(request, body, status=422, skip_form=form)


def _seen(request: HttpRequest, pk: int) -> tuple[Body, Account]:
    account = account_of(request)
    body = bodies.bodies_seen_by(account).filter(pk=pk).first()
    if body is None:
        raise Http404
    return body, account


def _to_move(request: HttpRequest, pk: int) -> tuple[Body, Account]:
    """The body and the account that may found it: 404 for an outsider, 403 for a reader."""
    body, account = _seen(request, pk)
    account.require(body_rules.FOUND, at=body.scope)
    return body, account


def _page(request: HttpRequest, body: Body, *, status: int = 200, **refused: forms.Form) -> HttpResponse:
    account = account_of(request)
    today = timezone.localdate()
    charter = bodies.charter(today)
    course = queries.course_of(body, charter, on=today)
    lines = queries.lines_of_course(course, charter) if course and charter else []
    coming = queries.next_step(lines)
    renewal = course is not None and course.lifecycle == rules.RENEW
    title = _("Renewal of %(body)s") if renewal else _("Founding of %(body)s")
    context = {
        "page_title": title % {"body": body.name},
        "renewal": renewal,
        "earlier": queries.earlier_steps(body, course),
        "body": body,
        "lines": lines,
        "coming": coming,
        "taken_back": queries.steps_taken_back(body),
        "undo": queries.step_to_undo(body, course) if account.may(body_rules.FOUND, at=body.scope) else None,
        "evidence": [str(EVIDENCE_NAMES[kind]) for kind in coming.evidence] if coming else [],
    }
    if coming and account.may(body_rules.FOUND, at=body.scope):
        initial = {"step": coming.key, "done_on": today}
        context["step_form"] = StepForm(account=account, path=body.scope, initial=initial)
        if not coming.last:
            context["skip_form"] = SkipForm(initial=initial)
    return render(request, "followup/founding.html", context | refused, status=status)
