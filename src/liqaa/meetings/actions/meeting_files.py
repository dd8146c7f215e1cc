"""Papers and photographs of a meeting. Who is shown on a photograph agreed, or it goes no further."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.files import actions as files
from liqaa.files.rules import PICTURES
from liqaa.journal import actions as journal
from liqaa.kit.refusals import Refused
from liqaa.meetings.actions.open_record import held, held_open
from liqaa.meetings.actions.redacting import taking_out
from liqaa.meetings.actions.sentences import RECORD_FROZEN
from liqaa.meetings.models import Meeting, MeetingFile, Minutes

MOST_FILES = 200
TOO_MANY = _("A meeting holds at most 200 files.")


@transaction.atomic
def add_file(
    *, meeting: Meeting, upload: UploadedFile, caption: str, consent: str, confidential: bool,
    by: Account, at: datetime,
) -> MeetingFile:  # fmt: skip
    """Keep a file of the meeting; a picture is a photograph, kept without what the camera wrote beside it.

    Raises ``Refused`` beside ``file`` for more than a meeting holds, and once its minutes are frozen.
    """
    meeting = held_open(meeting)
    if meeting.files.count() >= MOST_FILES:
        raise Refused(TOO_MANY, field="file")
    stored = files.store(upload=upload, by=by, at=at)
    picture = stored.media_type in PICTURES
    made = MeetingFile.objects.create(
        meeting=meeting,
        scope=meeting.scope,
        file=stored,
        kind=MeetingFile.Kind.PHOTOGRAPH if picture else MeetingFile.Kind.PAPER,
        caption=caption,
        consent=MeetingFile.Consent(consent) if picture else MeetingFile.Consent.NOBODY,
        confidential=confidential,
        added_at=at,
    )
    journal.record("meetings.add_file", meeting, by=by, at=at, place=meeting.scope, fields=["file"])
    return made


@transaction.atomic
def say_consent(*, file: MeetingFile, consent: str, by: Account, at: datetime) -> MeetingFile:
    """Say what those shown on a photograph said; they may say it anew at any time."""
    file.consent = MeetingFile.Consent(consent)
    file.save(update_fields=["consent"])
    journal.record("meetings.say_consent", file.meeting, by=by, at=at, place=file.scope, fields=["consent"])
    return file


@transaction.atomic
def remove_file(*, file: MeetingFile, by: Account, at: datetime) -> None:
    """Take a file away from the meeting. Refused once its minutes are frozen.

    A photograph goes even then where somebody shown refuses: like erased data, with the seal made anew.
    """
    meeting, frozen = held(file.meeting)
    if not frozen:
        file.delete()
    elif file.kind == MeetingFile.Kind.PHOTOGRAPH and file.consent == MeetingFile.Consent.REFUSED:
        found = Minutes.objects.filter(meeting=meeting).select_related("file", "meeting")
        with taking_out(list(found), by=by, at=at):
            file.delete()
    else:
        raise Refused(RECORD_FROZEN)
    journal.record("meetings.remove_file", meeting, by=by, at=at, place=meeting.scope, fields=["file"])
