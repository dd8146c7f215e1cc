"""The agenda of a meeting to come: its points, their order, and the papers that go with them."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.meetings import actions
from liqaa.meetings.queries.inviting import Invitee
from liqaa.meetings.queries.keys import answer_key
from liqaa.meetings.rules import Point
from liqaa.meetings.tests import factories
from liqaa.meetings.tests.factories import ELSEWHERE, PROVINCE
from liqaa.outbox.models import Message
from liqaa.people.tests.factories import account, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(client):
    """A client signed in as the province's secretary."""
    client.force_login(account(("provincial_secretary", PROVINCE)))
    return client


def planned(*points):
    day = timezone.localdate() + dt.timedelta(days=9)
    return factories.meeting(state="planned", held_on=day, agenda=[Point(title=each) for each in points])


def invited(meeting, whom):
    [asked] = actions.invite(meeting=meeting, invitees=[Invitee(whom, "list")], by=SYSTEM, at=timezone.now())
    return asked


def url(name, *args):
    return reverse(f"meetings:{name}", args=args)


# --- points -------------------------------------------------------------------------------------------------


def test_points_are_added_moved_changed_and_taken_off(secretary):
    meeting = planned("أولى", "ثانية")
    assert secretary.post(url("agenda", meeting.pk), {"title": "ثالثة", "minutes": "20"}).status_code == 302
    last = meeting.agenda.get(title="ثالثة")
    secretary.post(url("move_point", last.pk), {"to": "0"})
    assert list(meeting.agenda.order_by("position").values_list("title", "position")) == [
        ("ثالثة", 0),
        ("أولى", 1),
        ("ثانية", 2),
    ]
    secretary.post(url("point", last.pk), {"title": "معدلة", "internal": "on"})
    secretary.post(url("drop_point", meeting.agenda.get(title="أولى").pk))
    assert list(meeting.agenda.order_by("position").values_list("title", "internal", "minutes")) == [
        ("معدلة", True, None),
        ("ثانية", False, None),
    ]
    assert secretary.get(url("agenda", meeting.pk)).status_code == 200


def test_a_script_that_moves_a_point_gets_the_list_as_it_is_kept(secretary):
    meeting = planned("أولى", "ثانية")
    last = meeting.agenda.get(title="ثانية")
    answer = secretary.post(url("move_point", last.pk), {"to": "0"}, headers={"hx-request": "true"})
    assert answer.status_code == 200
    assert [each.title for each in answer.context["points"]] == ["ثانية", "أولى"]
    assert answer.content.decode().strip().startswith('<div id="points">')
    actions.cancel_meeting(meeting=meeting, reason="تأجيل", by=SYSTEM, at=timezone.now())
    answer = secretary.post(url("move_point", last.pk), {"to": "1"}, headers={"hx-request": "true"})
    assert 'hx-swap-oob="true"' in answer.content.decode()
    assert "data-points" not in answer.content.decode()
    assert list(meeting.agenda.order_by("position").values_list("title", flat=True)) == ["ثانية", "أولى"]


def test_the_hundred_and_first_point_is_refused_and_what_was_typed_stays(secretary):
    meeting = planned(*map(str, range(100)))
    answer = secretary.post(url("agenda", meeting.pk), {"title": "زائدة"})
    assert answer.status_code == 422
    assert "زائدة" in answer.content.decode()
    assert meeting.agenda.count() == 100


def test_a_paper_is_handed_out_to_readers_as_a_download(secretary, client):
    meeting = planned("التقرير")
    point = meeting.agenda.get()
    upload = SimpleUploadedFile("التقرير.txt", "نص التقرير".encode())
    assert secretary.post(url("attach", point.pk), {"file": upload}).status_code == 302
    paper = meeting.agenda_documents.get()
    client.force_login(account(("elected_member", PROVINCE)))
    answer = client.get(url("document", paper.pk))
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"".join(answer.streaming_content).decode() == "نص التقرير"
    assert Entry.objects.filter(verb="files.hand_out", subject_id=str(meeting.pk)).count() == 1
    client.force_login(account(("provincial_secretary", ELSEWHERE)))
    assert client.get(url("document", paper.pk)).status_code == 404


def test_what_is_no_document_is_refused(secretary):
    meeting = planned("التقرير")
    upload = SimpleUploadedFile("x.exe", b"MZ\x00\x01")
    answer = secretary.post(url("attach", meeting.agenda.get().pk), {"file": upload}, follow=True)
    assert answer.status_code == 200
    assert not meeting.agenda_documents.exists()


def papers(meeting, **words):
    """The meeting's papers by their names, put with its points in their order."""
    points, kept = list(meeting.agenda.order_by("position")), {}
    secretary = account(("provincial_secretary", PROVINCE))
    for point, (name, text) in zip(points, words.items(), strict=True):
        upload = SimpleUploadedFile(f"{name}.txt", text.encode())
        kept[name] = actions.attach_document(point=point, upload=upload, by=secretary, at=timezone.now())
    return kept


def test_papers_of_the_agenda_are_read_behind_the_same_link_but_not_the_internal_ones(client):
    meeting = planned("التقرير", "سري")
    meeting.agenda.filter(title="سري").update(internal=True)
    alone = invited(planned(), person("نجاة"))
    kept = papers(meeting, report="نص التقرير", secret="سر")
    asked = invited(meeting, person("سعاد العلمي", email="souad@example.ma"))
    assert "وثائق جدول الأعمال توجد هناك أيضا." in Message.objects.get().body
    shown = client.get(url("answer", answer_key(asked))).content.decode()
    assert ("report.txt" in shown, "secret.txt" in shown) == (True, False)
    answer = client.get(url("answer_paper", answer_key(asked), kept["report"].pk))
    assert b"".join(answer.streaming_content).decode() == "نص التقرير"
    assert answer["Content-Disposition"].startswith("attachment")
    assert Entry.objects.filter(verb="files.hand_out", subject_id=str(meeting.pk)).count() == 1
    refused = [(asked, "secret"), (alone, "report")]
    for whose, name in refused:
        assert client.get(url("answer_paper", answer_key(whose), kept[name].pk)).status_code == 404
    actions.revoke_invitation(invitation=asked, by=SYSTEM, at=timezone.now())
    assert client.get(url("answer_paper", answer_key(asked), kept["report"].pk)).status_code == 410
