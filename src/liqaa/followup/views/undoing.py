"""Taking back an outcome, a plan of meetings, a proof, a step: what goes is shown before the button."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liqaa.access.views.asking import account_of
from liqaa.bodies import rules as body_rules
from liqaa.bodies.queries import bodies_seen_by
from liqaa.followup import actions, queries, rules
from liqaa.followup.forms import UndoStepForm
from liqaa.followup.models import Evidence, FoundingStep
from liqaa.followup.queries.undoing import planned_by, tasks_of
from liqaa.kit import undoing
from liqaa.kit.confirming import Undo, confirm_undo
from liqaa.meetings import rules as meeting_rules


@require_http_methods(["GET", "HEAD", "POST"])
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back an outcome written by mistake, with all it made."""
    account = account_of(request)
    shown = queries.outcome_for_page(pk, account)
    account.require(rules.RECORD, at=shown.scope)
    asked = Undo(
        title=_("Undo: an outcome"),
        subject=shown,
        find=lambda: undoing.look([shown]),
        act=lambda: actions.undo_outcome(outcome=shown, by=account, at=timezone.now()),
        back=reverse("followup:outcome", args=[pk]),
        after=reverse("meetings:meeting", args=[shown.meeting_id]),
    )
    return confirm_undo(request, asked)


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the meetings planned for a schedule."""
    account = account_of(request)
    shown = queries.outcome_for_page(pk, account)
    account.require(meeting_rules.RECORD, at=shown.scope)
    account.require(rules.ASSIGN, at=shown.scope)
    page = reverse("followup:outcome", args=[pk])

    def find() -> undoing.Finding:
        meetings = [each for each in planned_by(tasks_of([shown])) if each.state == meeting_rules.PLANNED]
        finding = undoing.Finding(going=[undoing.Group(_("Meetings planned"), meetings)])
        finding.add(undoing.look(meetings))
        return finding

    asked = Undo(
        title=_("Undo: the plan of its meetings"),
        subject=shown,
        find=find,
        act=lambda: actions.undo_plan(outcome=shown, by=account, at=timezone.now()),
        back=page,
        after=page,
        keeps=_("The outcome and its tasks stay: only the meetings planned for them go."),
    )
    return confirm_undo(request, asked)


@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a proof handed in by mistake: by whoever handed it in, or may assign the task."""
    account = account_of(request)
    seen = Evidence.objects.filter(task__in=queries.tasks_seen_by(account))
    proof = get_object_or_404(seen.select_related("task__outcome", "file"), pk=pk)
    if proof.by_id != account.pk and not account.may(rules.ASSIGN, at=proof.scope):
        raise PermissionDenied
    page = reverse("followup:task", args=[proof.task_id])
    asked = Undo(
        title=_("Undo: evidence"),
        subject=proof,
        find=lambda: undoing.look([proof]),
        act=lambda: actions.undo_evidence(evidence=proof, by=account, at=timezone.now()),
        back=page,
        after=page,
        keeps=_("The task returns to where it stood before this was handed in."),
    )
    return confirm_undo(request, asked)


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the last step of a founding or a renewal; of a renewal for a reason that stays."""
    account = account_of(request)
    seen = FoundingStep.objects.filter(body__in=bodies_seen_by(account), undone_at=None)
    taken = get_object_or_404(seen.select_related("body", "evidence"), pk=pk)
    account.require(body_rules.FOUND, at=taken.scope)
    page = reverse("followup:founding", args=[taken.body_id])
    form = UndoStepForm(request.POST if request.method == "POST" else None) if taken.renewal else None

    def act() -> object:
        reason = form.cleaned_data["reason"] if form else ""
        return actions.undo_step(step=taken, reason=reason, by=account, at=timezone.now())

    asked = Undo(
        title=_("Undo: a step of the renewal") if taken.renewal else _("Undo: a step of the founding"),
        subject=taken,
        find=lambda: undoing.look([taken]),
        act=act,
        form=form,
        back=page,
        after=page,
        keeps=_("The body returns to the state it was in before this step."),
    )
    return confirm_undo(request, asked)
