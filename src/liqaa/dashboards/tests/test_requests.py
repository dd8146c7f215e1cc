"""The pages of requests about personal data: asked, answered, taken back, overdue on home."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from liqaa.people import actions
from liqaa.people.models import DataRequest, Person
from liqaa.people.tests.factories import account, person

pytestmark = pytest.mark.django_db
PROVINCE = "ma/03/591"
TODAY = timezone.localdate()
LATE = "طلب واحد بشأن المعطيات الشخصية تجاوز أجله"


def client_of(who) -> Client:
    client = Client()
    client.force_login(who)
    return client


def officer(path="ma/03"):
    return account(("data_officer", path))


def waiting(days_ago=0, kind="rectification", **more) -> DataRequest:
    return actions.open_request(
        person=more.pop("person", None) or person(path=PROVINCE), kind=kind, text="خطأ", by=officer(),
        at=timezone.now(), asked_on=TODAY - dt.timedelta(days=days_ago), **more,
    )  # fmt: skip


def address(name, made, **_more):
    return reverse(f"dashboards:{name}", args=[made.pk])


def test_one_asks_about_ones_own_data_reads_the_answer_and_answers_nothing_oneself():
    mine = account(("member", PROVINCE))
    person(path=PROVINCE, account=mine)
    client, page = client_of(mine), reverse("dashboards:my_request")
    assert client.get(page).status_code == 200
    refused = client.post(page, {"kind": "rectification", "text": ""})
    assert (refused.status_code, DataRequest.objects.count()) == (422, 0)
    assert client.post(page, {"kind": "rectification", "text": "الاسم: أمينة"}).status_code == 302
    made = DataRequest.objects.get()
    assert (made.asked_on, made.written_by_id, made.text) == (TODAY, mine.pk, "الاسم: أمينة")
    assert client.post(address("data_request", made), {"granted": "yes"}).status_code == 403
    assert client.post(address("reopen_request", made)).status_code == 403
    answer = {"granted": "no", "answer": "لم يثبت شيء"}
    assert client_of(officer()).post(address("data_request", made), answer).status_code == 302
    assert "لم يثبت شيء" in client.get(address("data_request", made)).content.decode()
    assert address("data_request", made) in client.get(reverse("dashboards:my_data")).content.decode()


def test_who_asked_takes_it_back_and_somebody_else_finds_nothing():
    mine = account(("member", PROVINCE))
    made = waiting(person=person(path=PROVINCE, account=mine))
    other = client_of(account(("provincial_secretary", PROVINCE)))
    found = [
        other.get(address("data_request", made)).status_code,
        other.post(address("take_back_request", made)).status_code,
        client_of(officer("ma/12")).get(address("data_request", made)).status_code,
    ]
    assert found == [404, 404, 404]
    assert client_of(mine).post(address("take_back_request", made)).status_code == 302
    made.refresh_from_db()
    assert made.state == "taken_back"


def test_the_officer_writes_a_letter_down_with_the_day_it_came():
    somebody, client = person(path=PROVINCE), client_of(officer())
    page = reverse("dashboards:request_of", args=[somebody.pk])
    came = TODAY - dt.timedelta(days=3)
    told = {"kind": "access", "text": "", "asked_on": "غدا ربما"}
    kept = client.post(page, told)
    assert (kept.status_code, "غدا ربما" in kept.content.decode()) == (422, True)
    assert client.post(page, told | {"asked_on": came.isoformat()}).status_code == 302
    assert DataRequest.objects.get().due_on == came + dt.timedelta(days=10)
    assert client_of(account(("provincial_secretary", PROVINCE))).get(page).status_code == 403
    assert client_of(officer("ma/12")).get(page).status_code == 404


def test_a_no_without_a_reason_is_refused_beside_the_field_and_an_answered_one_says_so():
    made, client = waiting(), client_of(officer())
    page = client.post(address("data_request", made), {"granted": "no", "answer": ""})
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["answer"])
    for expected in (302, 422):
        assert client.post(address("data_request", made), {"granted": "yes"}).status_code == expected
    assert client.post(address("reopen_request", made)).status_code == 302
    made.refresh_from_db()
    assert (made.state, made.answered_by) == ("asked", None)


@pytest.mark.parametrize(("days", "overdue"), [(10, False), (11, True)])
def test_home_and_the_officers_page_say_that_a_request_is_overdue(days, overdue):
    waiting(days_ago=days)
    client = client_of(officer())
    home = client.get(reverse("dashboards:home"))
    page = client.get(reverse("dashboards:privacy"))
    assert (LATE in home.content.decode(), page.context["waiting"][0].overdue) == (overdue, overdue)
    assert reverse("dashboards:privacy") in home.content.decode()
    reader = client_of(account(("provincial_secretary", PROVINCE))).get(reverse("dashboards:home"))
    assert LATE not in reader.content.decode()


def test_the_lists_ask_as_often_for_three_requests_as_for_one(django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = client_of(officer())
    waiting()
    client.get(reverse("dashboards:privacy"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("dashboards:privacy"))
    waiting(), waiting()
    with django_assert_num_queries(len(one)):
        client.get(reverse("dashboards:privacy"))


def test_the_history_of_a_person_tells_of_requests_to_whoever_looks_after_the_data():
    made = waiting()
    page = reverse("dashboards:history", args=["person", made.person_id])
    words = "طلب بشأن المعطيات الشخصية"
    shown = {
        role: words in client_of(account((role, "ma/03"))).get(page).content.decode()
        for role in ("data_officer", "provincial_secretary")
    }
    assert shown == {"data_officer": True, "provincial_secretary": False}


def test_nobody_asks_about_somebody_whose_data_were_erased():
    somebody = person(path=PROVINCE, relation="guest")
    Person.objects.filter(pk=somebody.pk).update(erased_at=timezone.now())
    page = reverse("dashboards:request_of", args=[somebody.pk])
    assert client_of(officer()).get(page).status_code == 404
