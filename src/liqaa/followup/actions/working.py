"""Working on a task: starting, handing in evidence, verifying, sending back, cancelling."""

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from liqaa.access.models import Account
from liqaa.files import actions as files
from liqaa.files.models import StoredFile
from liqaa.followup import rules
from liqaa.followup.actions.sentences import refused
from liqaa.followup.models import Evidence, Task, TaskUpdate
from liqaa.followup.rules import Reason
from liqaa.journal import actions as journal
from liqaa.meetings.models import Meeting


def _locked(task: Task, move: str) -> Task:
    """The task as it stands now, held fast; Refused where it does not allow ``move``."""
    task = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    reason = rules.refusal(move, task.state)
    if reason:
        raise refused(reason)
    return task


def _moved(task: Task, move: str, *, by: Account, at: datetime, text: str = "", **changes: Any) -> Task:
    """Write the new state, the word that goes with it, and the line of the journal."""
    changes["state"] = rules.after(move, task.state)
    for field, value in changes.items():
        setattr(task, field, value)
    task.save(update_fields=list(changes))
    TaskUpdate.objects.create(task=task, scope=task.scope, at=at, by=by, state=task.state, text=text.strip())
    journal.record(f"followup.{move}", task, by=by, at=at, place=task.scope, fields=changes)
    return task


@transaction.atomic
def start(*, task: Task, by: Account, at: datetime) -> Task:
    """Say that work on an open task has begun."""
    return _moved(_locked(task, "start"), "start", by=by, at=at)


@transaction.atomic
def add_evidence(
    *,
    task: Task,
    by: Account,
    at: datetime,
    text: str = "",
    file: StoredFile | UploadedFile | None = None,
    meeting: Meeting | None = None,
    reached: int | None = None,
) -> Evidence:
    """Hand in what shows that a task was done: words, a file, a meeting that was held; then it is verified.

    ``reached`` is the figure reached, where the task has a target. Raises ``Refused`` where nothing is
    handed in, the meeting was not held, the file is not accepted, or the task is closed.
    """
    task = _locked(task, "hand_in")
    if not text.strip() and not file and not meeting:
        raise refused(Reason.EMPTY_EVIDENCE, "text")
    if meeting and meeting.state != Meeting.State.HELD:
        raise refused(Reason.MEETING_NOT_HELD, "meeting")
    stored = files.store(upload=file, by=by, at=at) if isinstance(file, UploadedFile) else file
    evidence = Evidence.objects.create(
        task=task, scope=task.scope, at=at, by=by, text=text.strip(), file=stored, meeting=meeting
    )
    changes: dict[str, Any] = {"done_at": at}
    if meeting and task.type in rules.MEETING_TYPES:
        changes["meeting"] = meeting
    if reached is not None:
        changes["reached"] = reached
    _moved(task, "hand_in", by=by, at=at, **changes)
    return evidence


@transaction.atomic
def record_figure(*, task: Task, reached: int, by: Account, at: datetime) -> Task:
    """Say how far a target is, before it is handed in. Raises ``Refused`` where there is no target."""
    task = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    if task.target is None:
        raise refused(Reason.NO_TARGET)
    if reason := rules.refusal("assign", task.state):
        raise refused(reason)
    task.reached, task.state = reached, rules.STARTED
    task.save(update_fields=["reached", "state"])
    words = f"{reached} / {task.target}"
    TaskUpdate.objects.create(task=task, scope=task.scope, at=at, by=by, state=task.state, text=words)
    journal.record("followup.figure", task, by=by, at=at, place=task.scope, fields=["reached", "state"])
    return task


@transaction.atomic
def verify(*, task: Task, by: Account, at: datetime) -> Task:
    """Accept what was handed in; nobody accepts their own."""
    task = _locked(task, "verify")
    handed_in_by = list(task.evidence.values_list("by_id", flat=True))
    if not rules.may_verify(handed_in_by=handed_in_by, verifier=by.pk):
        raise refused(Reason.OWN_EVIDENCE)
    return _moved(task, "verify", by=by, at=at, verified_at=at)


@transaction.atomic
def send_back(*, task: Task, remark: str, by: Account, at: datetime) -> Task:
    """Give a task back with what is missing; the evidence stays."""
    task = _locked(task, "send_back")
    if not remark.strip():
        raise refused(Reason.NO_REMARK, "remark")
    return _moved(task, "send_back", by=by, at=at, text=remark, done_at=None)


@transaction.atomic
def cancel(*, task: Task, reason: str, by: Account, at: datetime) -> Task:
    """Close a task that is no longer owed, and say why."""
    task = _locked(task, "cancel")
    if not reason.strip():
        raise refused(Reason.NO_REASON_GIVEN, "reason")
    return _moved(task, "cancel", by=by, at=at, text=reason)
