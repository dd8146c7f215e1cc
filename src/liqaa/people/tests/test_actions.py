import datetime as dt

import pytest
from django.utils import timezone

from liqaa.journal.models import Entry
from liqaa.kit.refusals import Refused
from liqaa.people import actions
from liqaa.people.models import Person
from liqaa.people.tests import factories

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def last_line():
    line = Entry.objects.order_by("-pk").first()
    return (line.verb, line.subject_id, line.place, line.fields)


def test_a_person_is_kept_with_the_name_as_written_and_its_key():
    by = factories.account()
    person = actions.add_person(
        name="  مُحَمَّد   الزهيرة ", place=factories.place("ma/03/591"), by=by, at=NOW, gender="m"
    )
    person.refresh_from_db()
    assert (person.name, person.key, person.gender) == ("مُحَمَّد الزهيرة", "محمد الزهيره", "m")
    assert last_line() == (
        "people.add_person",
        str(person.pk),
        "ma/03/591",
        ["gender", "name", "place", "relation"],
    )


def test_invisible_marks_leave_a_name():
    person = actions.add_person(
        name="سناء\u202e\x00 الزياني", place=factories.place("ma/03/591"), by=factories.account(), at=NOW
    )
    assert person.name == "سناء الزياني"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "\u200f\x00 "}, "name"),
        ({"name": "م" * 1_000_000}, "name"),
        ({"name": "سناء", "gender": "x"}, "gender"),
        ({"name": "سناء", "relation": "king"}, "relation"),
        ({"name": "سناء", "email": "not an address"}, "email"),
        ({"name": "سناء", "phone": "0" * 31}, "phone"),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_field(values, field):
    with pytest.raises(Refused) as refusal:
        actions.add_person(place=factories.place("ma/03/591"), by=factories.account(), at=NOW, **values)
    assert refusal.value.field == field
    assert Person.objects.count() == 0


def test_a_correction_writes_only_what_changed():
    person = factories.person("سعيد المرابط")
    actions.correct_person(person=person, by=factories.account(), at=NOW, name="سعيد المرابطي", phone="")
    person.refresh_from_db()
    assert (person.name, person.key) == ("سعيد المرابطي", "سعيد المرابطي")
    assert last_line() == ("people.correct_person", str(person.pk), "ma/03/591", ["name"])


def test_a_correction_that_changes_nothing_writes_no_line():
    person = factories.person("سعيد المرابط")
    actions.correct_person(person=person, by=factories.account(), at=NOW, name=" سعيد المرابط ")
    assert Entry.objects.filter(verb="people.correct_person").count() == 0


def test_a_second_membership_on_the_same_day_is_refused():
    person, by = factories.person(), factories.account()
    actions.join(person=person, joined_on=dt.date(2024, 1, 1), by=by, at=NOW, number="7")
    with pytest.raises(Refused) as refusal:
        actions.join(person=person, joined_on=dt.date(2024, 6, 1), by=by, at=NOW)
    assert refusal.value.field == "joined_on"
    assert person.memberships.count() == 1


def test_who_left_may_come_back():
    person, by = factories.person(), factories.account()
    first = actions.join(person=person, joined_on=dt.date(2023, 1, 1), by=by, at=NOW)
    actions.leave(membership=first, ended_on=dt.date(2024, 1, 1), by=by, at=NOW)
    second = actions.join(person=person, joined_on=dt.date(2024, 1, 1), by=by, at=NOW)
    assert list(person.memberships.order_by("joined_on")) == [first, second]
    assert last_line()[0] == "people.join"


def test_leaving_before_joining_is_refused():
    person, by = factories.person(), factories.account()
    membership = actions.join(person=person, joined_on=dt.date(2024, 1, 2), by=by, at=NOW)
    with pytest.raises(Refused) as refusal:
        actions.leave(membership=membership, ended_on=dt.date(2024, 1, 1), by=by, at=NOW)
    assert refusal.value.field == "ended_on"
    membership.refresh_from_db()
    assert membership.ended_on is None


def test_a_membership_number_belongs_to_one_person():
    by = factories.account()
    actions.join(person=factories.person(), joined_on=dt.date(2024, 1, 1), by=by, at=NOW, number="7")
    with pytest.raises(Refused) as refusal:
        actions.join(person=factories.person(), joined_on=dt.date(2024, 1, 1), by=by, at=NOW, number="7")
    assert refusal.value.field == "number"


def test_only_people_nothing_refers_to_are_erased():
    free, bound = factories.person(), factories.person()
    actions.join(person=bound, joined_on=dt.date(2024, 1, 1), by=factories.account(), at=NOW)
    kept = actions.erase_people(persons=[free, bound], by=factories.account(), at=NOW)
    assert kept == [bound]
    assert list(Person.objects.all()) == [bound]


@pytest.mark.parametrize("was", ["resident", "guest", "contact", "former"])
def test_a_membership_undone_leaves_the_person_as_before_with_their_clock(was):
    since, by = dt.date(2024, 3, 1), factories.account()
    person = factories.person(relation=was, relation_since=since)
    Person.objects.filter(pk=person.pk).update(created_at=dt.datetime(2024, 3, 1, 12, tzinfo=dt.UTC))
    membership = actions.join(person=person, joined_on=dt.date(2026, 1, 5), by=by, at=NOW)
    actions.undo_membership(membership=membership, by=by, at=NOW)
    person.refresh_from_db()
    assert (person.relation, person.relation_since) == (was, since)


def test_a_membership_undone_leaves_an_official_one_and_who_was_a_member_earlier_a_former_one():
    by = factories.account()
    official, earlier = factories.person(relation="official"), factories.person(relation="resident")
    first = actions.join(person=earlier, joined_on=dt.date(2024, 1, 5), by=by, at=NOW)
    actions.leave(membership=first, ended_on=dt.date(2025, 1, 5), by=by, at=NOW)
    for person in (official, earlier):
        membership = actions.join(person=person, joined_on=dt.date(2026, 1, 5), by=by, at=NOW)
        actions.undo_membership(membership=membership, by=by, at=NOW)
        person.refresh_from_db()
    assert (official.relation, earlier.relation) == ("official", "former")
