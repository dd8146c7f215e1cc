"""Home and a place's page on the demo organisation: who sees what, in how many queries."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import F, Q
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from liqaa.access.models import Account
from liqaa.dashboards.queries import home as queries
from liqaa.dashboards.queries.place import standing_of
from liqaa.followup.models import Task
from liqaa.followup.queries import roll_up
from liqaa.kit.scopes import below
from liqaa.meetings.models import Meeting
from liqaa.needs.models import Need
from liqaa.territory.models import Place

pytestmark = pytest.mark.django_db

PROVINCE = "ma/03/591"
MOST_QUERIES = 12
A_PLACE = 11


@pytest.fixture(autouse=True)
def without_the_switcher(settings):
    settings.DEMO = False


def signed_in(name):
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    client.force_login(Account.objects.get(email=f"{name}@demo.invalid"))
    return client


def headings(page):
    """The titles of the cards of a page."""
    cards = re.findall(r"k-card-title.*?<span>(.*?)</span>", page.content.decode(), re.DOTALL)
    return [re.sub(r"<[^>]+>", "", title).strip() for title in cards]


def queries_of(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


@pytest.mark.parametrize(
    ("name", "sections"),
    [
        (
            "provincial",
            [
                "Memos that wait for you",
                "Countdown",
                "Reports to confirm",
                "Your tasks",
                "To verify",
                "Goes nowhere without you",
                "Coming meetings",
            ],
        ),
        ("rapporteur", ["Memos that wait for you", "Countdown", "Reports to confirm", "Coming meetings"]),
        (
            "organisation",
            [
                "Waiting for your approval",
                "Countdown",
                "Reports to confirm",
                "To verify",
                "Goes nowhere without you",
                "Coming meetings",
                "Mandates that end",
            ],
        ),
        ("elected", ["Needs that wait for your answer", "Coming meetings"]),
        (
            "inspector",
            [
                "Countdown",
                "Reports to confirm",
                "To verify",
                "Goes nowhere without you",
                "Coming meetings",
                "Mandates that end",
            ],
        ),
    ],
)
def test_everybody_of_the_switcher_sees_what_waits_for_them(name, sections):
    assert headings(signed_in(name).get("/")) == sections


def test_the_one_primary_button_reads_a_report_where_one_may():
    primary = re.compile(r'btn-primary" href="([^"]+)"')
    assert primary.findall(signed_in("provincial").get("/").content.decode()) == ["/reports/"]
    assert primary.findall(signed_in("elected").get("/").content.decode()) == []


def test_someone_nothing_waits_for_is_told_the_next_step():
    Task.objects.update(state="cancelled", done_at=None, verified_at=None)
    Need.objects.update(mandate=None)
    page = signed_in("elected").get("/").content.decode()
    assert "Nothing waits for you" in page
    assert 'href="/places/"' in page


def test_what_one_owes_stands_there_with_the_soonest_day_first():
    account = Account.objects.get(email="provincial@demo.invalid")
    waiting = queries.tasks_waiting(account, on=timezone.localdate())
    owed = waiting[queries.OWED]
    days = [task.due_on - timezone.localdate() for task in owed.tasks]
    assert (owed.total, days) == (2, [timedelta(days=9), timedelta(days=16)])
    assert {task.state for task in waiting[queries.HANDED_IN].tasks} == {"done"}


def test_what_one_handed_in_is_not_ones_own_to_verify():
    account = Account.objects.get(email="rapporteur@demo.invalid")
    assert queries.tasks_waiting(account, on=timezone.localdate())[queries.HANDED_IN].total == 0


def test_gaps_are_counted_by_what_is_lacking():
    account = Account.objects.get(email="taza@demo.invalid")
    found = queries.gaps(account, on=timezone.localdate())
    tasks = Task.objects.filter(scope__startswith="ma/03/561", state__in=["open", "started"])
    assert found.late == tasks.filter(due_on__lt=timezone.localdate()).count()
    assert found.ownerless == tasks.filter(office=None, person=None).count()
    assert found.dateless == tasks.filter(due_on=None).count()


def test_another_provinces_secretary_sees_none_of_our_tasks():
    ours = Task.objects.filter(scope__startswith=PROVINCE).order_by("pk")[0]
    client = signed_in("taza")
    home = client.get("/").content.decode()
    place = client.get(f"/place/{PROVINCE}/")
    assert ours.title not in home
    assert place.status_code == 200
    assert ours.title not in place.content.decode()
    assert headings(place) == ["How far the organisation stands here"]


def test_our_secretary_reads_the_whole_story_of_the_province():
    page = signed_in("provincial").get(f"/place/{PROVINCE}/")
    text = page.content.decode()
    assert headings(page) == [
        "How far the organisation stands here",
        "What is owed here",
        "Directives",
        "Meetings",
        "Bodies",
        "What residents said, by sector",
        "Elected members",
    ]
    assert '<bdi dir="ltr">0</bdi> of <bdi dir="ltr">11</bdi> structured' in text
    assert text.count('class="col"') == 11


@pytest.mark.parametrize("path", ["ma", PROVINCE, "ma/03/131", f"{PROVINCE}/03/05"])
def test_a_places_numbers_are_those_of_its_tasks(path):
    today = timezone.localdate()
    counted = roll_up(path, on=today)
    work = standing_of(Place.objects.get(pk=path), on=today, work=True, elected=False).work
    assert work is not None
    told = (work.promised, work.done, work.proved, work.late, work.holes)
    assert told == (counted.promised, counted.done, counted.proved, counted.late, counted.holes)
    live = Task.objects.filter(below("scope", path), state__in=["open", "started"])
    stuck = Q(due_on__lt=today) | Q(due_on=None) | Q(office=None, person=None)
    by_day = live.order_by(F("due_on").asc(nulls_last=True), "pk").values_list("pk", "due_on")
    expected = [*by_day.filter(stuck), *by_day.exclude(pk__in=live.filter(stuck))]
    assert [(task.pk, task.due_on) for task in work.first] == expected[:6]
    assert work.owed == live.count()


def test_a_place_that_does_not_exist_is_not_found():
    client = signed_in("provincial")
    assert client.get("/place/ma/99/").status_code == 404
    assert client.get("/place/%00/").status_code == 404


def test_a_divided_city_is_counted_by_its_arrondissements():
    text = signed_in("organisation").get("/place/ma/03/231/").content.decode()
    assert 'href="/place/ma/03/231/01.0/05/"' in text
    assert 'href="/place/ma/03/231/01.0/"' not in text


@pytest.mark.parametrize(
    "name", ["provincial", "rapporteur", "organisation", "elected", "inspector", "local"]
)
def test_home_takes_few_queries(name):
    assert queries_of(signed_in(name), "/") <= MOST_QUERIES


@pytest.mark.parametrize("path", ["ma", "ma/03", PROVINCE, f"{PROVINCE}/01.03"])
def test_a_place_takes_as_many_queries_whatever_its_size(path):
    assert queries_of(signed_in("organisation"), f"/place/{path}/") == A_PLACE


@pytest.mark.parametrize("address", ["/", f"/place/{PROVINCE}/"])
def test_the_number_of_queries_is_the_same_for_one_task_and_for_three(address):
    client = signed_in("provincial")
    owed = list(Task.objects.filter(scope__startswith=PROVINCE, state="open").order_by("pk"))
    counted = []
    for number in (1, 3):
        Task.objects.filter(pk__in=[task.pk for task in owed]).update(state="cancelled")
        Task.objects.filter(pk__in=[task.pk for task in owed[:number]]).update(state="open", due_on=None)
        counted.append(queries_of(client, address))
    assert counted[0] == counted[1]


@pytest.mark.parametrize("address", ["/", f"/place/{PROVINCE}/"])
def test_the_number_of_queries_is_the_same_for_one_meeting_and_for_three(address):
    client = signed_in("provincial")
    planned = list(Meeting.objects.filter(scope__startswith=PROVINCE, state="planned").order_by("pk"))
    counted = []
    for number in (1, 3):
        Meeting.objects.filter(pk__in=[each.pk for each in planned]).update(state="cancelled")
        Meeting.objects.filter(pk__in=[each.pk for each in planned[:number]]).update(state="planned")
        counted.append(queries_of(client, address))
    assert counted[0] == counted[1]
