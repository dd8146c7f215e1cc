"""Answers that come back: proposed to a coming meeting, put on its agenda, told when it is held."""

import datetime as dt

import pytest
from django.urls import reverse

from liqaa.bodies.models import Institution, Mandate
from liqaa.followup.tests import factories as followup
from liqaa.journal.actions import SYSTEM
from liqaa.kit.refusals import Refused
from liqaa.meetings.actions import correct_meeting, mark_held
from liqaa.meetings.rules import Point
from liqaa.meetings.tests import factories as meetings
from liqaa.meetings.tests.factories import COMMUNE, ELSEWHERE, NOW, PROVINCE, TODAY
from liqaa.needs import actions, queries
from liqaa.needs.models import Achievement, Telling
from liqaa.needs.rules import AchievementDraft
from liqaa.needs.tests import factories
from liqaa.people.tests.factories import account, person, place

pytestmark = pytest.mark.django_db


def answered(text="ضعف الإنارة"):
    return actions.answer_need(need=factories.need(text), answer="برمج في 2027", by=SYSTEM, at=NOW)


def coming(path=PROVINCE):
    place(path)
    return meetings.meeting(state="planned", held_on=TODAY, territories=[path])


def proposed(meeting, reader):
    return [(line.kind, line.text, line.answer) for line in queries.proposals_for(meeting, reader, most=8)]


def test_an_answer_proposes_itself_until_it_stands_on_an_agenda_and_is_told_when_held():
    need, meeting = answered(), coming()
    reader = account(("provincial_secretary", PROVINCE))
    assert proposed(meeting, reader) == [("need", "ضعف الإنارة", "برمج في 2027")]
    actions.tell_back(meeting=meeting, need=need, by=SYSTEM, at=NOW)
    assert [point.title for point in meeting.agenda.all()] == ["الجواب عن: ضعف الإنارة"]
    assert (proposed(meeting, reader), proposed(coming(), reader)) == ([], [])
    mark_held(meeting=meeting, held_on=TODAY, by=SYSTEM, at=NOW)
    told = need.tellings.get()
    assert (told.meeting.held_on, told.meeting.state) == (TODAY, "held")
    assert proposed(coming(), reader) == []


def test_an_answer_of_a_cancelled_meeting_proposes_itself_again():
    need, meeting, reader = answered(), coming(), account(("provincial_secretary", PROVINCE))
    actions.tell_back(meeting=meeting, need=need, by=SYSTEM, at=NOW)
    meeting.state = "cancelled"
    meeting.save()
    assert proposed(coming(), reader) == [("need", "ضعف الإنارة", "برمج في 2027")]


def test_correcting_the_agenda_keeps_the_answer_and_deleting_its_line_takes_it_off():
    need, meeting = answered(), coming()
    actions.tell_back(meeting=meeting, need=need, by=SYSTEM, at=NOW)
    title = meeting.agenda.get().title
    agenda = [Point(title="كلمة الافتتاح"), Point(title=title)]
    correct_meeting(meeting=meeting, agenda=agenda, by=SYSTEM, at=NOW)
    assert (need.tellings.count(), need.tellings.get().point.position) == (1, 1)
    correct_meeting(meeting=meeting, agenda=[Point(title="كلمة الافتتاح")], by=SYSTEM, at=NOW)
    assert need.tellings.count() == 0


def test_what_has_no_answer_or_waits_elsewhere_is_refused():
    with pytest.raises(Refused):
        actions.tell_back(meeting=coming(), need=factories.need("طريق"), by=SYSTEM, at=NOW)
    with pytest.raises(Refused):
        actions.tell_back(meeting=coming(ELSEWHERE), need=answered(), by=SYSTEM, at=NOW)
    assert Telling.objects.count() == 0


def test_an_answered_demand_is_told_back_with_its_words():
    task = followup.task(type="demand")
    reader, other = account(("provincial_secretary", PROVINCE)), account(("local_secretary", PROVINCE))
    followup.add_evidence(task=task, text="سيزور الوزير الإقليم", by=other, at=NOW)
    meeting = coming()
    assert proposed(meeting, reader) == [("demand", task.title, "سيزور الوزير الإقليم")]
    task.refresh_from_db()
    telling = actions.tell_back(meeting=meeting, demand=task, by=SYSTEM, at=NOW)
    assert proposed(coming(), reader) == []
    actions.take_off(telling=telling, by=SYSTEM, at=NOW)
    assert (meeting.agenda.count(), len(proposed(meeting, reader))) == (0, 1)


def test_one_click_accepts_it_for_who_may_write_and_for_nobody_else(client):
    need, meeting = answered(), coming()
    url = reverse("needs:tell", args=[meeting.pk])
    for role, path, status in (("provincial_secretary", ELSEWHERE, 404), ("treasurer", PROVINCE, 403)):
        client.force_login(account((role, path)))
        assert client.post(url, {"need": need.pk}).status_code == status
    client.force_login(account(("local_secretary", PROVINCE)))
    assert "ضعف الإنارة" in client.get(reverse("meetings:meeting", args=[meeting.pk])).content.decode()
    assert client.post(url, {"need": need.pk}).status_code == 302
    assert client.post(url, {"need": "x"}).status_code == 404
    assert Telling.objects.count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_proposals_cost_the_same_few_queries(rows, django_assert_num_queries):
    for number in range(rows):
        answered(f"مشكل {number}")
    meeting, reader = coming(), account(("provincial_secretary", PROVINCE))
    reader.reach("needs.see")
    with django_assert_num_queries(4):
        assert len(queries.proposals_for(meeting, reader, most=8)) == rows


def test_mandates_are_proposed_by_office_and_territory_and_a_minister_last():
    def held(kind, path, home=COMMUNE):
        house = Institution.objects.create(kind=kind, place=place(path), name_ar=kind)
        return Mandate.objects.create(
            institution=house, person=person(path=home), scope=path, position="x", title_ar=kind,
            starts_on=dt.date(2021, 9, 8),
        )  # fmt: skip

    minister, deputy = held("government", "ma"), held("house_of_representatives", "ma")
    place(ELSEWHERE)
    held("house_of_councillors", "ma", home=ELSEWHERE)
    region, province, commune = (
        held("region_council", "ma/03"),
        held("province_council", PROVINCE),
        held("commune_council", COMMUNE),
    )
    found = queries.grouped(queries.mandates_over(factories.need(), on=TODAY))
    assert found == [
        ("commune", [commune]),
        ("province", [province]),
        ("region", [region]),
        ("parliament", [deputy]),
        ("government", [minister]),
    ]


def test_an_achievement_is_tied_to_the_need_it_answers():
    need, meeting = factories.need(), meetings.meeting(territories=[PROVINCE])
    draft = AchievementDraft(text="بناء الطريق", need=need)
    actions.record_achievements(meeting=meeting, achievements=[draft], by=SYSTEM, at=NOW)
    assert [each.text for each in need.achievements.all()] == ["بناء الطريق"]
    reader = account(("local_secretary", PROVINCE))
    assert (list(queries.standing_needs(meeting, reader)), Achievement.objects.count()) == ([need], 1)
