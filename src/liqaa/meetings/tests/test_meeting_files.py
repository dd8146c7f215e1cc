"""Papers and photographs of a meeting: consent, confidentiality, handing out; minutes that are late."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from liqaa.bodies.models import Body
from liqaa.files.queries import read
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.meetings import actions, queries
from liqaa.meetings.models import MeetingFile
from liqaa.meetings.rules import Part
from liqaa.meetings.tests import factories
from liqaa.meetings.tests.factories import ELSEWHERE, NOW, PROVINCE
from liqaa.outbox.models import Message
from liqaa.people.tests.factories import account, person

pytestmark = pytest.mark.django_db


def photograph():
    """A photograph with a device written beside it."""
    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Camera of somebody"
    Image.new("RGB", (8, 8), "teal").save(made, "JPEG", exif=exif)
    return SimpleUploadedFile("صورة.jpg", made.getvalue(), "image/jpeg")


def added(meeting, writer, **values):
    """A photograph kept with a meeting."""
    given = {"caption": "الجلسة", "consent": "unasked", "confidential": False} | values
    return actions.add_file(meeting=meeting, upload=photograph(), by=writer, at=NOW, **given)


def test_a_photograph_goes_no_further_until_those_shown_agreed():
    meeting, writer = factories.meeting(), account(("local_secretary", PROVINCE))
    unasked, apart = added(meeting, writer), added(meeting, writer, consent="given", confidential=True)
    assert list(queries.photographs_to_show(meeting)) == []
    actions.say_consent(file=unasked, consent="given", by=writer, at=NOW)
    assert list(queries.photographs_to_show(meeting)) == [unasked]
    actions.say_consent(file=unasked, consent="refused", by=writer, at=NOW)
    assert list(queries.photographs_to_show(meeting)) == []
    with read(apart.file) as stream:
        assert b"Camera of somebody" not in stream.read()


def test_files_are_added_seen_handed_out_and_taken_away_on_their_page(client):
    meeting, writer = factories.meeting(), account(("local_secretary", PROVINCE))
    url = reverse("meetings:files", args=[meeting.pk])
    client.force_login(writer)
    assert client.post(url, {"consent": "given"}).status_code == 422
    sent = {"file": photograph(), "caption": "الجلسة", "consent": "given", "confidential": "on"}
    assert client.post(url, sent).status_code == 302
    kept = MeetingFile.objects.get()
    one = reverse("meetings:file", args=[meeting.pk, kept.pk])
    client.force_login(account(("treasurer", PROVINCE)))
    assert ("الجلسة" in client.get(url).content.decode(), client.get(one).status_code) == (False, 404)
    assert client.post(url, {"file": photograph(), "consent": "given"}).status_code == 403
    client.force_login(account(("local_secretary", ELSEWHERE)))
    assert client.get(url).status_code == 404
    client.force_login(account(("local_secretary", PROVINCE)))
    answer = client.get(one)
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"".join(answer.streaming_content)
    assert Entry.objects.filter(verb="files.hand_out", subject_id=str(meeting.pk)).count() == 1
    setting = reverse("meetings:set_file", args=[meeting.pk, kept.pk])
    client.post(setting, {"consent": "refused"})
    assert MeetingFile.objects.get().consent == "refused"
    assert "نقل" in client.post(setting, {"consent": "نقل"}, follow=True).content.decode()
    assert MeetingFile.objects.get().consent == "refused"
    client.post(setting, {"do": "remove"})
    assert not MeetingFile.objects.exists()


def test_the_page_of_a_meeting_leads_to_its_files_also_before_there_are_minutes(client):
    held = factories.meeting()
    planned = factories.meeting(state="planned", held_on=dt.date(2099, 1, 1))
    client.force_login(account(("treasurer", PROVINCE)))
    led = [
        reverse("meetings:files", args=[each.pk])
        in client.get(reverse("meetings:meeting", args=[each.pk])).content.decode()
        for each in (held, planned)
    ]
    assert led == [True, False]


def test_late_minutes_are_asked_of_the_rapporteur_then_told_above_each_day_once():
    above = factories.body("ma/03", type="regional_secretariat", level="region")
    organiser = factories.body()
    Body.objects.filter(pk=organiser.pk).update(parent=above)
    head = person("أمين جهوي", account=account(("regional_secretary", "ma/03")))
    factories.appoint(factories.office(above, rank=0), head)
    writer = person("نجاة بنعلي", account=account(("local_secretary", PROVINCE)))
    meeting = factories.meeting(
        organiser, held_on=dt.date(2026, 11, 8), parts=(Part(person=writer, role="rapporteur"),)
    )
    type(meeting).objects.update(convoked_at=NOW)
    counts = []
    for day in (14, 15, 15, 16, 22):
        at = dt.datetime(2026, 11, day, 7, 45, tzinfo=dt.UTC)
        counts.append(actions.remind_of_minutes(by=SYSTEM, at=at))
    assert counts == [0, 1, 1, 0, 2]
    told = Message.objects.values_list("recipient", flat=True)
    assert sorted(told) == sorted([writer.account.email, writer.account.email, head.account.email])
    assert {each.subject for each in Message.objects.all()} == {"ما ينتظرك هذا الأسبوع"}
    minutes = actions.draft_minutes(meeting=meeting, opening="أ", closing="ب", by=writer.account, at=NOW)
    actions.write_part(part=minutes.parts.first(), text="نص", started_from=0, by=writer.account, at=NOW)
    actions.send_minutes(minutes=minutes, by=writer.account, at=NOW)
    later = dt.datetime(2026, 11, 29, 7, 45, tzinfo=dt.UTC)
    assert actions.remind_of_minutes(by=SYSTEM, at=later) == 0
