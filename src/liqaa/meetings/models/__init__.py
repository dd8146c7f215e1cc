"""A meeting, who was there and what was said."""

from liqaa.meetings.models.meeting import AgendaItem, Meeting, MeetingPlace
from liqaa.meetings.models.presence import GroupPresence, Mention, Participation, Visitor
from liqaa.meetings.models.speech import Intervention, Topic

__all__ = [
    "AgendaItem",
    "GroupPresence",
    "Intervention",
    "Meeting",
    "MeetingPlace",
    "Mention",
    "Participation",
    "Topic",
    "Visitor",
]
