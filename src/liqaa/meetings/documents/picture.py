"""The picture of an invitation's code, drawn for the camera at the door."""

import segno

from liqaa.meetings.models import Invitation
from liqaa.meetings.rules.arriving import scanned_as


def picture_of(invitation: Invitation) -> str:
    """The picture as SVG without any size of its own: it says the meeting and the code, and no name."""
    made = segno.make(scanned_as(invitation.meeting_id, invitation.code), error="m", micro=False)
    return made.svg_inline(omitsize=True, border=2, light="#fff")
