"""The page of a constituency: past results added up over its communes, and commune by commune."""

import pytest
from django.test import Client
from django.urls import reverse

from liqaa.access.models import Account
from liqaa.bodies.tests.factories import organisation
from liqaa.countdown import actions, queries
from liqaa.countdown.models import Constituency
from liqaa.countdown.tests import factories as make

pytestmark = pytest.mark.django_db
TWO = (
    "رمز الجماعة,اللائحة,الأصوات,المسجلون,المصوتون\n"
    "{first},لائحة الأرز,120,900,400\n"
    "{first},لائحة أخرى,200,900,400\n"
    "{second},لائحة الأرز,30,100,50\n"
)


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def drawn() -> Constituency:
    """A constituency of three communes, two of them with results."""
    found = make.constituency(make.election(), make.COMMUNE, make.OTHER, make.THIRD)
    codes = {"first": make.place(make.COMMUNE).code, "second": make.place(make.OTHER).code}
    sheet = make.sheet(found.event, TWO.format(**codes))
    actions.import_sheet(sheet=sheet, by=make.preparer(), at=make.now())
    return found


def address(found: Constituency) -> str:
    return reverse("countdown:constituency_results", args=[found.pk])


def test_the_votes_of_its_communes_are_added_up_and_each_commune_has_its_row() -> None:
    found = drawn()
    page = signed_in(make.preparer()).get(address(found))
    outcome, communes = page.context["outcome"], page.context["communes"]
    assert [(each.name, each.votes) for each in outcome.lists] == [("لائحة أخرى", 200), ("لائحة الأرز", 150)]
    assert (outcome.votes, outcome.communes, outcome.turnout) == (350, 2, 45.0)
    rows = [(each.path, each.votes, each.first, each.first_votes, each.turnout) for each in communes]
    assert rows == [
        (make.OTHER, 30, "لائحة الأرز", 30, 50.0),
        (make.COMMUNE, 320, "لائحة أخرى", 200, 44.4),
        (make.THIRD, 0, "", 0, None),
    ]


def test_our_own_votes_are_told_apart() -> None:
    found = drawn()
    organisation(name_ar="لائحة الأرز")
    rows = queries.by_commune(found.event, [make.COMMUNE])
    assert [(each.own_votes, each.share) for each in rows] == [(120, 37.5)]


def test_who_has_one_commune_of_it_sees_that_one_and_is_told_so() -> None:
    found = drawn()
    page = signed_in(make.account(("local_secretary", make.OTHER))).get(address(found))
    assert ([each.path for each in page.context["communes"]], page.context["part"]) == ([make.OTHER], True)
    assert page.context["outcome"].votes == 30


def test_without_results_the_page_says_so_and_leads_who_prepares_to_the_form() -> None:
    event = make.election()
    found = make.constituency(event)
    hand_in = reverse("countdown:hand_in", args=[event.pk])
    assert hand_in in signed_in(make.preparer()).get(address(found)).content.decode()
    reader = signed_in(make.account(("rapporteur", make.PROVINCE)))
    assert hand_in not in reader.get(address(found)).content.decode()
    assert signed_in(make.account(("regional_secretary", "ma/05"))).get(address(found)).status_code == 404


def test_the_list_of_readiness_leads_to_it() -> None:
    found = drawn()
    board = reverse("countdown:event", args=[found.event_id]) + "?by=constituency"
    assert address(found) in signed_in(make.preparer()).get(board).content.decode()


@pytest.mark.parametrize("places", [1, 3])
def test_reading_it_costs_the_same_for_one_commune_as_for_three(
    places: int, django_assert_num_queries
) -> None:
    found = drawn()
    paths = [make.COMMUNE, make.OTHER, make.THIRD][:places]
    with django_assert_num_queries(READS):
        assert len(queries.by_commune(found.event, paths)) == places


READS = 3
