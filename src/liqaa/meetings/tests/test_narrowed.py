"""Meetings under a grant that is narrowed to some bodies (decision 0019)."""

import datetime as dt

import pytest

from liqaa.access.actions import grant
from liqaa.access.models import Account
from liqaa.journal.actions import SYSTEM
from liqaa.kit.refusals import Refused
from liqaa.meetings.actions import record_meeting
from liqaa.meetings.queries import meetings_seen_by
from liqaa.meetings.queries.choices import organisers_for
from liqaa.meetings.rules import MeetingRecord, Part
from liqaa.meetings.tests.factories import NOW, PROVINCE, body, meeting
from liqaa.people.models import Person
from liqaa.people.tests.factories import account, person, place

pytestmark = pytest.mark.django_db


@pytest.fixture
def president() -> Account:
    """A secretary's role over the women's bodies of a province."""
    made = account()
    grant(
        account=made,
        role="local_secretary",
        places=[place(PROVINCE)],
        family="women",
        source_kind="setup",
        source_id="",
        starts_on=dt.date(2020, 1, 1),
        by=SYSTEM,
        at=NOW,
    )
    return Account.objects.get(pk=made.pk)


def test_meetings_of_other_bodies_of_the_place_are_not_seen(president):
    women = body(family="women", type="women_organisation")
    theirs, _others = meeting(women), meeting(body(family="youth", type="youth_organisation"))
    meeting(body())
    meeting(body("ma/05/255", family="women", type="women_organisation"))
    assert list(meetings_seen_by(president)) == [theirs]
    assert list(organisers_for(president)) == [women]


def test_a_meeting_is_written_down_with_people_who_are_known(president):
    women, known = body(family="women", type="women_organisation"), person()
    record = MeetingRecord(title="لقاء", held_on=dt.date(2026, 11, 8), parts=(Part(person=known),))
    kept = record_meeting(organiser=women, record=record, by=president, at=NOW)
    assert list(kept.participations.values_list("person", flat=True)) == [known.pk]


def test_somebody_whom_nobody_knows_is_not_added(president):
    women = body(family="women", type="women_organisation")
    parts = (Part(person=None, name_as_written="موحى أيت علي"),)
    record = MeetingRecord(title="لقاء", held_on=dt.date(2026, 11, 8), parts=parts)
    before = Person.objects.count()
    with pytest.raises(Refused) as refusal:
        record_meeting(organiser=women, record=record, by=president, at=NOW)
    assert (refusal.value.field, Person.objects.count()) == ("parts", before)
