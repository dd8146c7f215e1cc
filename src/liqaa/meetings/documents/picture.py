"""The picture of an invitation's code, drawn for the camera at the door."""

from io import BytesIO

import segno
from django.utils.safestring import SafeString

from liqaa.meetings.models import Invitation
from liqaa.meetings.rules.arriving import scanned_as


def picture_of(invitation: Invitation) -> SafeString:
    """The picture as SVG without a size of its own: it says the meeting and the code, and no name.

    It holds nothing that somebody typed, so it may stand in a page as it is.
    """
    made, drawn = (
        segno.make(scanned_as(invitation.meeting_id, invitation.code), error="m", micro=False),
        BytesIO(),
    )
    made.save(drawn, kind="svg", xmldecl=False, omitsize=True, border=2, light="#fff")
    return SafeString(drawn.getvalue().decode().strip())
