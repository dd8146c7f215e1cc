"""What a body does with a directive: sees it, acknowledges it, says what satisfies it, reports."""

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.campaigns import rules
from liqaa.campaigns.actions.sentences import refused
from liqaa.campaigns.models import Directive, Execution
from liqaa.campaigns.queries.proposals import fits, fitting_bodies
from liqaa.campaigns.queries.states import facts_of
from liqaa.campaigns.rules import Reason
from liqaa.followup import actions as followup
from liqaa.followup import rules as followup_rules
from liqaa.followup.models import Task
from liqaa.journal import actions as journal
from liqaa.meetings.models import Meeting


def locked(execution: Execution, move: str, at: datetime) -> tuple[Execution, rules.Facts]:
    """The execution as it stands now, held fast, with its facts; Refused where it does not allow ``move``."""
    held = Execution.objects.select_for_update(of=("self",))
    execution = held.select_related("directive", "meeting", "task__founds").get(pk=execution.pk)
    if execution.directive.state not in (Directive.State.ISSUED, Directive.State.CLOSED):
        raise refused(Reason.ENDED)
    facts = facts_of(execution)
    reason = rules.refusal(move, rules.state_of(facts, on=timezone.localdate(at)))
    if reason:
        raise refused(reason)
    return execution, facts


def keep(execution: Execution, verb: str, *, by: Account, at: datetime, **changes: Any) -> Execution:
    """Write the changed facts and the line of the journal."""
    for name, value in changes.items():
        setattr(execution, name, value)
    if changes:
        execution.save(update_fields=list(changes))
    journal.record(f"campaigns.{verb}", execution, by=by, at=at, place=execution.scope, fields=changes)
    return execution


@transaction.atomic
def mark_seen(*, execution: Execution, by: Account, at: datetime) -> Execution:
    """Note that somebody of the body opened it, the first time only; afterwards nothing is written."""
    if execution.seen_at is not None or execution.directive.state != Directive.State.ISSUED:
        return execution
    first = Execution.objects.filter(pk=execution.pk, seen_at=None).update(seen_at=at)
    execution.seen_at = at
    if not first:
        return execution
    if execution.delivered_at is None:
        execution.delivered_at = at
    return keep(execution, "mark_seen", by=by, at=at, delivered_at=execution.delivered_at)


@transaction.atomic
def acknowledge(*, execution: Execution, by: Account, at: datetime) -> Execution:
    """Say that the body has taken note and will do it; said already, nothing changes."""
    if execution.acknowledged_at is not None:
        return execution
    execution, _facts = locked(execution, "acknowledge", at)
    seen = execution.seen_at or at
    return keep(
        execution,
        "acknowledge",
        by=by,
        at=at,
        acknowledged_at=at,
        seen_at=seen,
        delivered_at=execution.delivered_at or seen,
    )


@transaction.atomic
def satisfy(
    *,
    execution: Execution,
    by: Account,
    at: datetime,
    meeting: Meeting | None = None,
    body: Body | None = None,
    figure: int | None = None,
) -> Execution:
    """Confirm which meeting, body or figure answers the directive: exactly one of them, the one it asks for.

    The same again is a success. Raises ``Refused`` for another kind, body or place.
    """
    _check_one(execution.directive.ask, meeting, body, figure)
    move = "plan" if meeting and meeting.state == Meeting.State.PLANNED else "hold"
    execution, _facts = locked(execution, move, at)
    if meeting:
        reason = None if execution.meeting_id == meeting.pk else fits(meeting, execution)
        if reason:
            raise refused(reason, "meeting")
        _note_on_task(execution.task, by=by, at=at, meeting=meeting)
    elif body:
        if body.pk != execution.task.founds_id and not fitting_bodies(execution).filter(pk=body.pk).exists():
            raise refused(Reason.OTHER_TYPE, "body")
        _note_on_task(execution.task, by=by, at=at, founds=body)
    else:
        _note_on_task(execution.task, by=by, at=at, reached=figure)
    linked = {"meeting": meeting} if meeting else {}
    return keep(execution, "satisfy", by=by, at=at, **linked)


def _check_one(ask: str, meeting: Meeting | None, body: Body | None, figure: int | None) -> None:
    given = {rules.MEETING: meeting, rules.FOUNDING: body, rules.FIGURE: figure}
    wanted = given.pop(ask, None)
    if any(other is not None for other in given.values()):
        raise refused(Reason.OTHER_ASK)
    if wanted is None:
        missing = {rules.MEETING: Reason.NO_MEETING, rules.FOUNDING: Reason.NOT_FOUNDED}
        raise refused(missing.get(ask, Reason.NO_FIGURE if ask == rules.FIGURE else Reason.OTHER_ASK))


def _note_on_task(task: Task, *, by: Account, at: datetime, **changes: Any) -> None:
    """Keep on the task what answers it, and say that work on it has begun."""
    for name, value in changes.items():
        setattr(task, name, value)
    task.save(update_fields=list(changes))
    if task.state == followup_rules.OPEN:
        followup.start(task=task, by=by, at=at)


@transaction.atomic
def report(
    *,
    execution: Execution,
    by: Account,
    at: datetime,
    text: str = "",
    file: UploadedFile | None = None,
) -> Execution:
    """Hand in: words, a file, and the meeting where one was asked for; the level above then judges it.

    Raises ``Refused`` saying what is missing first: the meeting, the founding, the figure, or the words.
    """
    execution, facts = locked(execution, "report", at)
    reason = rules.missing_for_report(execution.directive.ask, facts)
    if reason:
        raise refused(reason)
    if not text.strip() and not file and execution.directive.ask in rules.IN_WORDS:
        raise refused(Reason.NO_WORDS, "text")
    revive(execution.task)
    words = text.strip() or ("" if file or execution.meeting else execution.directive.title)
    followup.add_evidence(task=execution.task, by=by, at=at, text=words, file=file, meeting=execution.meeting)
    taken = {"delivered_at", "seen_at", "acknowledged_at"}
    unset = {name: at for name in taken if getattr(execution, name) is None}
    return keep(execution, "report", by=by, at=at, **unset)


def revive(task: Task) -> None:
    """Open a task again that was cancelled on the way: only the level above excuses from a directive."""
    if task.state == followup_rules.CANCELLED:
        task.state = followup_rules.OPEN
        task.save(update_fields=["state"])
