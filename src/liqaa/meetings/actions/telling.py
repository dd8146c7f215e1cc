"""Telling those invited that a meeting has moved or is called off."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from liqaa.journal.actions import Actor
from liqaa.meetings.actions.posting import CANCELLED, CHANGED, post
from liqaa.meetings.models import Meeting
from liqaa.meetings.rules import PLANNED

TOLD_OF = frozenset({"held_on", "ended_on", "starts_at", "venue", "venue_place", "mode", "joining"})
"""What people plan their day by: a change of it is told, another is not."""


def tell_of_change(meeting: Meeting, changes: Mapping[str, Any], *, by: Actor, at: datetime) -> None:
    """Write to those invited where something changed that they plan by; part of the action that does it."""
    if meeting.state == PLANNED and TOLD_OF & set(changes):
        _tell(meeting, CHANGED, by=by, at=at)


def tell_of_cancelling(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Write to those invited that it is called off; part of the action that calls it off."""
    _tell(meeting, CANCELLED, by=by, at=at)


def _tell(meeting: Meeting, what: str, *, by: Actor, at: datetime) -> None:
    if meeting.convoked_at is None:
        return
    meeting.sequence += 1
    meeting.save(update_fields=["sequence"])
    living = meeting.invitations.filter(revoked_at=None).select_related("person").order_by("pk")
    post(meeting, living, what, turn=meeting.sequence, by=by, at=at)
