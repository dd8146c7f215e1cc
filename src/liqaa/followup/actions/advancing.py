"""The steps of a body's founding and renewals: each taken with its proof, or left out for a kept reason."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

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
from liqaa.followup.actions.owing import Owed, owe
from liqaa.followup.actions.sentences import refused
from liqaa.followup.models import Evidence, FoundingStep, Outcome, Task
from liqaa.followup.queries.founding import Course, course_of
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
    """Say that the next step of a body's founding or renewal was taken; it moves where the step leads.

    The proof hangs under the task that founds or renews the body; where none does, one is opened. The last
    step of a renewal starts the new mandate that day. Raises
    ``Refused`` for another step than the next, a day to come or before the last step's, a step without
    the evidence that the charter asks for, a meeting that was not held.
    """
    body, wanted, course = _next(body, step, "take", at=at)
    today = timezone.localdate(at)
    _check_day(course, done_on, today=today)
    if wanted.evidence and not proof:
        raise refused(Reason.STEP_NEEDS_PROOF, "text")
    if proof.meeting and proof.meeting.state != Meeting.State.HELD:
        raise refused(Reason.MEETING_NOT_HELD, "meeting")
    taken = FoundingStep.objects.create(
        body=body,
        scope=body.scope,
        renewal=course.renewal,
        step=step,
        done_on=done_on,
        evidence=_evidence(body, wanted, course, proof, by=by, at=at) if proof else None,
        meeting=proof.meeting,
        by=by,
        at=at,
        **_before(body, wanted, course),
    )
    _move(body, wanted, course, done_on, by=by, at=at)
    journal.record("followup.take_step", taken, by=by, at=at, place=body.scope, fields=["step", "done_on"])
    return taken


@transaction.atomic
def skip_step(*, body: Body, step: str, reason: str, by: Account, at: datetime) -> FoundingStep:
    """Leave the next step out, with the reason; it shows on the body's page and in the journal.

    The last step is not left out: raises ``Refused``, also without a reason.
    """
    if not reason.strip():
        raise refused(Reason.SKIP_NEEDS_REASON, "reason")
    body, _wanted, course = _next(body, step, "leave_out", at=at)
    if not rules.may_leave_out(step, course.acts):
        raise refused(Reason.CANNOT_BE_LEFT_OUT, "reason")
    left = FoundingStep.objects.create(
        body=body,
        scope=body.scope,
        renewal=course.renewal,
        step=step,
        done_on=timezone.localdate(at),
        skipped=reason.strip(),
        by=by,
        at=at,
    )
    journal.record("followup.skip_step", left, by=by, at=at, place=body.scope, fields=["step", "skipped"])
    return left


def _next(body: Body, step: str, move: str, *, at: datetime) -> tuple[Body, Step, Course]:
    """The body held fast, and the step where its course allows the move; Refused otherwise."""
    body = Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    today = timezone.localdate(at)
    course = course_of(body, body_queries.charter(today), on=today)
    if course is None:
        raise refused(Reason.STEP_UNKNOWN)
    if not course.running:
        raise refused(Reason.BODY_NOT_FOUNDING)
    steps = {each.key: each for each in course.steps}
    if step not in steps:
        raise refused(Reason.STEP_UNKNOWN)
    if rules.step_after(move, course.states[step]) is None:
        raise refused(Reason.STEP_NOT_NEXT)
    return body, steps[step], course


def _check_day(course: Course, done_on: date, *, today: date) -> None:
    if done_on > today:
        raise refused(Reason.STEP_IN_FUTURE, "done_on")
    last = max((each.done_on for each in course.kept.values() if not each.skipped), default=None)
    if last is not None and done_on < last:
        raise refused(Reason.STEP_TOO_EARLY, "done_on")


def _evidence(body: Body, step: Step, course: Course, proof: Proof, *, by: Account, at: datetime) -> Evidence:
    """The proof of a step, under the task of its course; the task's own state does not move."""
    task = _task(body, course, by=by, at=at)
    stored = files.store(upload=proof.file, by=by, at=at) if proof.file else None
    text = f"{step.name.ar}: {proof.text.strip()}" if proof.text.strip() else step.name.ar
    return Evidence.objects.create(
        task=task, scope=task.scope, at=at, by=by, text=text, file=stored, meeting=proof.meeting
    )


def _task(body: Body, course: Course, *, by: Account, at: datetime) -> Task:
    """The task under which a course is proved: the one that founds the body, or one for this renewal."""
    known = next((each.evidence.task for each in course.kept.values() if each.evidence), None)
    if known is None and course.lifecycle == rules.FOUND:
        known = body.founding_tasks.exclude(state=rules.CANCELLED).order_by("pk").first()
    if known is not None:
        return known
    owed = Owed(
        title=f"{course.title}: {body.name_ar}" if course.title else body.name_ar,
        type=Outcome.Type.BODY,
        scope=body.scope,
        body=body.parent or body,
        place=body.place,
        founds=body,
    )
    return owe(owed=[owed], cause=body, place=body.scope, by=by, at=at)[0]


def _before(body: Body, step: Step, course: Course) -> dict[str, Any]:
    """What the step that renews a mandate has to remember, so that it can be taken back."""
    if course.lifecycle != rules.RENEW or step.key != course.steps[-1].key:
        return {}
    return {"state_before": body.state, "mandate_before": body.mandate_ends_on}


def _move(body: Body, step: Step, course: Course, on: date, *, by: Account, at: datetime) -> None:
    """Bring the body to the state a step leaves it in, where it is not there yet."""
    if course.lifecycle == rules.RENEW:
        if step.key == course.steps[-1].key:
            bodies.change_state(body=body, state="structured", on=on, by=by, at=at)
        return
    to = rules.STATE_OF_STEP.get(step.state, body.state)
    if to == body.state or (to, body.state) == ("planned", "preparatory"):
        return
    if to == "structured" and not may_move(body.state, to):
        bodies.change_state(body=body, state="preparatory", on=on, by=by, at=at)
    bodies.change_state(body=body, state=to, on=on, by=by, at=at)
