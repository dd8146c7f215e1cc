"""A provincial council for a journey: who sits in it, how days go by, what the mail server received."""

import re
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage

from django.db.models import F
from django.utils import timezone
from playwright.sync_api import Page

from liqaa.bodies.models import Body
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.meetings.models import Invitation, Meeting, QuorumCheck
from liqaa.outbox.tests.conftest import LoopbackServer
from liqaa.people.models import Person
from liqaa.testing.site import Site
from tests.story.steps import Story

PROVINCE = "ma/03/591"
MEMBERS, FIRST_CALL, SECOND_CALL = 29, 9, 22
NOTICE, DELAY = 15, 15
"""Days that the charter asks before the meeting, and between its two calls."""
MEN = ("أنوار", "بدر", "جلال", "حاتم", "رضوان", "زهير", "سفيان")
WOMEN = ("إكرام", "بشرى", "تورية", "حنان", "رجاء", "زهور", "سلمى")
FAMILIES = ("الزمردي", "البلوطي")
GUEST, STRANGER = "غيثة الصفصافي", "نوال الخروبي"
TITLE = "الدورة العادية للمجلس الإقليمي"
AGENDA = ("انتخاب رئاسة المجلس", "برنامج العمل السنوي", "مختلفات")
TEXTS = (
    "افتتحت الجلسة بعد معاينة النصاب في الدعوة الثانية.",
    "جرى الانتخاب بالاقتراع السري على الأوراق، وأحصى الفارزون 22 ورقة.",
    "قدم المكتب برنامج العمل ونوقش بابا بابا.",
    "أثيرت مسألة مقر الأمانة.",
    "رفعت الجلسة في جو من المسؤولية.",
)
WRONG, RIGHT = "أثيرت مسألة مقر الأمانة.", "أثيرت مسألة كراء مقر جديد للأمانة."
DECISIONS = ("تنظيم قافلة للإنصات في كل الجماعات", "إحداث لجنة للتكوين قبل نهاية السنة")
LINK = re.compile(r"http\S+/meetings/answer/\S+")


@dataclass
class Council:
    """The body, who sits in it, and another meeting whose codes open nothing here."""

    body: Body
    members: list[Person]
    elsewhere: Invitation


def go(story: Story, path: str) -> Page:
    story.page.goto(f"{story.site.url}/{path}")
    return story.page


def days_go_by(meeting: Meeting, days: int) -> None:
    """The meeting lies as many days earlier, with what was counted at it."""
    gone = timedelta(days=days)
    with acting_for(SYSTEM):
        Meeting.objects.filter(pk=meeting.pk).update(
            held_on=F("held_on") - gone, convoked_at=F("convoked_at") - gone
        )
        QuorumCheck.objects.filter(meeting=meeting).update(checked_at=F("checked_at") - gone)
        assert Meeting.objects.get(pk=meeting.pk).held_on == timezone.localdate()


def received(smtp: LoopbackServer, site: Site, subject: str) -> dict[str, EmailMessage]:
    """What the mail server was handed since it was last asked, by recipient: to each exactly once."""
    site.work()
    mails = [mail for mail in smtp.received.mails if mail["Subject"] == subject]
    smtp.received.mails.clear()
    found = {str(mail["To"]): mail for mail in mails}
    assert len(found) == len(mails)
    return found


def words_in(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())
