"""Taking back a meeting that was recorded or planned by mistake."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.kit import undoing
from liqaa.meetings.actions.open_record import held_open
from liqaa.meetings.models import Meeting
from liqaa.meetings.queries.undoing import added_with
from liqaa.people import actions as people


@transaction.atomic
def undo_meeting(*, meeting: Meeting, by: Actor, at: datetime) -> None:
    """Take back a meeting with everything that it made, in every room: outcomes, tasks, needs, people.

    A reading it came from can be confirmed again. Raises ``Refused``, with names, while anything real rests
    on it: work on a task, a proof, an approved text, an answer told there, a meeting that follows it.
    """
    meeting = held_open(meeting, alone=True)
    journal.record("meetings.undo_meeting", meeting, by=by, at=at, place=meeting.scope)
    undoing.take(meeting, by=by, at=at)


def erase_people_added(meeting: Meeting, *, by: Actor, at: datetime) -> Callable[[], object]:
    """Once the meeting is gone, the people it added of whom nothing else speaks go too."""
    added = added_with([meeting])
    return lambda: people.erase_people(persons=added, by=by, at=at)
