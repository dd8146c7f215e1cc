"""Rights of the room, the record of a meeting as plain data, the states it goes through.

No Django, no clock, no database.
"""

from liqaa.meetings.rules.checks import (
    problem_of_call,
    problem_of_cancelling,
    problem_of_holding,
    problems_of,
)
from liqaa.meetings.rules.record import Group, MeetingRecord, Named, Part, Point, Speech
from liqaa.meetings.rules.rights import CONFIDENTIAL, RECORD, SEE
from liqaa.meetings.rules.states import (
    CANCELLED,
    HELD,
    MOVES,
    OTHER_KIND,
    PLANNED,
    TONES,
    Problem,
    Reason,
    after,
    moves_from,
    refusal,
)

__all__ = [
    "CANCELLED",
    "CONFIDENTIAL",
    "HELD",
    "MOVES",
    "OTHER_KIND",
    "PLANNED",
    "RECORD",
    "SEE",
    "TONES",
    "Group",
    "MeetingRecord",
    "Named",
    "Part",
    "Point",
    "Problem",
    "Reason",
    "Speech",
    "after",
    "moves_from",
    "problem_of_call",
    "problem_of_cancelling",
    "problem_of_holding",
    "problems_of",
    "refusal",
]
