"""Answering an invitation, from its link or told to the secretary."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.meetings.actions.sentences import refused
from liqaa.meetings.models import Invitation
from liqaa.meetings.rules import calling
from liqaa.meetings.rules.calling import Reply


@transaction.atomic
def answer_invitation(*, invitation: Invitation, reply: Reply, by: Actor, at: datetime) -> Invitation:
    """Keep what somebody invited says; a later answer takes the place of an earlier one.

    Raises ``Refused`` for an invitation taken back, once the meeting was held, called off or is over, and
    beside the field where a reason or a name is missing. The same answer again changes nothing.
    """
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("meeting")
    invitation = rows.get(pk=invitation.pk)
    meeting = invitation.meeting
    problem = calling.problem_of_answer(
        reply,
        state=meeting.state,
        last_day=meeting.ended_on or meeting.held_on,
        today=timezone.localdate(at),
        revoked=invitation.revoked_at is not None,
    )
    if problem:
        raise refused(problem)
    said = {
        "answer": Invitation.Answer(reply.answer),
        "note": reply.note.strip() if reply.answer == calling.EXCUSED else "",
        "represented_by": reply.represented_by.strip() if reply.answer == calling.REPRESENTED else "",
    }
    if all(getattr(invitation, name) == value for name, value in said.items()):
        return invitation
    for name, value in said.items():
        setattr(invitation, name, value)
    invitation.answered_at = at
    invitation.save(update_fields=[*said, "answered_at"])
    journal.record("meetings.answer", meeting, by=by, at=at, place=meeting.scope, fields=said)
    return invitation
