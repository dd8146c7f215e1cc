"""The pages of the room: who may open them, what they show, what bad input meets."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from liqaa.meetings.tests import factories as meetings
from liqaa.meetings.tests.factories import COMMUNE, ELSEWHERE, NOW, PROVINCE
from liqaa.needs import actions
from liqaa.needs.models import Achievement, Need
from liqaa.needs.rules import AchievementDraft
from liqaa.needs.tests import factories
from liqaa.people.tests.factories import account, person, place

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client):
    """A client signed in as an account with these roles."""

    def enter(*grants):
        client.force_login(account(*grants))
        return client

    return enter


def text_of(response):
    return response.content.decode()


def url(name, *args):
    return reverse(f"needs:{name}", args=args)


# --- rights -------------------------------------------------------------------------------------------------


def test_an_outsider_finds_nothing(signed_in):
    need, meeting = factories.need(), meetings.meeting()
    client = signed_in(("provincial_secretary", ELSEWHERE))
    assert client.get(url("need", need.pk)).status_code == 404
    assert client.post(url("answer", need.pk), {"answer": "x"}).status_code == 404
    assert client.get(url("hear", meeting.pk)).status_code == 404


def test_a_reader_reads_but_settles_nothing(signed_in):
    need, meeting = factories.need(), meetings.meeting()
    client = signed_in(("treasurer", PROVINCE))
    page = client.get(url("need", need.pk))
    assert (page.status_code, page.context["moves"]) == (200, ())
    for move in ("assign", "answer", "solve", "close"):
        assert client.post(url(move, need.pk)).status_code == 403
    assert client.get(url("hear", meeting.pk)).status_code == 403
    assert client.get(url("achievement", meeting.pk)).status_code == 403


def test_an_elected_member_answers_but_does_not_assign(signed_in):
    need = factories.need()
    client = signed_in(("elected_member", COMMUNE))
    assert client.get(url("need", need.pk)).context["moves"] == ("answer",)
    assert client.post(url("assign", need.pk)).status_code == 403
    assert client.post(url("answer", need.pk), {"answer": "برمج في ميزانية 2027"}).status_code == 302
    assert Need.objects.get().state == "answered"


def test_who_holds_the_mandate_answers_without_a_role(client):
    member = account()
    need, mandate = factories.need(), factories.mandate(holder=person(account=member))
    actions.assign_need(need=need, mandate=mandate, by=member, at=NOW)
    client.force_login(member)
    assert client.post(url("answer", need.pk), {"answer": "جواب"}).status_code == 302


# --- lists --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_few_queries(signed_in, rows, django_assert_max_num_queries):
    for number in range(rows):
        factories.need(f"الطريق {number}")
    client = signed_in(("inspector", "ma"))
    client.get(url("list"))
    with django_assert_max_num_queries(7):
        response = client.get(url("list"))
    assert len(response.context["lines"]) == rows


def test_the_list_is_narrowed_by_sector_state_and_place(signed_in):
    roads, water = factories.need(), factories.need("الماء", sector="water", place=place(ELSEWHERE))
    client = signed_in(("inspector", "ma"))

    def found(**wanted):
        return [need for need, _ in client.get(url("list"), wanted).context["lines"]]

    assert found(sector="water") == [water]
    assert found(place=PROVINCE) == [roads]
    assert found(state="answered") == []
    assert found(sector="nothing") == [water, roads]


def test_sectors_are_counted_over_the_place_and_kept_when_one_is_chosen(signed_in):
    factories.need()
    factories.need("الماء", sector="water")
    response = signed_in(("inspector", "ma")).get(url("list"), {"place": PROVINCE, "sector": "water"})
    assert [(count.sector, count.all) for count, _ in response.context["sectors"]] == [
        ("roads_transport", 1),
        ("water", 1),
    ]
    assert f"place={PROVINCE.replace('/', '%2F')}" in response.context["sectors"][0][1]


def test_an_empty_list_says_what_to_do(signed_in):
    assert reverse("meetings:list") in text_of(signed_in(("inspector", "ma")).get(url("list")))


@pytest.mark.parametrize("rows", [1, 3])
def test_achievements_cost_the_same_few_queries(signed_in, rows, django_assert_max_num_queries):
    meeting = meetings.meeting()
    drafts = [AchievementDraft(text=f"حديقة {number}", place=place(COMMUNE)) for number in range(rows)]
    actions.record_achievements(meeting=meeting, achievements=drafts, by=account(), at=NOW)
    client = signed_in(("inspector", "ma"))
    client.get(url("achievements"))
    with django_assert_max_num_queries(6):
        response = client.get(url("achievements"))
    assert len(response.context["lines"]) == rows


# --- a need -------------------------------------------------------------------------------------------------


def test_a_need_shows_where_it_was_heard(signed_in):
    first, again = meetings.meeting(title="لقاء أول"), meetings.meeting(title="لقاء ثان")
    factories.need("الانارة", first)
    need = factories.need("الإنارة", again)
    shown = text_of(signed_in(("inspector", "ma")).get(url("need", need.pk)))
    assert [word for word in ("لقاء أول", "لقاء ثان", "الانارة") if word not in shown] == []


def test_a_need_is_given_to_a_mandate_and_ended(signed_in):
    need, mandate = factories.need(), factories.mandate()
    client = signed_in(("provincial_secretary", PROVINCE))
    client.post(url("assign", need.pk), {"mandate": mandate.pk})
    need.refresh_from_db()
    assert (need.state, need.mandate) == ("assigned", mandate)
    client.post(url("solve", need.pk))
    client.post(url("close", need.pk))
    need.refresh_from_db()
    assert need.state == "closed"
    assert client.post(url("solve", need.pk)).status_code == 422


@pytest.mark.parametrize(
    ("move", "typed", "form"),
    [
        ("assign", {"mandate": ""}, "mandate_form"),
        ("assign", {"mandate": "999999"}, "mandate_form"),
        ("answer", {"answer": " "}, "answer_form"),
        ("answer", {"answer": "ن" * 1_000_000}, "answer_form"),
    ],
    ids=["nobody", "unknown", "empty", "megabyte"],
)
def test_a_refused_move_comes_back_with_its_reason(signed_in, move, typed, form):
    need = factories.need()
    factories.mandate(ELSEWHERE)
    client = signed_in(("provincial_secretary", PROVINCE), ("elected_member", PROVINCE))
    response = client.post(url(move, need.pk), typed)
    assert response.status_code == 422
    assert list(response.context[form].errors) == list(typed)
    need.refresh_from_db()
    assert need.state == "open"


# --- at a meeting -------------------------------------------------------------------------------------------


def test_a_need_is_written_down_at_a_meeting(signed_in):
    meeting = meetings.meeting()
    client = signed_in(("provincial_secretary", PROVINCE))
    data = {
        "sector": "health",
        "text": "مستوصف بلا طبيب\u202e",
        "place": place(COMMUNE).path,
        "douar": "أولاد بوبكر",
    }
    response = client.post(url("hear", meeting.pk), data)
    assert response.headers["Location"] == reverse("meetings:meeting", args=[meeting.pk])
    need = Need.objects.get()
    assert (need.text, need.scope, need.douar) == ("مستوصف بلا طبيب", COMMUNE, "أولاد بوبكر")
    assert "مستوصف بلا طبيب" in text_of(client.get(reverse("meetings:meeting", args=[meeting.pk])))


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"place_typed": "لا وجود لها"}, "place"),
        ({}, "place"),
        ({"place": COMMUNE, "text": ""}, "text"),
        ({"place": COMMUNE, "text": "ن" * 501}, "text"),
        ({"place": COMMUNE, "sector": "magic"}, "sector"),
    ],
    ids=["unknown-place", "no-place", "empty", "long", "sector"],
)
def test_a_bad_need_is_refused_beside_its_field_and_kept(signed_in, typed, field):
    place(COMMUNE)
    client = signed_in(("provincial_secretary", PROVINCE))
    data = {"sector": "health", "text": "مستوصف"} | typed
    response = client.post(url("hear", meetings.meeting().pk), data)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert not Need.objects.exists()
    if "place_typed" in typed:
        assert typed["place_typed"] in text_of(response)


def test_an_achievement_is_written_down_at_a_meeting(signed_in):
    meeting = meetings.meeting()
    client = signed_in(("provincial_secretary", PROVINCE))
    client.post(url("achievement", meeting.pk), {"text": "تشييد حديقة", "sector": "environment"})
    assert Achievement.objects.get().text == "تشييد حديقة"
    assert "تشييد حديقة" in text_of(client.get(reverse("meetings:meeting", args=[meeting.pk])))


def test_answers_are_told_back_at_the_next_meeting(signed_in):
    secretary = account(("provincial_secretary", PROVINCE))
    need = factories.need("الإنارة", meetings.meeting())
    actions.answer_need(need=need, answer="برمجت الإنارة", by=secretary, at=NOW)
    coming = meetings.meeting(
        state="planned",
        held_on=timezone.localdate() + dt.timedelta(days=9),
        territories=(place(PROVINCE),),
    )
    shown = text_of(signed_in(("inspector", "ma")).get(reverse("meetings:meeting", args=[coming.pk])))
    assert "برمجت الإنارة" in shown
