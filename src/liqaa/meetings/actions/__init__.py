"""Writing meetings: calling and recording them, marking them held or cancelled, correcting, erasing."""

from liqaa.meetings.actions.agenda import (
    add_point,
    attach_document,
    change_point,
    detach_document,
    drop_point,
    move_point,
)
from liqaa.meetings.actions.answering import answer_invitation
from liqaa.meetings.actions.arriving import (
    Arrival,
    arrive,
    arrive_by_code,
    count_group,
    enter_sheet,
    leave,
    untick,
    walk_in,
)
from liqaa.meetings.actions.calling import call_meeting
from liqaa.meetings.actions.changing import (
    cancel_meeting,
    correct_meeting,
    erase_meeting,
    mark_attendance,
    mark_held,
)
from liqaa.meetings.actions.elections import (
    close_election,
    drop_election,
    open_election,
    reopen_election,
)
from liqaa.meetings.actions.feeds import make_feed, revoke_feed
from liqaa.meetings.actions.holding import count_hands, drop_hands, drop_speech, note_speech
from liqaa.meetings.actions.inviting import invite, remind_invited, revoke_invitation
from liqaa.meetings.actions.meeting_files import add_file, remove_file, say_consent
from liqaa.meetings.actions.minutes import (
    Written,
    add_minutes_part,
    discard_minutes,
    draft_minutes,
    remove_part,
    set_confidential,
    write_part,
)
from liqaa.meetings.actions.minutes_late import remind_of_minutes
from liqaa.meetings.actions.minutes_letters import remark_by_letter, renew_letter, revoke_letter
from liqaa.meetings.actions.minutes_moves import (
    approve_minutes,
    freeze_minutes,
    reopen_minutes,
    send_minutes,
)
from liqaa.meetings.actions.minutes_said import add_erratum, make_remark, settle_remark, sign_minutes
from liqaa.meetings.actions.open_record import keep_open
from liqaa.meetings.actions.recording import plan_meeting, record_meeting
from liqaa.meetings.actions.redacting import keep_paper, taking_out
from liqaa.meetings.actions.series import cancel_series, move_series, plan_series
from liqaa.meetings.actions.sitting import call_again, close_sitting, establish_quorum, reopen_sitting
from liqaa.meetings.actions.undoing import undo_meeting
from liqaa.meetings.actions.visitors import VisitorDraft, count_visitors, keep_visitor

__all__ = [
    "Arrival",
    "VisitorDraft",
    "Written",
    "add_erratum",
    "add_file",
    "add_minutes_part",
    "add_point",
    "answer_invitation",
    "approve_minutes",
    "arrive",
    "arrive_by_code",
    "attach_document",
    "call_again",
    "call_meeting",
    "cancel_meeting",
    "cancel_series",
    "change_point",
    "close_election",
    "close_sitting",
    "correct_meeting",
    "count_group",
    "count_hands",
    "count_visitors",
    "detach_document",
    "discard_minutes",
    "draft_minutes",
    "drop_election",
    "drop_hands",
    "drop_point",
    "drop_speech",
    "enter_sheet",
    "erase_meeting",
    "establish_quorum",
    "freeze_minutes",
    "invite",
    "keep_open",
    "keep_paper",
    "keep_visitor",
    "leave",
    "make_feed",
    "make_remark",
    "mark_attendance",
    "mark_held",
    "move_point",
    "move_series",
    "note_speech",
    "open_election",
    "plan_meeting",
    "plan_series",
    "record_meeting",
    "remark_by_letter",
    "remind_invited",
    "remind_of_minutes",
    "remove_file",
    "remove_part",
    "renew_letter",
    "reopen_election",
    "reopen_minutes",
    "reopen_sitting",
    "revoke_feed",
    "revoke_invitation",
    "revoke_letter",
    "say_consent",
    "send_minutes",
    "set_confidential",
    "settle_remark",
    "sign_minutes",
    "taking_out",
    "undo_meeting",
    "untick",
    "walk_in",
    "write_part",
]
