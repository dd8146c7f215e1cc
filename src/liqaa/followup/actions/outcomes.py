"""Keeping what a meeting came to, and creating what each outcome decides (design decision 9)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.text import Truncator

from liqaa.followup import rules
from liqaa.followup.actions.founding import body_founded_by
from liqaa.followup.actions.sentences import refused
from liqaa.followup.models import Outcome, Task
from liqaa.followup.rules import OutcomeDraft, Reason
from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.meetings import actions as meetings
from liqaa.meetings.models import Meeting
from liqaa.territory.models import Place

LONGEST_TITLE = 400


@transaction.atomic
def add_outcomes(
    *, meeting: Meeting, outcomes: Sequence[OutcomeDraft], by: Actor, at: datetime
) -> list[Outcome]:
    """Keep ``outcomes`` in their order and create the tasks and bodies they decide.

    What is owed starts without an owner, and without a date unless its draft has one: holes are shown,
    not filled by guessing. Raises ``Refused`` for an outcome without words, and once the minutes are frozen.
    """
    if any(not draft.text.strip() for draft in outcomes):
        raise refused(Reason.NO_TEXT, "outcomes")
    meetings.keep_open(meeting)
    first = meeting.outcomes.count()
    kept = []
    for position, draft in enumerate(outcomes, start=first):
        outcome = _keep(meeting, draft, position)
        Task.objects.bulk_create(_tasks_of(outcome, draft, by=by, at=at))
        kept.append(outcome)
    if kept:
        journal.record("followup.add_outcomes", meeting, by=by, at=at, place=meeting.scope)
    return kept


def _keep(meeting: Meeting, draft: OutcomeDraft, position: int) -> Outcome:
    outcome = Outcome.objects.create(
        meeting=meeting,
        scope=meeting.scope,
        position=position,
        kind=draft.kind,
        type=draft.type,
        text=draft.text.strip(),
        caller=draft.caller,
        addressee=draft.addressee,
        quantity=draft.quantity,
        due_on=draft.due_on,
    )
    outcome.places.set(draft.places)
    return outcome


def _tasks_of(outcome: Outcome, draft: OutcomeDraft, *, by: Actor, at: datetime) -> list[Task]:
    if draft.type in rules.TYPES_WITHOUT_TASK:
        return []
    tasks = [_task(outcome, place, at=at) for place in _places_owing(draft)]
    if draft.type == Outcome.Type.BODY:
        for task in tasks:
            task.founds = body_founded_by(task, draft, by=by, at=at)
    return tasks


def _places_owing(draft: OutcomeDraft) -> Sequence[Place | None]:
    """One entry for each task: every place where the type asks for it, else the single place or none."""
    if draft.type in rules.TYPES_PER_PLACE and draft.places:
        return draft.places
    return [draft.places[0] if len(draft.places) == 1 else None]


def _task(outcome: Outcome, place: Place | None, *, at: datetime) -> Task:
    return Task(
        title=Truncator(" ".join(outcome.text.split())).chars(LONGEST_TITLE),
        type=outcome.type,
        outcome=outcome,
        scope=place.path if place else outcome.scope,
        body=outcome.meeting.organiser,
        place=place,
        due_on=outcome.due_on,
        target=outcome.quantity if outcome.type == Outcome.Type.TARGET else None,
        created_at=at,
    )
