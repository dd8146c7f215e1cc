"""Named writes of the room: events, constituencies, past results, quotas, delegates, mandates."""

from liqaa.countdown.actions.constituencies import draw_constituency, redraw_constituency, remove_constituency
from liqaa.countdown.actions.delegates import (
    close_list,
    propose,
    propose_again,
    reopen_list,
    send_back,
    take_off,
    validate,
)
from liqaa.countdown.actions.events import (
    EventPlan,
    cancel_event,
    edit_event,
    erase_event,
    hold_event,
    make_event,
    open_event,
    reopen_event,
)
from liqaa.countdown.actions.exporting import note_export
from liqaa.countdown.actions.mandates import start_mandates
from liqaa.countdown.actions.quotas import change_quota, remove_quota, set_quotas, undo_quotas
from liqaa.countdown.actions.results import (
    answer_sheet,
    discard_sheet,
    import_sheet,
    read_sheet,
    take_back_sheet,
)

__all__ = [
    "EventPlan",
    "answer_sheet",
    "cancel_event",
    "change_quota",
    "close_list",
    "discard_sheet",
    "draw_constituency",
    "edit_event",
    "erase_event",
    "hold_event",
    "import_sheet",
    "make_event",
    "note_export",
    "open_event",
    "propose",
    "propose_again",
    "read_sheet",
    "redraw_constituency",
    "remove_constituency",
    "remove_quota",
    "reopen_event",
    "reopen_list",
    "send_back",
    "set_quotas",
    "start_mandates",
    "take_back_sheet",
    "take_off",
    "undo_quotas",
    "validate",
]
