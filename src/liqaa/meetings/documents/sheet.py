"""The sheet that people sign at the door: name, capacity, short code, room for the signature."""

from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from liqaa.meetings.documents.minutes import letterhead_of
from liqaa.meetings.documents.paper import Paper, Rows
from liqaa.meetings.documents.presence import facts_of
from liqaa.meetings.models import Meeting
from liqaa.meetings.queries.presence import Line

ROOM_FOR = 10
"""Empty rows for whoever comes without an invitation."""


def sheet_paper(meeting: Meeting, lines: Sequence[Line], *, language: str) -> Paper:
    """The sheet, with a row for each line and some more."""
    with translation.override(language):
        rows = [[line.name, " · ".join(line.capacities), line.code, ""] for line in lines]
        rows += [["", "", "", ""] for _each in range(ROOM_FOR)]
        return Paper(
            title=_("Attendance sheet"),
            language=language,
            letterhead=letterhead_of(meeting, language),
            facts=[(_("Subject"), meeting.title), *facts_of(meeting, language)],
            blocks=[Rows([_("Name"), _("Capacity"), _("Code"), _("Signature")], rows, [4, 4, 2, 4])],
        )
