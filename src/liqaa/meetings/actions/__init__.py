"""Writing meetings: calling and recording them, marking them held or cancelled, correcting, erasing."""

from liqaa.meetings.actions.agenda import add_point
from liqaa.meetings.actions.changing import (
    cancel_meeting,
    correct_meeting,
    erase_meeting,
    mark_attendance,
    mark_held,
)
from liqaa.meetings.actions.recording import plan_meeting, record_meeting
from liqaa.meetings.actions.undoing import undo_meeting
from liqaa.meetings.actions.visitors import VisitorDraft, count_visitors, keep_visitor

__all__ = [
    "VisitorDraft",
    "add_point",
    "cancel_meeting",
    "correct_meeting",
    "count_visitors",
    "erase_meeting",
    "keep_visitor",
    "mark_attendance",
    "mark_held",
    "plan_meeting",
    "record_meeting",
    "undo_meeting",
]
