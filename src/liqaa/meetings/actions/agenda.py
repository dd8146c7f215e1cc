"""Adding to the agenda of a meeting to come."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.text import Truncator

from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.meetings import rules
from liqaa.meetings.actions.sentences import refused
from liqaa.meetings.models import AgendaItem, Meeting
from liqaa.meetings.rules import Problem, Reason

LONGEST_TITLE = 300


@transaction.atomic
def add_point(*, meeting: Meeting, title: str, by: Actor, at: datetime) -> AgendaItem:
    """Put one more point at the end of a planned meeting's agenda. Refused once it was held or cancelled."""
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if meeting.state != rules.PLANNED:
        raise refused(Problem(Reason.AGENDA_CLOSED))
    last = meeting.agenda.aggregate(last=Max("position"))["last"]
    point = AgendaItem.objects.create(
        meeting=meeting,
        scope=meeting.scope,
        position=0 if last is None else last + 1,
        title=Truncator(" ".join(title.split())).chars(LONGEST_TITLE),
    )
    journal.record("meetings.add_point", meeting, by=by, at=at, place=meeting.scope, fields=["agenda"])
    return point
