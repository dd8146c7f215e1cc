"""Taking back what was written by mistake: an outcome with all it made, a plan, a proof, a step."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from liqaa.access.models import Account
from liqaa.bodies import actions as bodies
from liqaa.bodies.models import Body
from liqaa.bodies.rules.states import moves
from liqaa.followup import rules
from liqaa.followup.actions.erasing import take_made
from liqaa.followup.actions.sentences import refused
from liqaa.followup.models import Evidence, FoundingStep, Outcome, Task, TaskUpdate
from liqaa.followup.queries.undoing import moved_by, planned_by, tasks_of
from liqaa.followup.rules import Reason
from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.kit import undoing
from liqaa.meetings.actions import keep_open, undo_meeting
from liqaa.meetings.models import Meeting


@transaction.atomic
def undo_outcome(*, outcome: Outcome, by: Actor, at: datetime) -> None:
    """Take back one outcome with its tasks, the meetings planned and the bodies opened for it.

    Raises ``Refused``, with names, once work was done on a task, a planned meeting was held, or anything
    stands upon a body.
    """
    outcome = Outcome.objects.select_for_update(of=("self",)).get(pk=outcome.pk)
    keep_open(outcome.meeting)
    journal.record("followup.undo_outcome", outcome, by=by, at=at, place=outcome.scope)
    undoing.take(outcome, by=by, at=at)


def erase_made(outcome: Outcome, *, by: Actor, at: datetime) -> None:
    """The part of an outcome that goes before it: tasks, meetings planned, bodies opened."""
    take_made([outcome], by=by, at=at)


@transaction.atomic
def undo_plan(*, outcome: Outcome, by: Actor, at: datetime) -> int:
    """Take back the meetings planned for a schedule; its tasks wait for a meeting again, as before.

    All or none: raises ``Refused``, with names, once one of them was held or is built upon, and where none
    is planned. Returns how many there were.
    """
    tasks = [task for task in tasks_of([outcome]) if planned_by([task])]
    planned = [task for task in tasks if task.meeting and task.meeting.state == Meeting.State.PLANNED]
    if not planned:
        raise refused(Reason.NOTHING_PLANNED)
    list(Task.objects.select_for_update(of=("self",)).filter(pk__in=[task.pk for task in planned]))
    for task in planned:
        meeting = task.meeting
        assert meeting is not None
        if task.due_on == meeting.held_on:
            Task.objects.filter(pk=task.pk).update(due_on=outcome.due_on)
        undo_meeting(meeting=meeting, by=by, at=at)
    journal.record("followup.undo_plan", outcome, by=by, at=at, place=outcome.scope, fields=["meeting"])
    return len(planned)


@transaction.atomic
def undo_evidence(*, evidence: Evidence, by: Actor, at: datetime) -> Task:
    """Take back a proof handed in by mistake; the task stands where it stood before it.

    Raises ``Refused``, with names, once it was accepted or sent back, or proves a step of a founding.
    """
    evidence = (
        Evidence.objects.select_for_update(of=("self",)).select_related("task__outcome").get(pk=evidence.pk)
    )
    task = Task.objects.select_for_update(of=("self",)).get(pk=evidence.task_id)
    journal.record(
        "followup.undo_evidence", task, by=by, at=at, place=task.scope, fields=["evidence", "state"]
    )
    undoing.take(evidence, by=by, at=at)
    TaskUpdate.objects.filter(task=task, at=evidence.at, by=evidence.by_id, state=rules.DONE).delete()
    if evidence.meeting_id and task.meeting_id == evidence.meeting_id and not planned_by([evidence.task]):
        task.meeting = None
    if task.state == rules.DONE and not task.evidence.exists():
        last = task.updates.order_by("-at", "-pk").first()
        task.state, task.done_at = last.state if last else rules.OPEN, None
    task.save(update_fields=["state", "done_at", "meeting"])
    return task


@transaction.atomic
def undo_step(*, step: FoundingStep, by: Account, at: datetime, reason: str = "") -> Body:
    """Take back the last step of a founding or a renewal with its proof; the body is as it was before it.

    A step of a renewal asks for a ``reason``, which stays on the body's page. Raises ``Refused`` where
    another step follows it, the body is founded by now, or was changed since its new mandate began.
    """
    step = (
        FoundingStep.objects.select_for_update(of=("self",))
        .select_related("body", "evidence")
        .get(pk=step.pk)
    )
    if step.undone_at is not None:
        raise refused(Reason.STEP_NOT_TAKEN)
    if step.renewal and not reason.strip():
        raise refused(Reason.UNDO_NEEDS_REASON, "reason")
    body, proof, moved = step.body, step.evidence, moved_by(step)
    journal.record("followup.undo_step", body, by=by, at=at, place=body.scope, fields=["step"])
    undoing.take(step, by=by, at=at, remove=_keeping(step, reason, by=by, at=at) if step.renewal else None)
    if proof is not None:
        _drop(proof, opened_at=step.at)
    if moved and step.renewal:
        return _mandate_before(step, by=by, at=at)
    if moved and body.state == Body.State.PREPARATORY:
        body = bodies.change_state(body=body, state=Body.State.PLANNED, on=step.done_on, by=by, at=at)
    return body


def _keeping(step: FoundingStep, reason: str, *, by: Account, at: datetime) -> Callable[[], None]:
    """A step of a renewal is not deleted: that it was taken back, and why, stays."""

    def remove() -> None:
        step.evidence, step.undone_at, step.undone_by, step.undone_why = None, at, by, reason.strip()
        step.save(update_fields=["evidence", "undone_at", "undone_by", "undone_why"])

    return remove


def _drop(proof: Evidence, *, opened_at: datetime) -> None:
    """Delete a proof, and the task that was opened to hang it under."""
    proof.delete()
    opened = Task.objects.filter(pk=proof.task_id, outcome=None, created_at=opened_at).first()
    if opened is not None and not undoing.look([opened]).hindered:
        opened.delete()


def _mandate_before(step: FoundingStep, *, by: Account, at: datetime) -> Body:
    """The body with the mandate and the state it had before the renewal's last step."""
    body = bodies.describe_body(body=step.body, mandate_ends_on=step.mandate_before, by=by, at=at)
    body = bodies.mark_renewal(body=body, by=by, at=at)
    today = timezone.localdate(at)
    if body.state != step.state_before and step.state_before in moves(
        body.state, body.mandate_ends_on, today
    ):
        body = bodies.change_state(body=body, state=step.state_before, on=today, by=by, at=at)
    return body
