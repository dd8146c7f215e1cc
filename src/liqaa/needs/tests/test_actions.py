"""Hearing needs, settling them, undoing."""

import datetime as dt

import pytest

from liqaa.journal.queries import history_of
from liqaa.kit.refusals import Refused
from liqaa.meetings.tests import factories as meetings
from liqaa.meetings.tests.factories import COMMUNE, ELSEWHERE, NOW, PROVINCE
from liqaa.needs import actions
from liqaa.needs.models import Achievement, Hearing, Need
from liqaa.needs.rules import AchievementDraft, NeedDraft
from liqaa.needs.tests import factories
from liqaa.people.tests.factories import account, place

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary():
    return account(("provincial_secretary", PROVINCE))


def test_a_need_stands_under_its_commune_and_the_meeting_that_heard_it(secretary):
    meeting = meetings.meeting(held_on=dt.date(2026, 11, 8))
    drafts = [
        NeedDraft(sector="health", text=" مستوصف بلا طبيب ", place=place(COMMUNE), douar="أولاد بوبكر"),
        NeedDraft(sector="water", text="انقطاع الماء", place=place(COMMUNE)),
    ]
    kept = actions.hear_needs(meeting=meeting, needs=drafts, by=secretary, at=NOW)
    assert [(need.text, need.scope, need.douar, need.raised_on, need.state) for need in kept] == [
        ("مستوصف بلا طبيب", COMMUNE, "أولاد بوبكر", dt.date(2026, 11, 8), "open"),
        ("انقطاع الماء", COMMUNE, "", dt.date(2026, 11, 8), "open"),
    ]
    assert list(Hearing.objects.order_by("pk").values_list("need", "meeting", "scope")) == [
        (need.pk, meeting.pk, COMMUNE) for need in kept
    ]
    assert [line.verb for line in history_of(meeting)] == ["needs.hear_needs", "meetings.record"]


def test_heard_again_in_another_spelling_it_is_one_need_with_two_hearings():
    first = factories.need("الإنارة العمومية")
    again = factories.need("الانارة العموميه")
    assert again == first
    assert Need.objects.count() == 1
    assert first.hearings.count() == 2


def test_heard_twice_at_one_meeting_is_heard_once(secretary):
    draft = NeedDraft(sector="water", text="انقطاع الماء", place=place(COMMUNE))
    actions.hear_needs(meeting=meetings.meeting(), needs=[draft, draft], by=secretary, at=NOW)
    assert (Need.objects.count(), Hearing.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "other",
    [
        {"sector": "water"},
        {"place": "ma/03/591/01.01"},
        {"text": "ضعف في الإنارة"},
        {"douar": "أولاد بوبكر"},
    ],
)
def test_another_sector_place_douar_or_wording_is_another_need(other):
    factories.need()
    if "place" in other:
        other = {"place": place(other["place"])}
    factories.need(**other)
    assert Need.objects.count() == 2


def test_a_solved_need_that_is_heard_again_is_a_new_one(secretary):
    first = factories.need()
    actions.close_need(need=first, solved=True, by=secretary, at=NOW)
    assert factories.need() != first


def test_a_need_without_words_is_refused_and_nothing_stays(secretary):
    drafts = [NeedDraft(sector="water", text=words, place=place(COMMUNE)) for words in ("الماء", " ")]
    with pytest.raises(Refused):
        actions.hear_needs(meeting=meetings.meeting(), needs=drafts, by=secretary, at=NOW)
    assert not Need.objects.exists()


def test_a_need_goes_to_an_elected_member_and_is_answered(secretary):
    need, mandate = factories.need(), factories.mandate()
    actions.assign_need(need=need, mandate=mandate, by=secretary, at=NOW)
    answered = actions.answer_need(need=need, answer=" برمج في ميزانية 2027 ", by=secretary, at=NOW)
    assert (answered.state, answered.mandate, answered.answer, answered.answered_at) == (
        "answered",
        mandate,
        "برمج في ميزانية 2027",
        NOW,
    )
    assert [line.verb for line in history_of(need)] == ["needs.answer_need", "needs.assign_need"]


def test_a_member_of_parliament_of_the_province_may_take_it(secretary):
    mandate = factories.mandate(PROVINCE)
    assert (
        actions.assign_need(need=factories.need(), mandate=mandate, by=secretary, at=NOW).mandate == mandate
    )


@pytest.mark.parametrize("bad", [{"ended_on": dt.date(2026, 11, 20)}, {"path": ELSEWHERE}])
def test_a_mandate_that_ended_or_lies_elsewhere_takes_no_need(secretary, bad):
    need = factories.need()
    with pytest.raises(Refused) as refused:
        actions.assign_need(need=need, mandate=factories.mandate(**bad), by=secretary, at=NOW)
    assert refused.value.field == "mandate"
    need.refresh_from_db()
    assert need.state == "open"


def test_an_answer_needs_words(secretary):
    with pytest.raises(Refused) as refused:
        actions.answer_need(need=factories.need(), answer=" ", by=secretary, at=NOW)
    assert refused.value.field == "answer"


def test_solved_needs_have_their_time_and_a_closed_one_does_not_move(secretary):
    need = actions.close_need(need=factories.need(), solved=True, by=secretary, at=NOW)
    assert (need.state, need.answered_at) == ("solved", NOW)
    actions.close_need(need=need, by=secretary, at=NOW)
    with pytest.raises(Refused):
        actions.answer_need(need=need, answer="جواب", by=secretary, at=NOW)


def test_an_achievement_stands_under_its_place_or_else_the_meeting(secretary):
    meeting = meetings.meeting()
    drafts = [
        AchievementDraft(text="تشييد حديقة عمومية", place=place(COMMUNE), credited_to="الوزارة"),
        AchievementDraft(text="إصلاح الملعب", sector="sports_youth_culture"),
    ]
    kept = actions.record_achievements(meeting=meeting, achievements=drafts, by=secretary, at=NOW)
    assert [(each.text, each.scope, each.sector) for each in kept] == [
        ("تشييد حديقة عمومية", COMMUNE, "other"),
        ("إصلاح الملعب", PROVINCE, "sports_youth_culture"),
    ]


def test_undoing_takes_what_only_this_meeting_heard(secretary):
    undone, other = meetings.meeting(), meetings.meeting()
    twice = factories.need("الماء", undone)
    factories.need("الماء", other)
    factories.need("المدرسة", undone)
    assigned = factories.need("الطريق", undone)
    actions.assign_need(need=assigned, mandate=factories.mandate(), by=secretary, at=NOW)
    actions.record_achievements(
        meeting=undone, achievements=[AchievementDraft(text="حديقة")], by=secretary, at=NOW
    )

    kept = actions.erase_heard(meeting=undone, by=secretary, at=NOW)

    assert kept == [twice, assigned]
    assert list(Need.objects.order_by("pk")) == [twice, assigned]
    assert list(Hearing.objects.values_list("need", "meeting")) == [(twice.pk, other.pk)]
    assert not Achievement.objects.exists()
