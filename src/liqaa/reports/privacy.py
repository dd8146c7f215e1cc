"""What this room keeps of persons: the text of a report, and what was read in it."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liqaa.kit.privacy import Holding, Share, spellings
from liqaa.meetings.privacy import of_meetings
from liqaa.reports.models import Reading


def _naming(person: Any) -> Q:
    """The reports of their meetings, and those not confirmed whose text holds the name."""
    waiting = Q(pk=None)
    for name in spellings(person):
        waiting |= Q(text__contains=name)
    return of_meetings(person) | (waiting & Q(meeting=None))


SHARE = Share(
    holdings=(
        Holding(
            model=Reading,
            words=_("Reports that name them"),
            of=_naming,
            texts=("text", "found", "record", "beside"),
            even=True,
            stays=_("The report stays as the source of the record, with the name blacked out."),
        ),
    ),
    untold={
        "which account read it: a number, whose account has no name any more": (
            "Reading.read_by",
            "Batch.read_by",
        ),
        "keys of rows, and the name of a file": (
            "Reading.made",
            "Reading.file_name",
            "Batch.name",
            "BatchFile.name",
            "BatchFile.trouble",
        ),
    },
)
"""The room's part. Names are blacked out letter for letter: what was found stays where it was found."""
