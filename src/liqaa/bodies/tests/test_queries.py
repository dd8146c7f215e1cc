import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from liqaa.bodies import queries
from liqaa.bodies.tests import factories as make
from liqaa.journal.actions import SYSTEM
from liqaa.kit.scopes import Reach
from liqaa.territory.models import Place

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
BY = {"by": SYSTEM, "at": NOW}
DAY = dt.date(2024, 11, 24)


def said(person, on=DAY):
    return [capacity.ar for capacity in queries.capacities_of(person, on=on)]


def test_every_capacity_of_the_founding_kind_is_said_in_full():
    person = make.person("مريم المنصوري", gender="f")
    council = make.body("national_council", "ma")
    make.appointment(person, make.office("national_council_member", council))
    region = make.institution("region_council", "ma/03")
    make.mandate(person, region, position="region_committee_chair", committee="لجنة إعداد التراب")
    capacities = queries.capacities_of(person, on=DAY)
    assert [(each.ar, each.kind) for each in capacities] == [
        ("عضو المجلس الوطني", "office"),
        (f"رئيسة لجنة إعداد التراب بمجلس جهة {make.place('ma/03').name_ar}", "mandate"),
    ]


def test_an_office_is_said_with_its_body_and_place():
    secretary, treasurer = make.person(gender="f"), make.person(gender="m")
    body = make.body()
    make.appointment(secretary, make.office(of=body))
    make.appointment(treasurer, make.office("treasurer", body))
    assert said(secretary) == ["أمينة إقليمية بإقليم مولاي يعقوب"]
    assert said(treasurer) == ["أمين المال بالأمانة الإقليمية بإقليم مولاي يعقوب"]
    assert queries.capacities_of(treasurer, on=DAY)[0].fr == (
        "trésorier, Secrétariat provincial, province de Moulay Yacoub"
    )


def test_party_offices_come_before_plain_memberships_and_mandates():
    person = make.person()
    make.mandate(person)
    make.appointment(person, make.office("national_council_member", make.body("national_council", "ma")))
    make.appointment(person)
    assert [each.ar.split()[0] for each in queries.capacities_of(person, on=DAY)] == ["أمين", "عضو", "عضو"]
    assert [each.kind for each in queries.capacities_of(person, on=DAY)] == ["office", "office", "mandate"]


def test_capacities_are_those_of_the_day_asked_for():
    appointment = make.appointment(starts_on=dt.date(2024, 1, 1), ended_on=dt.date(2025, 1, 1))
    person = appointment.person
    assert len(said(person, dt.date(2023, 12, 31))) == 0
    assert len(said(person, dt.date(2024, 1, 1))) == 1
    assert len(said(person, dt.date(2025, 1, 1))) == 0


def test_an_office_past_its_legal_end_is_expired_and_still_there():
    appointment = make.appointment(starts_on=dt.date(2018, 1, 1), legal_end_on=dt.date(2022, 1, 1))
    capacity = queries.capacities_of(appointment.person, on=DAY)[0]
    assert (capacity.expired, capacity.ended, capacity.until) == (True, False, dt.date(2022, 1, 1))
    assert queries.capacities_of(appointment.person, on=dt.date(2021, 1, 1))[0].expired is False


def test_an_interim_holder_is_said_to_stand_in():
    appointment = make.appointment(interim=True)
    assert said(appointment.person) == ["أمين إقليمي بإقليم مولاي يعقوب بالنيابة"]


def test_plain_membership_is_a_capacity_only_where_there_is_no_other():
    make.organisation()
    person = make.person(gender="f")
    person.memberships.create(scope="ma", joined_on=dt.date(2020, 1, 1))
    assert [(each.ar, each.kind) for each in queries.capacities_of(person, on=DAY)] == [
        ("منخرطة في حزب الأفق", "membership")
    ]
    make.appointment(person)
    assert [each.kind for each in queries.capacities_of(person, on=DAY)] == ["office"]


def test_history_holds_what_has_ended_the_latest_first():
    person = make.person()
    make.appointment(person, starts_on=dt.date(2019, 1, 1), ended_on=dt.date(2021, 1, 1))
    make.mandate(person)
    known = queries.history_of(person, on=DAY)
    assert [(each.since, each.ended) for each in known] == [
        (dt.date(2021, 9, 20), False),
        (dt.date(2019, 1, 1), True),
    ]


def test_capacities_of_many_take_as_many_queries_as_of_one():
    body = make.body()
    people = [make.person() for _ in range(3)]
    for person in people:
        make.appointment(person, make.office("provincial_secretariat_member", body))
    with CaptureQueriesContext(
        connection,
    ) as one:
        queries.capacities_of_each(people[:1], on=DAY)
    with CaptureQueriesContext(connection) as three:
        queries.capacities_of_each(people, on=DAY)
    assert len(one) == len(three) == 3


def test_who_leads_a_body_is_its_head_else_its_coordinator():
    body = make.body()
    assert queries.secretary_of(body, on=DAY) is None
    coordinator = make.appointment(to=make.office("provincial_coordinator", body))
    assert queries.secretary_of(body, on=DAY) == coordinator.person
    head = make.appointment(to=make.office(of=body))
    assert queries.secretary_of(body, on=DAY) == head.person


def test_the_offices_of_an_account_are_those_its_person_holds_that_day():
    account = make.account()
    appointment = make.appointment(make.person(account=account), ended_on=dt.date(2025, 1, 1))
    assert list(queries.offices_of_account(account, on=DAY)) == [appointment.office]
    assert list(queries.offices_of_account(account, on=dt.date(2025, 1, 1))) == []
    assert list(queries.offices_of_account(make.account(), on=DAY)) == []


def test_an_account_sees_the_bodies_of_its_places():
    region, province = make.body("regional_secretariat", "ma/03"), make.body()
    account = make.account(("provincial_secretary", make.PROVINCE))
    assert list(queries.bodies_seen_by(account)) == [province]
    assert set(queries.bodies_seen_by(make.account(("regional_secretary", "ma/03")))) == {region, province}


def test_a_tree_puts_bodies_under_one_another():
    region, province = make.body("regional_secretariat", "ma/03"), make.body()
    (top,) = queries.tree_of([province, region])
    assert (top.body, [node.body for node in top.children]) == (region, [province])


def test_a_body_is_proposed_by_a_near_name_within_the_reach():
    body = make.body()
    make.body("regional_secretariat", "ma/03")
    found = queries.bodies_like("الامانه الاقليمية بمولاي يعقوب", reach=Reach(("ma",)))
    assert found[0].body == body
    assert queries.bodies_like("الأمانة الإقليمية", reach=Reach(("ma/05",))) == []


def test_coverage_counts_the_units_of_the_charter_with_and_without_a_body():
    make.charter()
    province = make.place(make.PROVINCE)
    communes = list(
        Place.objects.filter(path__startswith=f"{make.PROVINCE}/", kind="commune").order_by("path")
    )
    make.body("local_secretariat", communes[0].path)
    make.body("local_secretariat", communes[1].path, state="preparatory")
    make.body("local_secretariat", communes[2].path, founded_on=dt.date(2018, 1, 1))
    local = queries.covering(province, on=DAY)[-1]
    assert (local.level, local.units) == ("local", len(communes))
    assert (local.structured, local.preparing, local.expired, local.without) == (1, 1, 1, len(communes) - 3)


def test_the_country_has_83_units_at_the_level_of_provinces():
    make.charter()
    counted = {each.level: each.units for each in queries.covering(make.place("ma"), on=DAY)}
    assert counted == {"national": 1, "region": 12, "province": 83, "local": 1538}


def test_the_other_charter_says_its_capacities_too():
    make.charter("party-inspectorates")
    inspector = make.person("عبد المنعم الراشدي", gender="m")
    inspectorate = make.body("inspectorate", "ma/05/091")
    make.appointment(inspector, make.office("inspector", inspectorate))
    assert said(inspector)[0].startswith("مفتش الحزب بإقليم")
    make.mandate(
        inspector, make.institution("house_of_representatives", "ma"), position="representatives_group_member"
    )
    assert len(said(inspector)) == 2
