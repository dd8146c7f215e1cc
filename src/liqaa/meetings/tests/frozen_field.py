"""A meeting of which everything is recorded, and its minutes frozen: for tests of what no longer changes."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from liqaa.access.models import Account
from liqaa.meetings import actions
from liqaa.meetings.documents import Letterhead, Paper, pdf_of
from liqaa.meetings.models import (
    AgendaDocument,
    Candidate,
    Election,
    Invitation,
    Meeting,
    MeetingFile,
    Minutes,
    MinutesLetter,
    Participation,
    QuorumCheck,
    Remark,
    ShowOfHands,
)
from liqaa.meetings.queries.frozen import seal_now
from liqaa.meetings.tests import factories
from liqaa.meetings.tests.factories import NOW, PROVINCE
from liqaa.meetings.tests.test_meeting_files import photograph
from liqaa.people.models import Person
from liqaa.people.tests.factories import account


@dataclass
class Field:
    """The meeting, who writes it, its minutes, and one row of each sort."""

    meeting: Meeting
    writer: Account
    minutes: Minutes
    chair: Person
    election: Election
    hands: ShowOfHands
    invitation: Invitation
    photograph: MeetingFile
    remark: Remark
    letter: MinutesLetter
    document: AgendaDocument
    part: Participation


def field(*, parts: tuple[tuple[str, bool], ...] = (("نص الافتتاح", False), ("نص سري", True))) -> Field:
    """A full meeting whose minutes are approved; :func:`frozen` freezes them."""
    writer, meeting = account(("local_secretary", PROVINCE)), factories.full_meeting()
    part = meeting.participations.select_related("person").get(role="chair")
    given = {"meeting": meeting, "scope": meeting.scope}
    point = meeting.agenda.get()
    QuorumCheck.objects.create(call=1, members=3, needed=2, present=2, met=True, checked_at=NOW, **given)
    hands = ShowOfHands.objects.create(
        question="الموافقة", in_favour=2, against=0, abstained=0, counted_at=NOW, **given
    )
    election = Election.objects.create(title="الرئاسة", opened_at=NOW, **given)
    Candidate.objects.create(election=election, person=part.person, name_as_written="سعيد", **given)
    invitation = Invitation.objects.create(person=part.person, code="123456", invited_at=NOW, **given)
    picture = actions.add_file(
        meeting=meeting, upload=photograph(), caption="الجلسة", consent="given", confidential=False,
        by=writer, at=NOW,
    )  # fmt: skip
    document = AgendaDocument.objects.create(item=point, file=picture.file, **given)
    minutes = actions.draft_minutes(meeting=meeting, opening="افتتاح", closing="اختتام", by=writer, at=NOW)
    for place, (text, apart) in zip(minutes.parts.order_by("position"), parts, strict=False):
        actions.set_confidential(part=place, confidential=apart, by=writer, at=NOW)
        actions.write_part(part=place, text=text, started_from=0, by=writer, at=NOW)
    letter = MinutesLetter.objects.create(minutes=minutes, person=part.person, sent_at=NOW, **given)
    remark = Remark.objects.create(
        minutes=minutes, person=part.person, name_as_written="سعيد", text="ملاحظة", made_at=NOW,
        settled_at=NOW, outcome="taken", **given,
    )  # fmt: skip
    actions.send_minutes(minutes=minutes, by=writer, at=NOW)
    later = factories.meeting(meeting.organiser, held_on=dt.date(2026, 11, 18))
    minutes = actions.approve_minutes(minutes=minutes, approved_in=later, by=writer, at=NOW)
    return Field(
        meeting, writer, minutes, part.person, election, hands, invitation, picture, remark, letter,
        document, part,
    )  # fmt: skip


def frozen(**options: tuple[tuple[str, bool], ...]) -> Field:
    """The same, frozen with a small paper."""
    return freeze(field(**options))


def freeze(found: Field) -> Field:
    """Freeze the minutes of a field with a small paper."""
    paper = SimpleUploadedFile("محضر.pdf", pdf_of(Paper("محضر", "ar", Letterhead())), "application/pdf")
    found.minutes = actions.freeze_minutes(
        minutes=found.minutes, seal=seal_now(found.minutes), paper=paper, by=found.writer, at=NOW
    )
    return found


def tampered(minutes: Minutes, change: Callable[[], object]) -> None:
    """Change a frozen record as nobody may: as somebody at the machine does, past the triggers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('liqaa.erasing', 'on', true)")
        change()
        cursor.execute("SELECT set_config('liqaa.erasing', '', true)")
    minutes.refresh_from_db()
