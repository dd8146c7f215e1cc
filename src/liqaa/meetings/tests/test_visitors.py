"""Open doors: visitors counted, kept with their consent, become members."""

import datetime as dt

import pytest
from django.urls import reverse

from liqaa.journal.actions import SYSTEM
from liqaa.kit.refusals import Refused
from liqaa.meetings import actions, queries
from liqaa.meetings.actions import VisitorDraft
from liqaa.meetings.models import Meeting, Visitor
from liqaa.meetings.tests import factories
from liqaa.meetings.tests.factories import COMMUNE, ELSEWHERE, NOW, PROVINCE, TODAY
from liqaa.people.actions import join, withdraw_consent
from liqaa.people.models import Person
from liqaa.people.tests.factories import account, place
from liqaa.people.text import CONSENT_VERSION, consent_wording

pytestmark = pytest.mark.django_db


def keep(meeting, name="أحمد الزائر"):
    draft = VisitorDraft(
        name=name, place=place(COMMUNE), wording=consent_wording("ar"), version=CONSENT_VERSION, phone="0600"
    )
    return actions.keep_visitor(meeting=meeting, visitor=draft, by=SYSTEM, at=NOW)


def test_a_visitor_is_kept_with_the_words_and_the_day_of_consent():
    meeting = factories.meeting()
    person = keep(meeting).person
    consent = person.consents.get()
    assert (person.relation, person.place_id) == ("contact", COMMUNE)
    assert (consent.given_on, consent.version) == (meeting.held_on, CONSENT_VERSION)
    assert consent.wording == consent_wording("ar")


def test_nobody_is_kept_without_consent_or_before_the_meeting():
    draft = VisitorDraft(name="زائر", place=place(COMMUNE))
    with pytest.raises(Refused) as refusal:
        actions.keep_visitor(meeting=factories.meeting(), visitor=draft, by=SYSTEM, at=NOW)
    with pytest.raises(Refused):
        keep(factories.meeting(state="planned", held_on=TODAY))
    assert (refusal.value.field, Person.objects.count(), Visitor.objects.count()) == ("consent", 0, 0)


def test_the_three_numbers_of_a_meeting():
    meeting = factories.meeting()
    first, _second = keep(meeting), keep(meeting, "ليلى الزائرة")
    actions.count_visitors(meeting=meeting, count=30, label="الزوار", by=SYSTEM, at=NOW)
    actions.count_visitors(meeting=meeting, count=34, label="الزوار", by=SYSTEM, at=NOW)
    join(person=first.person, joined_on=dt.date(2026, 11, 10), by=SYSTEM, at=NOW)
    lines = queries.visitors_of(meeting)
    assert [line.member_since for line in lines] == [dt.date(2026, 11, 10), None]
    counts = queries.visitor_counts(meeting, lines)
    assert (counts.visitors, counts.contacts, counts.members) == (34, 2, 1)
    assert Person.objects.get(pk=first.person_id).relation == "member"


def test_withdrawing_consent_erases_the_contact_and_stays_as_a_fact():
    visitor = keep(factories.meeting())
    withdraw_consent(consent=visitor.person.consents.get(), withdrawn_on=TODAY, by=SYSTEM, at=NOW)
    person = Person.objects.get(pk=visitor.person_id)
    assert (person.phone, person.consents.get().withdrawn_on) == ("", TODAY)
    with pytest.raises(Refused):
        withdraw_consent(consent=person.consents.get(), withdrawn_on=TODAY, by=SYSTEM, at=NOW)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_visitors_cost_one_query(rows, django_assert_num_queries):
    meeting = factories.meeting()
    for number in range(rows):
        keep(meeting, f"زائر {number}")
    with django_assert_num_queries(1):
        assert len(queries.visitors_of(meeting)) == rows


def test_the_page_asks_the_right_and_keeps_what_was_typed(client):
    meeting = factories.meeting()
    url, post = (
        reverse("meetings:visitors", args=[meeting.pk]),
        reverse("meetings:keep_visitor", args=[meeting.pk]),
    )
    for role, path, status in (("provincial_secretary", ELSEWHERE, 404), ("treasurer", PROVINCE, 403)):
        client.force_login(account((role, path)))
        assert client.get(url).status_code == status
    client.force_login(account(("local_secretary", PROVINCE)))
    place(COMMUNE)
    refused = client.post(post, {"name": "أحمد الزائر", "place": COMMUNE})
    assert (refused.status_code, "أحمد الزائر" in refused.content.decode()) == (422, True)
    assert client.post(post, {"name": "أحمد الزائر", "place": COMMUNE, "consent": "on"}).status_code == 302
    assert client.post(url, {"count": "12"}).status_code == 302
    assert "أحمد الزائر" in client.get(url).content.decode()


def test_a_follow_on_keeps_its_link_and_its_places(client):
    earlier = factories.meeting(territories=[place(COMMUNE).path])
    client.force_login(account(("local_secretary", PROVINCE)))
    form = client.get(reverse("meetings:call"), {"follows": earlier.pk}).context["form"]
    assert form.initial["follows"] == earlier.pk
    sent = {
        "title": "تتبع",
        "organiser": earlier.organiser_id,
        "held_on": "2031-01-05",
        "follows": earlier.pk,
    }
    assert client.post(reverse("meetings:call"), sent).status_code == 302
    made = Meeting.objects.get(title="تتبع")
    assert (made.follows, [each.place_id for each in made.places.all()]) == (earlier, [COMMUNE])
