"""The steps of a body's founding: each taken with its proof, or left out for a reason that is kept."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from liqaa.access.models import Account
from liqaa.bodies import actions as bodies
from liqaa.bodies import queries as body_queries
from liqaa.bodies.models import Body
from liqaa.bodies.rules.states import may_move
from liqaa.bodies.text.charter import Step
from liqaa.files import actions as files
from liqaa.followup import rules
from liqaa.followup.actions.sentences import refused
from liqaa.followup.models import Evidence, FoundingStep, Outcome, Task
from liqaa.followup.rules import Reason
from liqaa.journal import actions as journal
from liqaa.meetings.models import Meeting


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What shows that a step was taken: words, a file, a meeting that was held."""

    text: str = ""
    file: UploadedFile | None = None
    meeting: Meeting | None = None

    def __bool__(self) -> bool:
        """Whether it holds anything."""
        return bool(self.text.strip() or self.file or self.meeting)


@transaction.atomic
def take_step(
    *, body: Body, step: str, done_on: date, proof: Proof, by: Account, at: datetime
) -> FoundingStep:
    """Say that the next step of a body's founding was taken; the body moves to the state it leads to.

    The proof hangs under the task that founds the body; where none does, one is opened. Raises
    ``Refused`` for another step than the next, a day to come or before the last step's, a step without
    the evidence that the charter asks for, a meeting that was not held.
    """
    body, wanted = _next(body, step, at=at)
    today = timezone.localdate(at)
    _check_day(body, done_on, today=today)
    if wanted.evidence and not proof:
        raise refused(Reason.STEP_NEEDS_PROOF, "text")
    if proof.meeting and proof.meeting.state != Meeting.State.HELD:
        raise refused(Reason.MEETING_NOT_HELD, "meeting")
    taken = FoundingStep.objects.create(
        body=body,
        scope=body.scope,
        step=step,
        done_on=done_on,
        evidence=_evidence(body, wanted, proof, by=by, at=at) if proof else None,
        meeting=proof.meeting,
        by=by,
        at=at,
    )
    _move(body, wanted, done_on, by=by, at=at)
    journal.record("followup.take_step", taken, by=by, at=at, place=body.scope, fields=["step", "done_on"])
    return taken


@transaction.atomic
def skip_step(*, body: Body, step: str, reason: str, by: Account, at: datetime) -> FoundingStep:
    """Leave the next step out, with the reason; it shows on the body's page and in the journal.

    The step that makes the body structured is not left out: raises ``Refused``, also without a reason.
    """
    if not reason.strip():
        raise refused(Reason.SKIP_NEEDS_REASON, "reason")
    body, wanted = _next(body, step, at=at)
    if not rules.may_leave_out(wanted.state):
        raise refused(Reason.STEP_NEEDS_PROOF, "reason")
    left = FoundingStep.objects.create(
        body=body,
        scope=body.scope,
        step=step,
        done_on=timezone.localdate(at),
        skipped=reason.strip(),
        by=by,
        at=at,
    )
    journal.record("followup.skip_step", left, by=by, at=at, place=body.scope, fields=["step", "skipped"])
    return left


def _next(body: Body, step: str, *, at: datetime) -> tuple[Body, Step]:
    """The body held fast, and the step where it is the next one; Refused otherwise."""
    body = Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    if body.state not in rules.FOUNDING_STATES:
        raise refused(Reason.BODY_NOT_FOUNDING)
    charter = body_queries.charter(timezone.localdate(at))
    steps = {each.key: each for each in charter.steps_for(body.type)} if charter else {}
    if step not in steps:
        raise refused(Reason.STEP_UNKNOWN)
    settled = {each.step: bool(each.skipped) for each in body.founding_steps.all()}
    if rules.step_states(list(steps), settled, founding=True)[step] != rules.STEP_NEXT:
        raise refused(Reason.STEP_NOT_NEXT)
    return body, steps[step]


def _check_day(body: Body, done_on: date, *, today: date) -> None:
    if done_on > today:
        raise refused(Reason.STEP_IN_FUTURE, "done_on")
    last = body.founding_steps.filter(skipped="").order_by("-done_on").first()
    if last is not None and done_on < last.done_on:
        raise refused(Reason.STEP_TOO_EARLY, "done_on")


def _evidence(body: Body, step: Step, proof: Proof, *, by: Account, at: datetime) -> Evidence:
    """The proof of a step, under the task that founds the body; the task's own state does not move."""
    task = body.founding_tasks.exclude(state=rules.CANCELLED).order_by("pk").first()
    if task is None:
        task = Task.objects.create(
            title=body.name_ar,
            type=Outcome.Type.BODY,
            scope=body.scope,
            body=body.parent or body,
            place=body.place,
            founds=body,
            created_at=at,
        )
    stored = files.store(upload=proof.file, by=by, at=at) if proof.file else None
    text = f"{step.name.ar}: {proof.text.strip()}" if proof.text.strip() else step.name.ar
    return Evidence.objects.create(
        task=task, scope=task.scope, at=at, by=by, text=text, file=stored, meeting=proof.meeting
    )


def _move(body: Body, step: Step, on: date, *, by: Account, at: datetime) -> None:
    """Bring the body to the state a step leaves it in, where it is not there yet."""
    to = rules.STATE_OF_STEP.get(step.state, body.state)
    if to == body.state or (to, body.state) == ("planned", "preparatory"):
        return
    if to == "structured" and not may_move(body.state, to):
        bodies.change_state(body=body, state="preparatory", on=on, by=by, at=at)
    bodies.change_state(body=body, state=to, on=on, by=by, at=at)
