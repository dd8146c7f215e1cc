"""The pages of outcomes, and what other pages show of them."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from liqaa.followup import actions
from liqaa.followup.models import Outcome
from liqaa.followup.tests import factories
from liqaa.meetings.tests import factories as meetings
from liqaa.meetings.tests.factories import COMMUNE, ELSEWHERE, PROVINCE
from liqaa.people.tests.factories import account, place

pytestmark = pytest.mark.django_db


def days_from_now(days):
    return timezone.localdate() + dt.timedelta(days=days)


@pytest.fixture
def signed_in(client):
    """A client signed in as an account with these roles."""

    def enter(*grants, **values):
        client.force_login(account(*grants, **values))
        return client

    return enter


def text_of(response):
    return response.content.decode()


def url(name, *args):
    return reverse(f"followup:{name}", args=args)


# --- outcomes -----------------------------------------------------------------------------------------------


def test_an_outcome_shows_how_many_places_are_covered(signed_in):
    outcome = factories.outcome(
        type="schedule", places=[place(COMMUNE), place("ma/03/591/01.01"), place("ma/03/591/03/05")]
    )
    first = outcome.tasks.order_by("pk").first()
    actions.add_evidence(task=first, text="محضر", by=account(("local_secretary", COMMUNE)), at=meetings.NOW)
    page = signed_in(("inspector", "ma")).get(url("outcome", outcome.pk))
    assert (page.context["owed"], page.context["handed_in"], page.context["proved"]) == (3, 1, 0)
    assert len(page.context["lines"]) == 3


@pytest.mark.parametrize("rows", [1, 3])
def test_outcomes_cost_the_same_few_queries(signed_in, rows, django_assert_max_num_queries):
    for _ in range(rows):
        factories.outcome()
    client = signed_in(("inspector", "ma"))
    client.get(url("outcomes"))
    with django_assert_max_num_queries(7):
        response = client.get(url("outcomes"))
    assert len(response.context["lines"]) == rows


def test_outcomes_are_narrowed_by_type(signed_in):
    factories.outcome()
    call = factories.outcome(type="call")
    client = signed_in(("inspector", "ma"))
    assert [line.pk for line in client.get(url("outcomes"), {"type": "call"}).context["lines"]] == [call.pk]
    assert len(client.get(url("outcomes"), {"type": "'"}).context["lines"]) == 2


def test_an_outcome_is_written_down_for_every_commune(signed_in):
    meeting = meetings.meeting(territories=(place(PROVINCE),))
    communes = {place(COMMUNE), place("ma/03/591/01.01")}
    client = signed_in(("provincial_secretary", PROVINCE))
    form = client.get(url("add", meeting.pk)).context["form"]
    assert {each.path for each in communes} <= {each.path for each in form.offered}
    data = {"text": "جدولة لقاءات بالجماعات", "type": "schedule", "kind": "decision", "everywhere": "on"}
    client.post(url("add", meeting.pk), data)
    outcome = Outcome.objects.get()
    assert set(outcome.places.values_list("pk", flat=True)) == {each.path for each in form.offered}
    assert outcome.tasks.count() == len(form.offered)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"text": ""}, "text"),
        ({"type": "revolution"}, "type"),
        ({"quantity": "-3"}, "quantity"),
        ({"due_on": "31 نونبر 2030"}, "due_on"),
        ({"addressee": "و" * 300}, "addressee"),
        ({"places": [ELSEWHERE]}, "places"),
    ],
    ids=["empty", "type", "number", "no-such-day", "long", "place"],
)
def test_a_bad_outcome_is_refused_beside_its_field(signed_in, typed, field):
    meeting = meetings.meeting(territories=(place(PROVINCE), place(COMMUNE)))
    client = signed_in(("provincial_secretary", PROVINCE))
    data = {"text": "نص", "type": "task", "kind": "decision"} | typed
    response = client.post(url("add", meeting.pk), data)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert not Outcome.objects.exists()


# --- on other pages -----------------------------------------------------------------------------------------


def test_a_meetings_page_shows_what_it_came_to(signed_in):
    outcome = factories.outcome(text="تكثيف اللقاءات")
    page = signed_in(("inspector", "ma")).get(reverse("meetings:meeting", args=[outcome.meeting_id]))
    assert "تكثيف اللقاءات" in text_of(page)
    assert url("outcome", outcome.pk) in text_of(page)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_meetings_page_with_outcomes_costs_the_same_few_queries(
    signed_in, rows, django_assert_max_num_queries
):
    meeting = meetings.meeting()
    for _ in range(rows):
        factories.outcome(meeting)
    client = signed_in(("inspector", "ma"))
    address = reverse("meetings:meeting", args=[meeting.pk])
    client.get(address)
    with django_assert_max_num_queries(16):
        client.get(address)
