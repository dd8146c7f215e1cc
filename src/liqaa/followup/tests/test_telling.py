"""What a meeting decided, in its papers and before the next meeting of the same body."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from liqaa.followup.actions import add_outcomes, send_up, undo_outcome
from liqaa.followup.models import Outcome, Task
from liqaa.followup.queries import decided_last_time, decisions_of
from liqaa.followup.rules import OutcomeDraft
from liqaa.journal.actions import SYSTEM
from liqaa.kit import sections
from liqaa.kit.refusals import Refused
from liqaa.meetings.models import Minutes
from liqaa.meetings.queries.frozen import check, is_whole, sealed_now
from liqaa.meetings.tests import factories
from liqaa.meetings.tests.factories import ELSEWHERE, NOW, PROVINCE
from liqaa.meetings.tests.frozen_field import tampered
from liqaa.people.tests.factories import account

pytestmark = pytest.mark.django_db


def decided(meeting, *texts):
    """Decisions of a meeting, each due on a day."""
    drafts = [OutcomeDraft(text=text, due_on=dt.date(2026, 12, 1)) for text in texts]
    add_outcomes(meeting=meeting, outcomes=drafts, by=SYSTEM, at=NOW)


def test_a_paper_is_handed_what_was_decided_with_facts_that_no_language_changes():
    meeting = factories.meeting()
    assert sections.told("minutes", meeting) == []
    decided(meeting, "تأسيس اللجان", "برمجة اللقاءات")
    [section] = sections.told("minutes", meeting)
    assert (section, section.key) == (decisions_of(meeting), "decisions")
    assert [line.text for line in section.lines] == ["تأسيس اللجان", "برمجة اللقاءات"]
    assert section.lines[0].facts == ("decision", "task", "", "", "", "2026-12-01")


def test_the_next_meeting_of_a_body_opens_with_what_was_decided_last(client, django_assert_num_queries):
    first = factories.meeting(held_on=dt.date(2026, 10, 1))
    last = factories.meeting(first.organiser, held_on=dt.date(2026, 11, 1))
    decided(first, "قديم")
    decided(last, "الأخير")
    coming = factories.meeting(first.organiser, state="planned", held_on=dt.date(2026, 12, 5))
    reader = account(("local_secretary", PROVINCE))
    reader.reach("followup.see")
    with django_assert_num_queries(1):
        lines = decided_last_time(coming, reader)
    assert [(line.text, line.meeting_pk) for line in lines] == [("الأخير", last.pk)]
    client.force_login(reader)
    page = client.get(reverse("meetings:meeting", args=[coming.pk])).content.decode()
    assert ("الأخير" in page, "قديم" in page) == (True, False)
    assert decided_last_time(coming, account(("local_secretary", ELSEWHERE))) == []


def test_frozen_minutes_keep_their_decisions_and_whom_they_were_addressed_to():
    meeting = factories.meeting()
    decided(meeting, "تأسيس اللجان")
    said = [
        OutcomeDraft(text="نطالب", kind="call", type="demand"),
        OutcomeDraft(text="نثمن", type="statement"),
    ]
    add_outcomes(meeting=meeting, outcomes=said, by=SYSTEM, at=NOW)
    minutes = Minutes.objects.create(meeting=meeting, scope=meeting.scope, begun_at=NOW)
    sealed = sealed_now(minutes)
    Minutes.objects.update(state="frozen", sha256=sealed.sha256, sections=sealed.sections, frozen_at=NOW)
    minutes.refresh_from_db()
    organ = factories.body("ma/03", name_ar="الأمانة الجهوية")
    factories.office(organ, rank=100)
    task = send_up(task=Task.objects.get(type="demand"), organ=organ, by=SYSTEM, at=NOW)
    assert (task.body, task.outcome.addressee, is_whole(minutes)) == (organ, "", True)
    for refused in (
        lambda: decided(meeting, "آخر"),
        lambda: undo_outcome(outcome=Outcome.objects.get(text="تأسيس اللجان"), by=SYSTEM, at=NOW),
    ):
        with pytest.raises(Refused):
            refused()
    first = Outcome.objects.filter(text="تأسيس اللجان")
    for attempt in (
        lambda: first.update(text="بدله أحد"),
        lambda: first.update(due_on=None),
        Outcome.objects.filter(type="statement").delete,
        lambda: Outcome.objects.create(meeting=meeting, scope=meeting.scope, text="آخر"),
    ):
        with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
            attempt()
    tampered(minutes, lambda: first.update(text="بدله أحد"))
    assert check(minutes).changed == ["القرارات والتوصيات"]
