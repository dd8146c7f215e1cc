"""Who sees which need, and how needs are counted."""

import datetime as dt

import pytest
from django.http import Http404

from liqaa.meetings.tests import factories as meetings
from liqaa.meetings.tests.factories import COMMUNE, ELSEWHERE, NOW, PROVINCE, TODAY
from liqaa.needs import actions, queries
from liqaa.needs.models import Need
from liqaa.needs.queries import SectorCount
from liqaa.needs.tests import factories
from liqaa.people.tests.factories import account, person, place

pytestmark = pytest.mark.django_db


def test_needs_are_seen_under_ones_reach():
    need = factories.need()
    assert list(queries.needs_seen_by(account(("elected_member", COMMUNE)))) == [need]
    assert list(queries.needs_seen_by(account(("elected_member", ELSEWHERE)))) == []
    assert list(queries.needs_seen_by(account(("member", "ma")))) == []


def test_an_elected_member_sees_what_was_given_to_their_mandate():
    member = account()
    need, mandate = factories.need(), factories.mandate(holder=person(account=member))
    actions.assign_need(need=need, mandate=mandate, by=account(), at=NOW)
    assert list(queries.needs_seen_by(member)) == [need]
    assert list(queries.waiting_for(member)) == [need]
    actions.answer_need(need=need, answer="جواب", by=member, at=NOW)
    assert list(queries.waiting_for(member)) == []


def test_a_places_needs_are_those_of_everything_in_it():
    need = factories.need()
    factories.need(place=place(ELSEWHERE))
    inspector = account(("inspector", "ma"))
    assert list(queries.needs_of_place(PROVINCE, inspector)) == [need]
    assert list(queries.needs_of_place("ma/03/591/01.01", inspector)) == []


def test_sectors_are_counted_in_one_query(django_assert_num_queries):
    factories.need("الماء", sector="water")
    factories.need("الطريق")
    solved = factories.need("القنطرة")
    actions.close_need(need=solved, solved=True, by=account(), at=NOW)
    with django_assert_num_queries(1):
        counts = queries.by_sector(Need.objects.all())
    assert [(each.sector, each.all, each.waiting) for each in counts] == [
        ("roads_transport", 2, 1),
        ("water", 1, 1),
    ]
    assert isinstance(counts[0], SectorCount)


def test_hearings_are_counted_with_the_last_day():
    factories.need(at_meeting=meetings.meeting(held_on=dt.date(2026, 3, 1)))
    factories.need(at_meeting=meetings.meeting(held_on=dt.date(2026, 9, 1)))
    need = queries.with_hearings(Need.objects.all()).get()
    assert (need.heard, need.heard_on) == (2, dt.date(2026, 9, 1))


@pytest.mark.parametrize("rows", [1, 3])
def test_a_need_with_its_hearings_costs_the_same_few_queries(rows, django_assert_num_queries):
    for _ in range(rows):
        need = factories.need()
    reader = account(("inspector", "ma"))
    with django_assert_num_queries(5):
        page = queries.need_for_page(need.pk, reader)
        heard = [hearing.meeting.title for hearing in page.hearings.all()]
        built = list(page.achievements.all())
    assert (len(heard), built) == (rows, [])


def test_an_outsider_finds_no_such_need():
    need = factories.need()
    with pytest.raises(Http404):
        queries.need_for_page(need.pk, account(("elected_member", ELSEWHERE)))


def test_a_need_may_go_to_mandates_in_force_over_its_place_the_nearest_first():
    need = factories.need()
    commune, province = factories.mandate(), factories.mandate(PROVINCE)
    factories.mandate(ELSEWHERE)
    factories.mandate(ended_on=dt.date(2026, 1, 1))
    factories.mandate(starts_on=dt.date(2027, 1, 1))
    assert list(queries.mandates_over(need, on=TODAY)) == [commune, province]
