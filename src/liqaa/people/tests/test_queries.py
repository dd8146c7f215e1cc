import datetime as dt

import pytest

from liqaa.kit.scopes import Reach
from liqaa.people import queries
from liqaa.people.models import Person
from liqaa.people.tests import factories

pytestmark = pytest.mark.django_db
PROVINCE = Reach(("ma/03/591",))


def test_an_account_sees_the_people_of_its_places_and_itself():
    account = factories.account(("provincial_secretary", "ma/03/591"))
    inside = factories.person(path="ma/03/591/01")
    itself = factories.person(path="ma/05", account=account)
    factories.person(path="ma/03/592")
    assert set(queries.people_seen_by(account)) == {inside, itself}


def test_an_account_without_grants_sees_nobody():
    factories.person()
    assert list(queries.people_seen_by(factories.account())) == []


@pytest.mark.parametrize("typed", ["الزهيره", "محمّد الزهيرة", "elzouhaira", "Zouhaïra", "محمد زهيرة"])
def test_a_person_is_found_by_any_spelling(typed):
    person = factories.person("محمد الزهيرة", name_latin="Mohamed Elzouhaira")
    factories.person("خديجة العروسي", name_latin="Khadija Laaroussi")
    assert list(queries.found_by_name(Person.objects.all(), typed)) == [person]


def test_without_words_everyone_is_listed_by_name():
    second, first = factories.person("نجاة"), factories.person("أمينة")
    assert list(queries.found_by_name(Person.objects.all(), " \x00")) == [first, second]


def test_a_person_who_may_be_meant_is_proposed_with_a_score():
    person = factories.person("محمد الزهيرة")
    factories.person("محمد الوردي")
    assert queries.persons_like("الدكتور محمد الزهيره", reach=PROVINCE) == [queries.Likeness(person, 0.9)]
    assert queries.persons_like("مُحمد الزهيرة", reach=PROVINCE) == [queries.Likeness(person, 1.0)]


def test_a_latin_name_proposes_by_its_latin_key():
    person = factories.person("محمد الزهيرة", name_latin="Mohamed Zouhaira")
    assert [each.person for each in queries.persons_like("Mohammed El Zouhaira", reach=PROVINCE)] == [person]


def test_nobody_outside_the_reach_is_proposed():
    factories.person("محمد الزهيرة", path="ma/05")
    assert queries.persons_like("محمد الزهيرة", reach=PROVINCE) == []
    assert queries.persons_like("محمد الزهيرة", reach=Reach()) == []


def test_a_member_on_a_day_is_told_by_the_stretches():
    person = factories.person()
    stretch = person.memberships.create(
        scope="ma", joined_on=dt.date(2023, 1, 1), ended_on=dt.date(2024, 1, 1)
    )
    assert queries.member_on(person, on=dt.date(2023, 12, 31)) == stretch
    assert queries.member_on(person, on=dt.date(2024, 1, 1)) is None


def test_a_person_with_a_membership_is_referred_to():
    person = factories.person()
    assert queries.is_referred_to(person) is False
    person.memberships.create(scope="ma", joined_on=dt.date(2023, 1, 1))
    assert queries.is_referred_to(person) is True
