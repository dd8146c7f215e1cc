"""The record of a meeting, held while it is written: one hand at a time, and nobody freezes it meanwhile."""

from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.kit.refusals import Refused
from liqaa.meetings.actions.sentences import GONE, RECORD_FROZEN
from liqaa.meetings.models import Meeting
from liqaa.meetings.queries.held import WHOLE, Names, held_row


def held(meeting: Meeting, *, names: Names = WHOLE, alone: bool = False) -> tuple[Meeting, bool]:
    """The meeting as it stands, held until the transaction ends, and whether its record is frozen.

    For what may be done to a frozen record, or says its own sentence of it; see :func:`held_open`. Raises
    ``Refused`` where the meeting is gone.
    """
    found = held_row(meeting.pk, names=names, alone=alone)
    if found is None:
        raise Refused(GONE)
    return found


def held_open(meeting: Meeting, *, alone: bool = False) -> Meeting:
    """The meeting as it stands, held until the transaction ends, for an action that writes its record.

    ``alone``: nothing is hung under it meanwhile either, for what takes it away whole. Raises ``Refused``
    where its minutes are frozen, and its record with them.
    """
    standing, frozen = held(meeting, alone=alone)
    if frozen:
        raise Refused(RECORD_FROZEN)
    return standing


def keep_open(meeting: Meeting) -> None:
    """The same for rooms above, whose writers write a part of the record and need not reach the meeting."""
    with acting_for(SYSTEM):
        found = held_row(meeting.pk, names=("id",))
    if found is None:
        raise Refused(GONE)
    if found[1]:
        raise Refused(RECORD_FROZEN)
