"""Taking back people, needs, achievements and texts that were written by mistake."""

import datetime as dt

import pytest

from liqaa.kit.refusals import Refused
from liqaa.meetings import actions as meetings
from liqaa.meetings.actions import VisitorDraft
from liqaa.meetings.models import Meeting, Visitor
from liqaa.meetings.rules import Part
from liqaa.meetings.tests.factories import COMMUNE, NOW, meeting
from liqaa.needs import actions as needs
from liqaa.needs.models import Achievement, Hearing, Need
from liqaa.needs.rules import AchievementDraft, NeedDraft
from liqaa.newsroom import actions
from liqaa.newsroom.models import News
from liqaa.people import actions as people
from liqaa.people.models import Consent, Person
from liqaa.people.tests.factories import account, person, place

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(hours=1)


def heard(at: Meeting) -> Need:
    """A need that a meeting heard."""
    draft = NeedDraft(sector="water", text="انقطاع الماء", place=place(COMMUNE))
    return needs.hear_needs(meeting=at, needs=[draft], by=account(), at=NOW)[0]


def test_a_need_heard_once_goes_and_one_heard_twice_stays() -> None:
    first, second = meeting(), meeting()
    need = heard(first)
    assert heard(second) == need
    needs.undo_hearing(hearing=Hearing.objects.get(meeting=second), by=account(), at=LATER)
    assert Need.objects.count() == 1
    needs.undo_hearing(hearing=Hearing.objects.get(meeting=first), by=account(), at=LATER)
    assert Need.objects.count() == 0


def test_a_need_that_was_answered_is_kept_and_named() -> None:
    need = heard(meeting())
    needs.answer_need(need=need, answer="أُصلحت القناة", by=account(), at=NOW)
    with pytest.raises(Refused) as refused:
        needs.undo_hearing(hearing=need.hearings.get(), by=account(), at=LATER)
    assert need.text in str(refused.value.reasons[1])


def test_an_achievement_is_taken_back() -> None:
    kept = needs.record_achievements(
        meeting=meeting(), achievements=[AchievementDraft(text="تعبيد طريق")], by=account(), at=NOW
    )
    needs.undo_achievement(achievement=kept[0], by=account(), at=LATER)
    assert Achievement.objects.count() == 0


def test_a_draft_is_taken_back_and_an_approved_text_keeps_its_meeting() -> None:
    held = meeting()
    draft = actions.write(meeting=held, by=account(), at=NOW)
    actions.undo_news(news=draft, by=account(), at=LATER)
    assert News.objects.count() == 0
    approved = actions.approve(news=actions.write(meeting=held, by=account(), at=NOW), by=account(), at=NOW)
    with pytest.raises(Refused):
        actions.undo_news(news=approved, by=account(), at=LATER)
    with pytest.raises(Refused):
        meetings.undo_meeting(meeting=held, by=account(), at=LATER)
    assert Meeting.objects.count() == 1


def test_a_person_kept_by_mistake_goes_and_one_who_took_part_stays() -> None:
    stray, present = person("شخص زائد"), person("حاضرة")
    meeting(parts=[Part(person=present)])
    people.undo_person(person=stray, by=account(), at=LATER)
    with pytest.raises(Refused):
        people.undo_person(person=present, by=account(), at=LATER)
    assert list(Person.objects.all()) == [present]


def test_a_visitor_goes_with_the_consent_unless_it_was_withdrawn() -> None:
    draft = VisitorDraft(name="زائر", place=place(COMMUNE), wording="أوافق", version="1")
    kept = meetings.keep_visitor(meeting=meeting(), visitor=draft, by=account(), at=NOW)
    people.undo_person(person=kept.person, by=account(), at=LATER)
    assert (Person.objects.count(), Consent.objects.count(), Visitor.objects.count()) == (0, 0, 0)
    again = meetings.keep_visitor(meeting=meeting(), visitor=draft, by=account(), at=NOW).person
    people.withdraw_consent(consent=again.consents.get(), withdrawn_on=NOW.date(), by=account(), at=NOW)
    with pytest.raises(Refused):
        people.undo_person(person=again, by=account(), at=LATER)


def test_a_contact_whose_membership_is_undone_is_a_contact_again() -> None:
    contact = people.keep_contact(
        name="زائر",
        place=place(COMMUNE),
        given_on=NOW.date(),
        wording="أوافق",
        version="1",
        by=account(),
        at=NOW,
    )
    stretch = people.join(person=contact, joined_on=NOW.date(), by=account(), at=NOW)
    assert people.undo_membership(membership=stretch, by=account(), at=LATER).relation == "contact"
    stretch = people.join(person=contact, joined_on=NOW.date(), by=account(), at=NOW)
    people.leave(membership=stretch, ended_on=NOW.date() + dt.timedelta(days=1), by=account(), at=NOW)
    with pytest.raises(Refused):
        people.undo_membership(membership=stretch, by=account(), at=LATER)


def test_a_meeting_takes_the_people_it_added_along_and_leaves_those_spoken_of_elsewhere() -> None:
    first = meeting(
        parts=[Part(person=None, name_as_written="وافد جديد"), Part(person=None, name_as_written="وافدة")]
    )
    known = Person.objects.get(name="وافدة")
    meeting(parts=[Part(person=known)])
    meetings.undo_meeting(meeting=first, by=account(), at=LATER)
    assert list(Person.objects.filter(name__startswith="وافد").values_list("name", flat=True)) == ["وافدة"]
