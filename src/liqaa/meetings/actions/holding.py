"""What happens while a meeting goes on: who says what, the hands that are counted."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max, ProtectedError

from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.meetings.actions.arriving import at_door
from liqaa.meetings.actions.sentences import refused
from liqaa.meetings.models import AgendaItem, Intervention, Meeting, ShowOfHands
from liqaa.meetings.queries.presence import here_ids
from liqaa.meetings.rules import Problem, Reason, elections
from liqaa.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody says: ``kind`` is a key of ``Intervention.Kind``, ``speaker`` a name as written."""

    text: str
    kind: str = Intervention.Kind.REMARK
    person: Person | None = None
    speaker: str = ""
    item: AgendaItem | None = None


@transaction.atomic
def note_speech(*, meeting: Meeting, said: Said, by: Actor, at: datetime) -> Intervention:
    """Write down what somebody says, after what was said before. Refused as the list of the door is."""
    meeting = at_door(meeting, at)
    last = meeting.interventions.aggregate(last=Max("position"))["last"]
    made = Intervention.objects.create(
        meeting=meeting,
        scope=meeting.scope,
        agenda_item=said.item,
        person=said.person,
        speaker=said.person.name if said.person and not said.speaker else said.speaker,
        kind=said.kind,
        text=said.text,
        position=0 if last is None else last + 1,
    )
    journal.record("meetings.speech", meeting, by=by, at=at, place=meeting.scope, fields=["interventions"])
    return made


@transaction.atomic
def drop_speech(*, speech: Intervention, by: Actor, at: datetime) -> None:
    """Take back what was written down by mistake. Refused once a demand or a task rests on it."""
    meeting = at_door(speech.meeting, at)
    journal.record(
        "meetings.drop_speech", meeting, by=by, at=at, place=meeting.scope, fields=["interventions"]
    )
    try:
        speech.delete()
    except ProtectedError as error:
        raise refused(Problem(Reason.STILL_USED)) from error


@dataclass(frozen=True, kw_only=True)
class Hands:
    """A question and the hands for it, against it, and those held back."""

    question: str
    in_favour: int
    against: int
    abstained: int
    item: AgendaItem | None = None


@transaction.atomic
def count_hands(*, meeting: Meeting, hands: Hands, by: Actor, at: datetime) -> ShowOfHands:
    """Keep a show of hands. Raises ``Refused`` beside the figures for more hands than people are there."""
    meeting = at_door(meeting, at)
    present = len(here_ids(meeting))
    if problem := elections.problem_of_hands(
        hands.in_favour, hands.against, hands.abstained, present=present
    ):
        raise refused(problem)
    kept = ShowOfHands.objects.create(
        meeting=meeting,
        scope=meeting.scope,
        agenda_item=hands.item,
        question=hands.question,
        in_favour=hands.in_favour,
        against=hands.against,
        abstained=hands.abstained,
        counted_at=at,
    )
    journal.record("meetings.hands", meeting, by=by, at=at, place=meeting.scope, fields=["shows_of_hands"])
    return kept


@transaction.atomic
def drop_hands(*, hands: ShowOfHands, by: Actor, at: datetime) -> None:
    """Take back a show of hands that was written down by mistake."""
    meeting = at_door(hands.meeting, at)
    journal.record(
        "meetings.drop_hands", meeting, by=by, at=at, place=meeting.scope, fields=["shows_of_hands"]
    )
    hands.delete()
