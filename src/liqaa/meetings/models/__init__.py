"""A meeting, who was there and what was said."""

from liqaa.meetings.models.calling import (
    AgendaDocument,
    CalendarFeed,
    Invitation,
    Series,
    SeriesMeeting,
)
from liqaa.meetings.models.handing import MinutesLetter, Redaction
from liqaa.meetings.models.holding import Candidate, Election, QuorumCheck, ShowOfHands
from liqaa.meetings.models.meeting import AgendaItem, Meeting, MeetingPlace
from liqaa.meetings.models.minutes import (
    Erratum,
    MeetingFile,
    Minutes,
    MinutesPart,
    MinutesRevision,
    Remark,
    Signature,
)
from liqaa.meetings.models.presence import GroupPresence, Mention, Participation, Visitor
from liqaa.meetings.models.speech import Intervention, Topic

__all__ = [
    "AgendaDocument",
    "AgendaItem",
    "CalendarFeed",
    "Candidate",
    "Election",
    "Erratum",
    "GroupPresence",
    "Intervention",
    "Invitation",
    "Meeting",
    "MeetingFile",
    "MeetingPlace",
    "Mention",
    "Minutes",
    "MinutesLetter",
    "MinutesPart",
    "MinutesRevision",
    "Participation",
    "QuorumCheck",
    "Redaction",
    "Remark",
    "Series",
    "SeriesMeeting",
    "ShowOfHands",
    "Signature",
    "Topic",
    "Visitor",
]
