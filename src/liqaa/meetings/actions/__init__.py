"""Writing meetings: calling and recording them, marking them held or cancelled, correcting, erasing."""

from liqaa.meetings.actions.changing import (
    cancel_meeting,
    correct_meeting,
    erase_meeting,
    mark_attendance,
    mark_held,
)
from liqaa.meetings.actions.recording import plan_meeting, record_meeting

__all__ = [
    "cancel_meeting",
    "correct_meeting",
    "erase_meeting",
    "mark_attendance",
    "mark_held",
    "plan_meeting",
    "record_meeting",
]
