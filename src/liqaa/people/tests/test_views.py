import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from liqaa.kit.pictures import picture_of
from liqaa.people.models import Person
from liqaa.people.tests import factories as make

pytestmark = pytest.mark.django_db
PROVINCE = "ma/03/591"


@pytest.fixture
def secretary(client):
    account = make.account(("provincial_secretary", PROVINCE))
    client.force_login(account)
    return account


def queries_of(client, url):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def typed(**values):
    return {"name": "سناء الزياني", "place": PROVINCE, "relation": "member", **values}


def test_the_list_shows_the_people_of_ones_places_only(client, secretary):
    inside = make.person(path=PROVINCE)
    make.person("غريب", path="ma/05")
    page = client.get(reverse("people:list"))
    assert [person for person, _ in page.context["lines"]] == [inside]


def test_the_list_takes_as_many_queries_for_three_people_as_for_one(client, secretary):
    make.person()
    for_one = queries_of(client, reverse("people:list"))
    make.person()
    make.person()
    assert queries_of(client, reverse("people:list")) == for_one


def test_an_empty_search_says_what_to_do(client, secretary):
    page = client.get(reverse("people:list"), {"q": "لا أحد\x00"})
    assert page.status_code == 200
    assert reverse("people:add") in page.content.decode()


def test_an_outsider_does_not_find_a_person(client, secretary):
    assert client.get(reverse("people:person", args=[make.person(path="ma/05").pk])).status_code == 404


def test_a_reader_without_the_right_may_not_correct(client):
    client.force_login(make.account(("rapporteur", PROVINCE)))
    person = make.person()
    assert client.get(reverse("people:person", args=[person.pk])).status_code == 200
    assert client.post(reverse("people:correct", args=[person.pk]), typed()).status_code == 403


def test_a_person_is_added(client, secretary):
    answer = client.post(reverse("people:add"), typed(gender="f"))
    person = Person.objects.get()
    assert (answer.status_code, answer.url) == (302, reverse("people:person", args=[person.pk]))
    assert (person.name, person.gender, person.place_id) == ("سناء الزياني", "f", PROVINCE)


def test_who_may_be_the_same_is_shown_before_anything_is_kept(client, secretary):
    known = make.person("سناء الزيانى")
    answer = client.post(reverse("people:add"), typed())
    assert (answer.status_code, [each.person for each in answer.context["alike"]]) == (422, [known])
    assert Person.objects.count() == 1
    assert client.post(reverse("people:add"), typed(is_new="1")).status_code == 302
    assert Person.objects.count() == 2


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "\x00\u202e"}, "name"),
        ({"name": "م" * 1_000_000}, "name"),
        ({"place": "", "place_typed": "أطلانتس"}, "place"),
        ({"place": "ma/05"}, "place"),
        ({"email": "بلا عنوان"}, "email"),
        ({"relation": "king"}, "relation"),
    ],
)
def test_bad_input_is_said_beside_its_field_and_what_was_typed_is_kept(client, secretary, values, field):
    answer = client.post(reverse("people:add"), typed(**values, phone="0612345678"))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert "0612345678" in answer.content.decode()
    assert Person.objects.count() == 0


def test_after_adding_one_returns_to_the_page_that_asked(client, secretary):
    answer = client.post(f"{reverse('people:add')}?then=/bodies/3/appoint/", typed())
    assert answer.url == f"/bodies/3/appoint/?person={Person.objects.get().pk}"


@pytest.mark.parametrize(
    "then", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"]
)
def test_one_never_returns_to_another_site(client, secretary, then):
    answer = client.post(f"{reverse('people:add')}?then={then}", typed())
    assert answer.url == reverse("people:person", args=[Person.objects.get().pk])


def test_a_person_is_corrected(client, secretary):
    person = make.person("سناء الزياني", phone="0600000000")
    client.post(reverse("people:correct", args=[person.pk]), typed(name="سناء الزيانية"))
    person.refresh_from_db()
    assert (person.name, person.phone) == ("سناء الزيانية", "")


def test_a_membership_is_opened_and_closed(client, secretary):
    person = make.person()
    client.post(reverse("people:join", args=[person.pk]), {"joined_on": "فاتح يناير 2024", "number": "12"})
    membership = person.memberships.get()
    assert (membership.joined_on, membership.number) == (dt.date(2024, 1, 1), "12")
    address = reverse("people:person", args=[person.pk])
    assert picture_of("LIQAA:CARD:12") in client.get(address).content.decode()
    answer = client.post(reverse("people:leave", args=[membership.pk]), {"ended_on": "31 نونبر 2024"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["ended_on"])
    client.post(reverse("people:leave", args=[membership.pk]), {"ended_on": "30 نونبر 2024"})
    membership.refresh_from_db()
    assert membership.ended_on == dt.date(2024, 11, 30)
    assert client.get(address).context["card"] == ""


def test_the_choices_of_a_person_are_those_one_sees(client, secretary):
    inside = make.person("سناء الزياني")
    make.person("سناء الزيتوني", path="ma/05")
    page = client.get(reverse("people:options"), {"field": "who", "who_typed": "سناء"})
    assert list(page.context["found"]) == [inside]
