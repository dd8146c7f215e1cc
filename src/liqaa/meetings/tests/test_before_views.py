"""The pages before a meeting: calling with notice, inviting, answering from a link, agenda, sets, diaries."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from liqaa.bodies.actions import adopt_charter
from liqaa.bodies.text.charter import builtin_charters
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.meetings import actions
from liqaa.meetings.models import Invitation, Meeting, Series
from liqaa.meetings.queries.inviting import Invitee
from liqaa.meetings.queries.keys import answer_key
from liqaa.meetings.tests import factories
from liqaa.meetings.tests.factories import ELSEWHERE, PROVINCE
from liqaa.outbox.models import Message
from liqaa.people.tests.factories import account, person, place

pytestmark = pytest.mark.django_db


def days_from_now(days):
    return timezone.localdate() + dt.timedelta(days=days)


@pytest.fixture
def secretary(client):
    """A client signed in as the province's secretary."""
    client.force_login(account(("provincial_secretary", PROVINCE)))
    return client


def planned(**record):
    return factories.meeting(**({"state": "planned", "held_on": days_from_now(9)} | record))


def invited(meeting, *persons):
    invitees = [Invitee(each, "list") for each in persons]
    return actions.invite(meeting=meeting, invitees=invitees, by=SYSTEM, at=timezone.now())


def url(name, *args):
    return reverse(f"meetings:{name}", args=args)


# --- calling ------------------------------------------------------------------------------------------------


@pytest.fixture
def council(db):
    """A provincial council of four, under a charter that asks for notice."""
    source = builtin_charters()["party-secretariats"].read_text("utf-8")
    adopt_charter(source=source, in_force_from=dt.date(2020, 1, 1), by=SYSTEM, at=timezone.now())
    body = factories.body(PROVINCE, type="provincial_council", name_ar="المجلس الإقليمي")
    for number in range(4):
        factories.appoint(factories.office(body), person(f"عضو {number}"))
    return body


def call(client, body, **given):
    usual = {"title": "دورة المجلس", "organiser": body.pk, "held_on": days_from_now(9).isoformat()}
    return client.post(url("call"), usual | {"kinds": "council"} | given)


def test_less_notice_than_the_charter_asks_is_ticked_as_urgent_and_kept_in_the_journal(secretary, council):
    refused = call(secretary, council)
    assert refused.status_code == 422
    assert "urgent" in refused.context["form"].errors
    assert refused.context["terms"].notice.left == 9
    assert refused.context["terms"].notice.asked == 15
    assert "الأجل في الميثاق: 15 يوما." in refused.content.decode()
    assert "الدعوة اليوم تترك 9 أيام." in refused.content.decode()
    assert 'hx-trigger="change from:closest form"' in refused.content.decode()
    assert call(secretary, council, urgent="on").status_code == 302
    assert Entry.objects.get(verb="meetings.plan").fields == ["urgent"]


def test_enough_notice_or_no_sitting_is_not_asked_about(secretary, council):
    assert call(secretary, council, held_on=days_from_now(15).isoformat()).status_code == 302
    assert call(secretary, council, kinds="communication").status_code == 302
    assert [each.fields for each in Entry.objects.filter(verb="meetings.plan")] == [[], []]


def test_the_terms_stand_under_the_form_while_one_types(secretary, council):
    page = secretary.get(url("terms"), {"organiser": council.pk, "kinds": "council", "held_on": "01/02/2099"})
    assert page.status_code == 200
    assert page.context["terms"].members == 4
    assert (page.context["terms"].first_call, page.context["terms"].notice.short) == (3, False)
    assert page.context["terms"].second_call == 1  # the charter is content with whoever comes
    form = secretary.get(url("call")).content.decode()
    assert 'hx-trigger="load, change from:closest form"' in form
    assert 'hx-include="[name=organiser], [name=held_on], [name=kinds], [name=urgent]"' in form


def test_everything_of_a_call_is_kept(secretary, council):
    answer = call(
        secretary,
        council,
        urgent="on",
        outside_organiser="جمعية الوادي",
        mode="mixed",
        joining="https://example.ma/x",
        agenda="التقرير\nالبرنامج",
        starts_at="18:30",
    )
    assert answer.status_code == 302
    kept = Meeting.objects.get()
    assert (kept.outside_organiser, kept.mode, kept.joining) == (
        "جمعية الوادي",
        "mixed",
        "https://example.ma/x",
    )
    assert [each.title for each in kept.agenda.order_by("position")] == ["التقرير", "البرنامج"]


def test_the_agenda_of_the_last_meeting_is_offered(secretary, council):
    factories.meeting(council, agenda=[rules_point("التقرير")])
    page = secretary.get(url("call"), {"organiser": council.pk})
    assert page.context["form"]["agenda"].value() == "التقرير"


def rules_point(title):
    from liqaa.meetings.rules import Point

    return Point(title=title)


def test_a_memo_fills_the_form(secretary, council):
    asked = {"organiser": council.pk, "title": "دورة", "kinds": "council", "agenda": ["أولى", "ثانية"]}
    form = secretary.get(url("call"), asked).context["form"]
    told = [form[name].value() for name in ("title", "kinds", "agenda")]
    assert told == ["دورة", ["council"], "أولى\nثانية"]


def test_an_agenda_of_five_hundred_points_is_refused_and_kept_on_the_page(secretary, council):
    lines = "\n".join(f"نقطة {number}" for number in range(500))
    answer = call(secretary, council, urgent="on", agenda=lines)
    assert answer.status_code == 422
    assert "100" in answer.context["form"].errors["agenda"][0]
    assert "نقطة 499" in answer.content.decode()
    assert not Meeting.objects.exists()


# --- inviting -----------------------------------------------------------------------------------------------


def test_who_that_is_is_shown_before_anybody_is_written_to(secretary):
    organiser = factories.body()
    factories.appoint(factories.office(organiser), person("سعاد العلمي", email="souad@example.ma"))
    factories.appoint(factories.office(organiser), person("بلا بريد"))
    meeting = planned(organiser=organiser)
    shown = secretary.post(url("invite", meeting.pk), {"by_right": "on"})
    assert shown.status_code == 200
    assert [each.person.name for each in shown.context["found"].invitees] == ["سعاد العلمي", "بلا بريد"]
    assert not Invitation.objects.exists()
    for _again in range(2):
        assert secretary.post(url("invite", meeting.pk), {"by_right": "on", "sure": "1"}).status_code == 302
    assert (Invitation.objects.count(), Message.objects.count()) == (2, 1)
    page = secretary.get(url("invitees", meeting.pk))
    assert (page.context["counts"].invited, page.context["counts"].silent) == (2, 2)


def test_a_name_nobody_knows_and_nobody_at_all_are_said(secretary):
    factories.body()
    meeting = planned()
    answer = secretary.post(url("invite", meeting.pk), {"names": "لا أحد", "sure": "1"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["names"])
    assert secretary.post(url("invite", meeting.pk), {}).status_code in (200, 422)
    assert not Invitation.objects.exists()


def test_an_outsider_finds_no_list_and_a_reader_may_not_open_it(client):
    meeting = planned()
    (asked,) = invited(meeting, person("سعاد"))
    client.force_login(account(("provincial_secretary", ELSEWHERE)))
    assert client.get(url("invitees", meeting.pk)).status_code == 404
    assert client.get(url("invitation", asked.pk)).status_code == 404
    client.force_login(account(("elected_member", PROVINCE)))
    assert client.get(url("invitees", meeting.pk)).status_code == 403
    assert client.post(url("revoke", asked.pk)).status_code == 403
    assert client.get(url("letters", meeting.pk)).status_code == 403


def test_an_answer_told_by_word_of_mouth_is_kept(secretary):
    meeting = planned()
    (asked,) = invited(meeting, person("سعاد"))
    assert secretary.get(url("invitation", asked.pk)).status_code == 200
    assert secretary.post(url("invitation", asked.pk), {"answer": "excused"}).status_code == 422
    assert secretary.post(url("invitation", asked.pk), {"answer": "coming"}).status_code == 302
    assert secretary.get(url("invitees", meeting.pk)).context["counts"].coming == 1


def test_letters_are_a_page_each_and_hold_the_words(secretary):
    from pdfminer.high_level import extract_pages, extract_text

    meeting = planned(title="دورة المجلس الإقليمي", venue="المقر", agenda=[rules_point("التقرير المالي")])
    made = invited(meeting, person("سعاد العلمي"), person("نجاة"))
    answer = secretary.get(url("letters", meeting.pk))
    assert answer["Content-Type"] == "application/pdf"
    from io import BytesIO

    assert len(list(extract_pages(BytesIO(answer.content)))) == 2
    words = extract_text(BytesIO(answer.content))
    assert all(each.code in words for each in made)
    one = secretary.get(url("letters", meeting.pk), {"one": made[0].pk})
    assert len(list(extract_pages(BytesIO(one.content)))) == 1


# --- answering ----------------------------------------------------------------------------------------------


def test_who_is_invited_answers_without_signing_in_and_changes_it(client):
    meeting = planned(title="دورة المجلس", venue="المقر")
    (asked,) = invited(meeting, person("سعاد العلمي"))
    address = url("answer", answer_key(asked))
    page = client.get(address)
    assert page.status_code == 200
    assert "دورة المجلس" in page.content.decode()
    assert (page["X-Robots-Tag"], page["Referrer-Policy"]) == ("noindex, nofollow", "same-origin")
    assert "no-store" in page["Cache-Control"]
    refused = client.post(address, {"answer": "excused", "note": " "})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["note"])
    assert client.post(address, {"answer": "excused", "note": "سفر"}).status_code == 200
    assert client.post(address, {"answer": "coming"}).status_code == 200
    assert Invitation.objects.values_list("answer", "note").get() == ("coming", "")


@pytest.mark.parametrize("why", ["forged", "revoked", "cancelled", "over"])
def test_a_dead_link_says_so_and_takes_nothing(client, why):
    meeting = planned()
    (asked,) = invited(meeting, person("سعاد العلمي"))
    key = answer_key(asked)
    if why == "forged":
        key = f"{asked.pk}.{'x' * 43}"
    elif why == "revoked":
        actions.revoke_invitation(invitation=asked, by=SYSTEM, at=timezone.now())
    elif why == "cancelled":
        actions.cancel_meeting(meeting=meeting, reason="تأجيل", by=SYSTEM, at=timezone.now())
    else:
        Meeting.objects.filter(pk=meeting.pk).update(held_on=days_from_now(-1))
    answer = client.post(url("answer", key), {"answer": "coming"})
    assert answer.status_code == 410
    assert "سعاد" not in answer.content.decode()
    assert Invitation.objects.get().answer == ""


# --- sets ---------------------------------------------------------------------------------------------------


def set_of(client, **given):
    body = factories.body()
    for number in range(3):
        place(f"{PROVINCE}/09.0{number}")
    usual = {
        "title": "لقاء تواصلي",
        "organiser": body.pk,
        "level": "commune",
        "place": PROVINCE,
        "first_on": days_from_now(10).isoformat(),
        "last_on": days_from_now(40).isoformat(),
        "starts_at": "17:00",
        "kinds": "communication",
    }
    return client.post(url("plan_series"), usual | given)


def test_a_set_is_shown_then_called_moved_and_called_off(secretary):
    shown = set_of(secretary)
    assert shown.status_code == 200
    stops = shown.context["stops"]
    assert not Meeting.objects.exists()
    assert set_of(secretary, sure="1").status_code == 302
    series = Series.objects.get()
    on_map = f"?layer=planned&amp;path=ma%2F03%2F591&amp;choice=set-{series.pk}"
    assert on_map in secretary.get(url("series", series.pk)).content.decode()
    made = list(Meeting.objects.order_by("held_on", "in_series__position"))
    assert [(each.venue_place_id, each.held_on) for each in made] == [(stop.path, stop.day) for stop in stops]
    assert [each.places.get().place_id for each in made] == [stop.path for stop in stops]
    actions.cancel_meeting(meeting=made[0], reason="تأجيل", by=SYSTEM, at=timezone.now())
    assert secretary.post(url("move_series", series.pk), {"days": "7"}).status_code == 302
    moved = dict(Meeting.objects.values_list("pk", "held_on"))
    assert [(moved[each.pk] - each.held_on).days for each in made] == [0] + [7] * (len(made) - 1)
    assert secretary.get(url("series", series.pk)).context["counts"]["cancelled"] == 1
    assert secretary.post(url("cancel_series", series.pk), {"reason": "ظرف طارئ"}).status_code == 302
    assert set(Meeting.objects.values_list("state", flat=True)) == {"cancelled"}
    assert secretary.post(url("cancel_series", series.pk), {"reason": "مرة أخرى"}).status_code == 422


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"last_on": "2026-01-01"}, "last_on"),
        ({"first_on": "2020-01-01"}, "first_on"),
        ({"place": ELSEWHERE}, "place"),
    ],
)
def test_what_makes_no_set_is_said_beside_its_field(secretary, given, field):
    place(ELSEWHERE)
    answer = set_of(secretary, sure="1", **given)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not Series.objects.exists()
