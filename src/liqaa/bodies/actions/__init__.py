"""Named writes of the room; each is atomic and leaves one line in the journal."""

from liqaa.bodies.actions.accounts import link_account, unlink_account
from liqaa.bodies.actions.bodies import change_state, describe_body, erase_body, open_body
from liqaa.bodies.actions.importing import Verdict, import_office_holders
from liqaa.bodies.actions.offices import appoint, end_appointment
from liqaa.bodies.actions.organisation import adopt_charter, confirm_assumed, name_organisation
from liqaa.bodies.actions.renewing import mark_renewal
from liqaa.bodies.actions.state import end_mandate, institution, record_mandate
from liqaa.bodies.actions.undoing import (
    undo_appointment,
    undo_body,
    undo_charter,
    undo_import,
    undo_mandate,
)

__all__ = [
    "Verdict",
    "adopt_charter",
    "appoint",
    "change_state",
    "confirm_assumed",
    "describe_body",
    "end_appointment",
    "end_mandate",
    "erase_body",
    "import_office_holders",
    "institution",
    "link_account",
    "mark_renewal",
    "name_organisation",
    "open_body",
    "record_mandate",
    "undo_appointment",
    "undo_body",
    "undo_charter",
    "undo_import",
    "undo_mandate",
    "unlink_account",
]
