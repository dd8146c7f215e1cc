"""Who sees which meeting."""

import datetime as dt

import pytest
from django.http import Http404

from liqaa.meetings import queries
from liqaa.meetings.rules import Group, Named, Part, Point, Speech
from liqaa.meetings.tests import factories
from liqaa.meetings.tests.factories import COMMUNE, ELSEWHERE, PROVINCE
from liqaa.people.tests.factories import account, person, place

pytestmark = pytest.mark.django_db


def test_a_meeting_is_seen_by_whom_its_organiser_stands_under():
    kept = factories.meeting(factories.body(PROVINCE))
    assert list(queries.meetings_seen_by(account(("regional_secretary", "ma/03")))) == [kept]
    assert list(queries.meetings_seen_by(account(("provincial_secretary", PROVINCE)))) == [kept]
    assert list(queries.meetings_seen_by(account(("local_secretary", COMMUNE)))) == []


def test_a_territory_it_is_about_lets_that_territory_read_it():
    kept = factories.meeting(factories.body("ma"), territories=(place(COMMUNE),))
    assert list(queries.meetings_seen_by(account(("local_secretary", COMMUNE)))) == [kept]
    assert list(queries.meetings_seen_by(account(("provincial_secretary", PROVINCE)))) == [kept]


def test_the_venue_grants_nothing():
    factories.meeting(factories.body(ELSEWHERE), venue_place=place(COMMUNE))
    assert list(queries.meetings_seen_by(account(("local_secretary", COMMUNE)))) == []


def test_no_role_or_a_role_without_the_right_sees_nothing():
    factories.meeting()
    assert list(queries.meetings_seen_by(account())) == []
    assert list(queries.meetings_seen_by(account(("member", "ma")))) == []


def test_the_latest_day_comes_first_and_no_day_last():
    days = (dt.date(2026, 5, 1), None, dt.date(2026, 6, 1))
    kept = [factories.meeting(held_on=day) for day in days]
    meetings = queries.newest_first(queries.meetings_seen_by(account(("inspector", "ma"))))
    assert list(meetings) == [kept[2], kept[0], kept[1]]


def test_a_places_meetings_are_those_about_it_or_in_it_or_called_there():
    about = factories.meeting(
        factories.body("ma"), territories=(place(COMMUNE),), held_on=dt.date(2026, 1, 2)
    )
    called = factories.meeting(factories.body(PROVINCE), held_on=dt.date(2026, 1, 1))
    factories.meeting(factories.body(ELSEWHERE))
    inspector = account(("inspector", "ma"))
    assert list(queries.meetings_of_place(PROVINCE, inspector)) == [about, called]
    assert list(queries.meetings_of_place(COMMUNE, inspector)) == [about]


def test_a_bodys_meetings_are_those_it_organised_or_supervised():
    ours, above = factories.body(PROVINCE), factories.body("ma/03")
    beside, host = factories.body(ELSEWHERE), factories.body(COMMUNE, type="local_secretariat")
    kept = factories.meeting(ours, supervisor=above, co_organiser=beside, host_body=host)
    inspector = account(("inspector", "ma"))
    for each in (ours, above, beside, host):
        assert list(queries.meetings_of_body(each, inspector)) == [kept]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_meeting_with_everything_costs_the_same_few_queries(rows, django_assert_num_queries):
    kept = factories.meeting(
        parts=[Part(person=person()) for _ in range(rows)],
        mentions=[Named(name="أ", person=person()) for _ in range(rows)],
        topics=["موضوع"] * rows,
        agenda=[Point(title="نقطة")] * rows,
        interventions=[Speech(text="كلمة", person=person()) for _ in range(rows)],
        territories=[place(COMMUNE)],
        supervisor=factories.body("ma/03"),
        co_organiser=factories.body(ELSEWHERE),
        host_body=factories.body(COMMUNE, type="local_secretariat"),
    )
    reader = account(("inspector", "ma"))
    with django_assert_num_queries(3):
        meeting = queries.meeting_for_page(kept.pk, reader)
        children = queries.children_of(meeting)
        names = [part.name_as_written for part in children.parts]
        names += [named.person.name for named in children.mentions if named.person]
        names += [speech.person.name for speech in children.interventions if speech.person]
        names += [each.name_ar for each in children.places]
        names += [str(row) for rows in (children.topics, children.agenda, children.groups) for row in rows]
        names += [str(each) for each in (meeting.supervisor, meeting.co_organiser, meeting.host_body)]
    assert len(names) == 5 * rows + 4


def test_what_hangs_under_a_meeting_is_read_as_it_was_kept():
    kept = factories.meeting(
        parts=[Part(person=person(), capacities_ar=("أمين، «جهوي»",), capacities_fr=("secrétaire",))],
        mentions=[Named(name="أ", person=person()), Named(name="ب")],
        groups=[Group(label="ضيوف", count=4)],
        topics=["ثان", "أول"],
        agenda=[Point(title="نقطة")],
        interventions=[Speech(text="كلمة\nثانية", person=person(), point=0), Speech(text="أخرى")],
        territories=[place(COMMUNE), place(PROVINCE)],
    )
    children = queries.children_of(kept)
    assert children.parts == list(kept.participations.all())
    assert children.parts[0].capacities_ar == ["أمين، «جهوي»"]
    assert children.mentions == list(kept.mentions.order_by("pk"))
    assert [named.person for named in children.mentions] == [
        named.person for named in kept.mentions.order_by("pk")
    ]
    assert [str(group.count) for group in children.groups] == ["4"]
    assert [topic.text for topic in children.topics] == ["ثان", "أول"]
    assert [point.title for point in children.agenda] == ["نقطة"]
    assert [(speech.text, speech.person) for speech in children.interventions] == [
        (speech.text, speech.person) for speech in kept.interventions.order_by("position")
    ]
    assert [each.path for each in children.places] == [PROVINCE, COMMUNE]


def test_a_meeting_with_nothing_under_it_has_empty_lists():
    children = queries.children_of(factories.meeting())
    assert (children.parts, children.groups, children.places) == ([], [], [])


def test_an_outsider_finds_no_such_meeting():
    kept = factories.meeting()
    with pytest.raises(Http404):
        queries.meeting_for_page(kept.pk, account(("provincial_secretary", ELSEWHERE)))


def test_one_calls_meetings_for_the_bodies_of_ones_own_reach():
    ours = factories.body(PROVINCE)
    factories.body(ELSEWHERE)
    assert list(queries.organisers_for(account(("provincial_secretary", PROVINCE)))) == [ours]
    assert list(queries.organisers_for(account(("elected_member", PROVINCE)))) == []
