"""What the minutes of meetings keep of a person's name."""

import datetime as dt

import pytest

from liqaa.journal.actions import SYSTEM
from liqaa.meetings.models import Participation
from liqaa.meetings.privacy import SHARE
from liqaa.meetings.rules import Part
from liqaa.meetings.tests import factories
from liqaa.people import actions as people
from liqaa.people.tests.factories import person

pytestmark = pytest.mark.django_db


def test_an_office_in_the_minutes_is_a_ground_for_the_name_and_membership_alone_is_none():
    plain, head = person("سعيد المرابط"), person("نجاة الوردي")
    people.join(person=plain, joined_on=dt.date(2024, 1, 1), by=SYSTEM, at=factories.NOW)
    factories.appoint(factories.office(factories.body()), head)
    factories.meeting(parts=(Part(person=plain, role="attendee"), Part(person=head, role="chair")))
    assert Participation.objects.get(person=plain).capacities_ar[0].startswith("منخرط")
    assert [len(SHARE.grounds(each)) for each in (plain, head)] == [0, 1]
