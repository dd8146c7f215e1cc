"""Minutes: written by several hands, sent, remarked on, approved, frozen."""

import datetime as dt

import pytest
from django.urls import reverse

from liqaa.kit.refusals import Refused
from liqaa.meetings import actions, queries
from liqaa.meetings.models import Meeting, Minutes, MinutesPart, MinutesRevision, Remark
from liqaa.meetings.queries.frozen import check, seal_now
from liqaa.meetings.queries.keys import letter_url
from liqaa.meetings.rules import Part, Point
from liqaa.meetings.tests import factories
from liqaa.meetings.tests.factories import ELSEWHERE, NOW, PROVINCE
from liqaa.meetings.tests.frozen_field import tampered
from liqaa.outbox.models import Message
from liqaa.people.tests.factories import account, person

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


def begun(**record):
    """A held meeting with two points, its chair and rapporteur, and its minutes begun by its secretary."""
    writer = account(("local_secretary", PROVINCE))
    chair, rapporteur = person("سعيد المرابط"), person("نجاة بنعلي")
    meeting = factories.meeting(
        agenda=(Point(title="التقرير الأدبي"), Point(title="شأن داخلي", internal=True)),
        parts=(
            Part(person=chair, role="chair", capacities_ar=("أمين إقليمي",)),
            Part(person=rapporteur, role="rapporteur"),
        ),
        **record,
    )
    minutes = actions.draft_minutes(
        meeting=meeting, opening="الافتتاح", closing="الاختتام", by=writer, at=NOW
    )
    return minutes, writer


def write(part, text, by, started=None):
    """Save a part from the revision that stands, or from another."""
    part.refresh_from_db()
    started = part.revision if started is None else started
    return actions.write_part(part=part, text=text, started_from=started, by=by, at=NOW)


def sent(**record):
    """Minutes with a text, sent."""
    minutes, writer = begun(**record)
    write(minutes.parts.order_by("position").first(), "افتتح الرئيس الاجتماع.", writer)
    actions.send_minutes(minutes=minutes, by=writer, at=NOW)
    minutes.refresh_from_db()
    return minutes, writer


def frozen():
    """Minutes approved by a later meeting and frozen through the page."""
    minutes, writer = sent()
    later = factories.meeting(minutes.meeting.organiser, held_on=dt.date(2026, 11, 18))
    actions.approve_minutes(minutes=minutes, approved_in=later, by=writer, at=NOW)
    return minutes, writer


def test_minutes_begin_with_a_part_for_each_point_and_only_once():
    minutes, writer = begun()
    again = actions.draft_minutes(meeting=minutes.meeting, opening="أ", closing="ب", by=writer, at=NOW)
    parts = minutes.parts.order_by("position").values_list("title", "confidential")
    assert again == minutes
    assert list(parts) == [
        ("الافتتاح", False), ("التقرير الأدبي", False), ("شأن داخلي", True), ("الاختتام", False),
    ]  # fmt: skip


def test_minutes_of_a_meeting_to_come_are_not_begun():
    meeting = factories.meeting(state="planned")
    with pytest.raises(Refused):
        actions.draft_minutes(
            meeting=meeting, opening="أ", closing="ب", by=account(("local_secretary", PROVINCE)), at=NOW
        )
    assert not Minutes.objects.exists()


def test_a_save_from_an_older_text_is_kept_aside_and_overwrites_nothing():
    minutes, first = begun()
    second = account(("local_secretary", PROVINCE))
    part = minutes.parts.order_by("position").first()
    assert not write(part, "نص الأول", first, started=0).aside
    late = write(part, "نص الثاني", second, started=0)
    again = write(part, "نص الثاني", second, started=0)
    part.refresh_from_db()
    assert (late.aside, again.kept, part.text, part.revision) == (True, late.kept, "نص الأول", 1)
    assert queries.aside_of([part]) == {part.pk: 1}
    merged = write(part, "نص الأول والثاني", second, started=1)
    assert (merged.aside, merged.kept.number) == (False, 3)
    assert list(part.revisions.order_by("number").values_list("text", flat=True)) == [
        "نص الأول", "نص الثاني", "نص الأول والثاني",
    ]  # fmt: skip


def test_sent_once_to_everybody_there_who_can_be_written_to():
    minutes, writer = begun()
    reader = minutes.meeting.participations.get(role="chair").person
    reader.email = "chair@example.org"
    reader.save()
    with pytest.raises(Refused):
        actions.send_minutes(minutes=minutes, by=writer, at=NOW)
    write(minutes.parts.order_by("position").first(), "نص", writer)
    assert actions.send_minutes(minutes=minutes, by=writer, at=NOW) == 1
    actions.send_minutes(minutes=minutes, by=writer, at=NOW)
    message = Message.objects.get()
    assert (message.recipient, minutes.meeting.title in message.subject) == ("chair@example.org", False)
    assert letter_url(minutes.letters.get(person=reader)) in message.body


def test_remarks_come_from_who_was_there_and_are_settled_before_approval():
    minutes, writer = sent()
    there = account(("treasurer", PROVINCE))
    chair = minutes.meeting.participations.get(role="chair").person
    chair.account = there
    chair.save()
    with pytest.raises(Refused):
        actions.make_remark(minutes=minutes, text="ملاحظة", part=None, by=writer, at=NOW)
    remark = actions.make_remark(minutes=minutes, text="ملاحظة", part=None, by=there, at=NOW)
    later = factories.meeting(minutes.meeting.organiser, held_on=dt.date(2026, 11, 18))
    with pytest.raises(Refused):
        actions.approve_minutes(minutes=minutes, approved_in=later, by=writer, at=NOW)
    with pytest.raises(Refused) as refusal:
        actions.settle_remark(remark=remark, outcome="left", reply=" ", by=writer, at=NOW)
    assert refusal.value.field == "reply"
    actions.settle_remark(remark=remark, outcome="taken", reply="", by=writer, at=NOW)
    assert actions.approve_minutes(minutes=minutes, approved_in=later, by=writer, at=NOW).state == "approved"


def test_minutes_are_approved_only_by_a_later_meeting_of_the_same_body():
    minutes, writer = sent()
    earlier = factories.meeting(minutes.meeting.organiser, held_on=dt.date(2026, 11, 1))
    other = factories.meeting(factories.body(ELSEWHERE), held_on=dt.date(2026, 11, 18))
    for wrong in (earlier, other):
        with pytest.raises(Refused) as refusal:
            actions.approve_minutes(minutes=minutes, approved_in=wrong, by=writer, at=NOW)
        assert refusal.value.field == "approved_in"


def test_the_last_signature_approves_and_a_new_text_asks_for_them_again():
    minutes, writer = sent()
    chair, rapporteur = (
        minutes.meeting.participations.get(role=role).person for role in ("chair", "rapporteur")
    )
    actions.sign_minutes(minutes=minutes, person=chair.pk, by=writer, at=NOW)
    write(minutes.parts.order_by("position").first(), "نص مصحح", writer)
    assert minutes.signatures.count() == 0
    for each in (chair, rapporteur):
        minutes = actions.sign_minutes(minutes=minutes, person=each.pk, by=writer, at=NOW)
    assert (minutes.state, minutes.approved_at) == ("approved", NOW)
    with pytest.raises(Refused):
        write(minutes.parts.order_by("position").first(), "بعد الموافقة", writer)


def test_nobody_signs_for_somebody_who_has_an_account():
    minutes, writer = sent()
    chair = minutes.meeting.participations.get(role="chair").person
    chair.account = account(("local_secretary", PROVINCE))
    chair.save()
    with pytest.raises(Refused):
        actions.sign_minutes(minutes=minutes, person=chair.pk, by=writer, at=NOW)
    assert minutes.signatures.count() == 0


def test_frozen_minutes_keep_their_paper_and_say_when_the_record_changed(client):
    minutes, writer = frozen()
    client.force_login(writer)
    client.post(reverse("meetings:minutes_move", args=[minutes.meeting_id, "freeze"]))
    minutes.refresh_from_db()
    assert (minutes.state, minutes.sha256, minutes.file.media_type) == (
        "frozen", seal_now(minutes), "application/pdf",
    )  # fmt: skip
    found = check(minutes)
    assert (found.record, found.paper, found.erased) == (True, True, 0)
    page = client.get(reverse("meetings:minutes_check", args=[minutes.meeting_id])).content.decode()
    assert minutes.sha256 in page
    paper = client.get(reverse("meetings:minutes_file", args=[minutes.meeting_id]))
    assert b"".join(paper.streaming_content).startswith(b"%PDF-")
    assert (paper.status_code, paper["Content-Disposition"].startswith("attachment")) == (200, True)
    tampered(minutes, lambda: MinutesPart.objects.filter(minutes=minutes).update(text="بدله أحد"))
    assert check(minutes).record is False


def test_the_record_of_frozen_minutes_is_corrected_by_an_erratum_only(client):
    minutes, writer = frozen()
    with pytest.raises(Refused):
        actions.add_erratum(minutes=minutes, text="خطأ", confidential=False, by=writer, at=NOW)
    client.force_login(writer)
    client.post(reverse("meetings:minutes_move", args=[minutes.meeting_id, "freeze"]))
    meeting = Meeting.objects.get(pk=minutes.meeting_id)
    for refused in (
        lambda: actions.correct_meeting(meeting=meeting, title="آخر", by=writer, at=NOW),
        lambda: actions.mark_attendance(meeting=meeting, statuses={}, by=writer, at=NOW),
        lambda: actions.count_visitors(meeting=meeting, count=3, label="زوار", by=writer, at=NOW),
        lambda: actions.undo_meeting(meeting=meeting, by=writer, at=NOW),
        lambda: actions.erase_meeting(meeting=meeting, by=writer, at=NOW),
    ):
        with pytest.raises(Refused):
            refused()
    url = reverse("meetings:minutes_erratum", args=[meeting.pk])
    assert client.post(url, {"text": "الصواب كذا"}).status_code == 302
    minutes.refresh_from_db()
    assert (minutes.errata.get().number, check(minutes).record) == (1, True)


def test_what_changed_meanwhile_is_not_frozen():
    minutes, writer = frozen()
    with pytest.raises(Refused):
        actions.freeze_minutes(minutes=minutes, seal="0" * 64, paper=None, by=writer, at=NOW)
    minutes.refresh_from_db()
    assert (minutes.state, minutes.sha256) == ("approved", "")


def test_the_page_saves_itself_and_shows_both_texts_to_who_comes_second(client):
    minutes, writer = begun()
    part = minutes.parts.order_by("position").first()
    url = reverse("meetings:minutes_part", args=[minutes.meeting_id, part.pk])
    client.force_login(writer)
    saved = client.post(url, {"text": "سطر أول", "started": 0}, **HTMX)
    assert (saved.status_code, 'name="started" value="1"' in saved.content.decode()) == (200, True)
    late = client.post(url, {"text": "سطر آخر", "started": 0}, **HTMX)
    page = late.content.decode()
    assert late.status_code == 409
    assert ("أول" in page, "آخر" in page, 'name="over" value="1"' in page) == (True, True, True)
    plain = client.post(url, {"text": "سطر آخر", "started": 0})
    assert (plain.status_code, "سطر آخر</textarea>" in plain.content.decode()) == (409, True)
    chosen = client.post(url, {"text": "سطر آخر", "started": 0, "over": 1})
    part.refresh_from_db()
    assert (chosen.status_code, part.text) == (302, "سطر آخر")
    revisions = client.get(
        reverse("meetings:minutes_revisions", args=[minutes.meeting_id, part.pk]), {"a": 1}
    )
    assert "<ins>آخر</ins>" in revisions.content.decode()
    assert client.get(revisions.wsgi_request.path, {"a": "9" * 5_000, "b": "²"}).status_code == 200


def test_a_text_that_is_too_long_says_so_and_stays_in_the_box(client):
    minutes, writer = begun()
    part = minutes.parts.order_by("position").first()
    client.force_login(writer)
    url = reverse("meetings:minutes_part", args=[minutes.meeting_id, part.pk])
    answer = client.post(url, {"text": "س" * 100_001, "started": 0})
    assert (answer.status_code, "س" * 100_001 in answer.content.decode()) == (422, True)
    assert not MinutesRevision.objects.exists()


def test_confidential_parts_and_drafts_are_for_those_who_may(client):
    minutes, writer = begun()
    part = minutes.parts.get(confidential=True)
    write(part, "سر المجلس", writer)
    url = reverse("meetings:minutes", args=[minutes.meeting_id])
    treasurer = account(("treasurer", PROVINCE))
    client.force_login(treasurer)
    assert part.title not in client.get(url).content.decode()
    revisions = reverse("meetings:minutes_revisions", args=[minutes.meeting_id, part.pk])
    assert client.get(revisions).status_code == 404
    actions.send_minutes(minutes=minutes, by=writer, at=NOW)
    page = client.get(url).content.decode()
    assert ("سر المجلس" in page, "الافتتاح" in page) == (False, True)
    paper = reverse("meetings:paper", args=[minutes.meeting_id, "minutes", "pdf"])
    assert (client.get(paper).status_code, client.get(paper + "?confidential=1").status_code) == (200, 403)
    client.force_login(writer)
    assert "سر المجلس" in client.get(url).content.decode()
    client.force_login(account(("local_secretary", ELSEWHERE)))
    assert client.get(url).status_code == 404


def test_the_way_from_an_empty_page_to_approved_minutes(client):
    writer = account(("local_secretary", PROVINCE))
    meeting = factories.meeting(agenda=(Point(title="التقرير"),))
    client.force_login(writer)
    url = reverse("meetings:minutes", args=[meeting.pk])
    assert client.get(url).status_code == 200
    client.post(reverse("meetings:begin_minutes", args=[meeting.pk]))
    minutes = Minutes.objects.get(meeting=meeting)
    made = client.post(reverse("meetings:add_minutes_part", args=[meeting.pk]), {"title": "مستجدات"})
    added = minutes.parts.get(title="مستجدات")
    assert made["Location"].endswith(f"#part-{added.pk}")
    empty = client.post(reverse("meetings:add_minutes_part", args=[meeting.pk]), {"title": ""})
    assert empty.status_code == 422
    setting = reverse("meetings:set_minutes_part", args=[meeting.pk, added.pk])
    client.post(setting, {"do": "confidential"})
    assert minutes.parts.get(pk=added.pk).confidential
    client.post(setting, {"do": "remove"})
    assert not minutes.parts.filter(pk=added.pk).exists()
    part = minutes.parts.order_by("position").first()
    client.post(reverse("meetings:minutes_part", args=[meeting.pk, part.pk]), {"text": "نص", "started": 0})
    client.post(reverse("meetings:minutes_move", args=[meeting.pk, "send"]))
    later = factories.meeting(meeting.organiser, held_on=dt.date(2026, 11, 18))
    approve = reverse("meetings:approve_minutes", args=[meeting.pk])
    assert client.post(approve, {"approved_in": ""}).status_code == 422
    assert client.post(approve, {"approved_in": later.pk}).status_code == 302
    client.post(reverse("meetings:minutes_move", args=[meeting.pk, "reopen"]))
    minutes.refresh_from_db()
    assert (minutes.state, minutes.approved_in) == ("sent", None)
    assert client.get(url).status_code == 200


def test_a_remark_is_made_and_answered_on_the_page(client):
    minutes, writer = sent()
    chair = minutes.meeting.participations.get(role="chair").person
    chair.account = account(("treasurer", PROVINCE))
    chair.save()
    client.force_login(chair.account)
    url = reverse("meetings:make_remark", args=[minutes.meeting_id])
    assert client.post(url, {"text": ""}).status_code == 422
    assert client.post(url, {"text": "الرقم خطأ"}).status_code == 302
    remark = Remark.objects.get()
    settle = reverse("meetings:settle_remark", args=[minutes.meeting_id, remark.pk])
    assert client.post(settle, {"outcome": "taken"}).status_code == 403
    client.force_login(writer)
    assert client.post(settle, {"outcome": "left"}).status_code == 422
    assert client.post(settle, {"outcome": "left", "reply": "مطابق للتسجيل"}).status_code == 302
    assert (
        "مطابق للتسجيل" in client.get(reverse("meetings:minutes", args=[minutes.meeting_id])).content.decode()
    )
