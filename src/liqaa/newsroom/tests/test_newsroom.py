"""The news of a meeting: written from the record, edited, approved by a second person, ready."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from liqaa.kit.refusals import Refused
from liqaa.meetings.models import Meeting
from liqaa.meetings.tests.test_meeting_files import added
from liqaa.newsroom import actions, queries, rules
from liqaa.newsroom.models import News
from liqaa.people.tests.factories import account
from liqaa.reports import actions as reports
from liqaa.reports.tests import factories
from liqaa.reports.tests.factories import NOW, PROVINCE
from liqaa.reports.text.read import read_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting() -> Meeting:
    """A meeting made from a report, with two facilitators, three needs and three outcomes."""
    factories.organisation()
    by = factories.secretary()
    return reports.confirm(reading=factories.kept(by), by=by, at=NOW)


def writer() -> object:
    return account(("rapporteur", PROVINCE), name="المقررة")


def head() -> object:
    return account(("provincial_secretary", PROVINCE), name="الأمين")


def test_the_news_tells_who_organised_where_and_what_came_of_it(meeting: Meeting) -> None:
    news = actions.write(meeting=meeting, by=writer(), at=NOW)
    for words in ("الأمانة الإقليمية", "عين الشقف", "إدريس المرنيسي", "سعاد بنحدو", "تسطير برنامج عمل"):
        assert words in news.text
    assert news.state == News.State.DRAFT


def test_reading_the_news_back_gives_the_people_place_needs_and_outcomes_of_the_record(
    meeting: Meeting,
) -> None:
    read = read_report(actions.write(meeting=meeting, by=writer(), at=NOW).text).to_json()
    assert read["date"]["iso"] == "2026-03-08"
    assert read["place"]["hcp_codes"]["commune"] == "03.591.01.03"
    assert read["chair"]["name"] == "إدريس المرنيسي"
    assert {each["sector"] for each in read["needs"]} == {"education", "health", "electricity_lighting"}
    assert len(read["outcomes"]) == 3


def test_every_sentence_that_tells_a_fact_points_to_one_of_the_record(meeting: Meeting) -> None:
    news = actions.write(meeting=meeting, by=writer(), at=NOW)
    known = {fact.id for _field, fact in queries.record_of(meeting).facts()}
    told = {fact for _text, facts in news.sentences for fact in facts}
    assert told <= known
    assert f"participation:{meeting.participations.get(role='chair').pk}" in told


def test_whoever_has_no_capacity_is_not_named_and_is_listed_as_left_out(meeting: Meeting) -> None:
    plain = meeting.participations.filter(role="facilitator").order_by("-position").first()
    plain.capacities_ar = []
    plain.save()
    news = actions.write(meeting=meeting, by=writer(), at=NOW)
    assert plain.name_as_written not in news.text
    assert [f"participation:{plain.pk}", "no_ground"] in news.left_out


def test_the_writer_does_not_approve_and_a_second_person_does(meeting: Meeting) -> None:
    author = account(("provincial_secretary", PROVINCE))
    news = actions.write(meeting=meeting, by=author, at=NOW)
    with pytest.raises(Refused):
        actions.approve(news=news, by=author, at=NOW)
    approved = actions.approve(news=news, by=head(), at=NOW)
    assert (approved.state, actions.make_ready(news=news, by=head(), at=NOW).state) == ("approved", "ready")


def test_the_database_refuses_an_approval_by_the_writer(meeting: Meeting) -> None:
    news = actions.write(meeting=meeting, by=writer(), at=NOW)
    news.state, news.approved_by, news.approved_at = "approved", news.written_by, NOW
    with pytest.raises(IntegrityError), transaction.atomic():
        news.save()


def test_editing_takes_the_approval_away_and_bars_the_editor_from_approving(meeting: Meeting) -> None:
    news = actions.write(meeting=meeting, by=writer(), at=NOW)
    editor = head()
    actions.approve(news=news, by=editor, at=NOW)
    edited = actions.edit(news=news, text="نص جديد", by=editor, at=NOW)
    assert (edited.state, edited.approved_by, edited.text) == ("draft", None, "نص جديد\n")
    with pytest.raises(Refused):
        actions.approve(news=news, by=editor, at=NOW)


def test_there_is_no_news_of_a_meeting_that_was_called_off(meeting: Meeting) -> None:
    meeting.state = "cancelled"
    with pytest.raises(Refused):
        actions.write(meeting=meeting, by=writer(), at=NOW)


def test_a_meeting_to_come_is_announced_in_the_future(meeting: Meeting) -> None:
    meeting.state = "planned"
    meeting.save()
    news = actions.write(meeting=meeting, by=writer(), at=NOW)
    assert "ستنظم الأمانة الإقليمية" in news.text
    assert "خلص" not in news.text
    assert read_report(news.text).meeting.status == "planned"


@pytest.mark.parametrize(
    ("state", "moves"), [("draft", {"edit", "approve"}), ("approved", {"edit", "make_ready"})]
)
def test_the_table_says_which_moves_a_state_allows(state: str, moves: set[str]) -> None:
    assert set(rules.moves_from(state)) == moves


def test_the_page_says_what_reading_back_finds_and_lights_up_facts(client: Client, meeting: Meeting) -> None:
    client.force_login(writer())
    answer = client.post(reverse("newsroom:ask", args=[meeting.pk]), {"language": "ar", "length": "full"})
    page = client.get(answer.headers["Location"]).content.decode()
    chair = meeting.participations.get(role="chair").pk
    assert page.count(f"participation:{chair}") >= 2
    assert "إعادة القراءة" in page


def test_photographs_go_with_the_news_once_those_shown_agreed(client: Client, meeting: Meeting) -> None:
    by = account(("provincial_secretary", PROVINCE))
    agreed, asked, apart = (
        added(meeting, by, caption=caption, consent=consent, confidential=caption == "سرية")
        for caption, consent in (("الجلسة", "given"), ("القاعة", "unasked"), ("سرية", "given"))
    )
    news = actions.write(meeting=meeting, by=writer(), at=NOW)
    client.force_login(writer())
    page = client.get(reverse("newsroom:news", args=[news.pk])).content.decode()
    found = [reverse("meetings:file", args=[meeting.pk, each.pk]) in page for each in (agreed, asked, apart)]
    assert (found, "الجلسة" in page) == ([True, False, False], True)


def test_another_province_finds_no_news_and_a_reader_without_the_right_writes_none(
    client: Client, meeting: Meeting
) -> None:
    news = actions.write(meeting=meeting, by=writer(), at=NOW)
    client.force_login(account(("rapporteur", "ma/03/231")))
    assert client.get(reverse("newsroom:news", args=[news.pk])).status_code == 404
    client.force_login(account(("elected_member", PROVINCE)))
    assert client.get(reverse("newsroom:ask", args=[meeting.pk])).status_code == 403
    assert client.post(reverse("newsroom:approve", args=[news.pk])).status_code == 404


def test_an_empty_text_is_refused_beside_the_field(client: Client, meeting: Meeting) -> None:
    news = actions.write(meeting=meeting, by=writer(), at=NOW)
    client.force_login(writer())
    answer = client.post(reverse("newsroom:edit", args=[news.pk]), {"text": "\u200f "})
    assert answer.status_code == 422
    news.refresh_from_db()
    assert "عين الشقف" in news.text
