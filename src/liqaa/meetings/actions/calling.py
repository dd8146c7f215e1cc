"""Calling a meeting as the charter asks: with its notice, or said to be urgent."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from liqaa.bodies import queries as bodies
from liqaa.bodies.models import Body
from liqaa.journal.actions import Actor
from liqaa.meetings.actions.recording import plan_meeting
from liqaa.meetings.actions.sentences import refused
from liqaa.meetings.models import Meeting
from liqaa.meetings.queries.calling import notice_for
from liqaa.meetings.rules import MeetingRecord, calling


@transaction.atomic
def call_meeting(
    *, organiser: Body, record: MeetingRecord, by: Actor, at: datetime, urgent: bool = False
) -> Meeting:
    """Call a meeting. Raises ``Refused`` beside ``urgent`` where a sitting has less notice than is asked.

    Said to be urgent it is called all the same, and the journal keeps that it was.
    """
    today = timezone.localdate(at)
    notice = notice_for(organiser, record.kinds, record.held_on, today=today, structure=bodies.charter(today))
    if problem := calling.problem_of_notice(notice, urgent=urgent):
        raise refused(problem)
    noted = ["urgent"] if notice.short else []
    return plan_meeting(organiser=organiser, record=record, by=by, at=at, noted=noted)
