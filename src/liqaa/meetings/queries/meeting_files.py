"""Papers and photographs of a meeting, as far as they may be shown."""

from django.db.models import QuerySet

from liqaa.meetings.models import Meeting, MeetingFile

AGREED = (MeetingFile.Consent.GIVEN, MeetingFile.Consent.NOBODY)


def files_of(meeting: Meeting) -> QuerySet[MeetingFile]:
    """Every file of a meeting that the reader may see, in the order they came."""
    found = MeetingFile.objects.filter(meeting=meeting.pk)
    return found.select_related("file", "meeting").order_by("added_at", "pk")


def goes_further(file: MeetingFile) -> bool:
    """Whether a file may leave the record: those shown agreed, or nobody is, and it is not confidential."""
    return file.consent in AGREED and not file.confidential


def photographs_to_show(meeting: Meeting) -> QuerySet[MeetingFile]:
    """Photographs that may leave the record for news: those shown agreed, and nothing is confidential."""
    open_to_all = files_of(meeting).filter(kind=MeetingFile.Kind.PHOTOGRAPH, confidential=False)
    return open_to_all.filter(consent__in=AGREED)
