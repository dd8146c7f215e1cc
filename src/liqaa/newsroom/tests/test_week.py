"""The page of a week: several meetings, sums, each sentence with its facts, approved like other news."""

import pytest
from django.test import Client
from django.urls import reverse

from liqaa.kit import undoing
from liqaa.kit.refusals import Refused
from liqaa.meetings.models import Meeting
from liqaa.newsroom import actions, queries
from liqaa.newsroom.models import News
from liqaa.people.tests.factories import account
from liqaa.reports import actions as reports
from liqaa.reports.tests import factories
from liqaa.reports.tests.factories import NOW, PROVINCE
from liqaa.reports.text.write.slots import kind_words
from liqaa.territory.models import Place

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting() -> Meeting:
    """A meeting on 8 March 2026 with three needs and three outcomes."""
    factories.organisation()
    by = factories.secretary()
    return reports.confirm(reading=factories.kept(by), by=by, at=NOW)


def head() -> object:
    return account(("provincial_secretary", PROVINCE), name="الأمين")


def week(meeting: Meeting, **said: object) -> News:
    given = {"place": Place.objects.get(pk=PROVINCE), "day": meeting.held_on, "by": head(), "at": NOW}
    return actions.write_week(**(given | said))


def test_the_week_counts_meetings_needs_and_outcomes_by_commune(meeting: Meeting) -> None:
    text = week(meeting).text
    assert text.startswith("حصيلة أسبوع بإقليم مولاي يعقوب\n")
    assert "تميز الأسبوع الممتد من 2 إلى 8 مارس 2026 بإقليم مولاي يعقوب بعقد لقاء واحد." in text
    assert "جماعة عين الشقف:" in text
    assert "تسجيل ثلاث حاجيات" in text


def test_every_sentence_of_the_week_points_to_facts_of_its_records(meeting: Meeting) -> None:
    news = week(meeting)
    known = {fact.id for record in queries.records_of(news) for _field, fact in record.facts()}
    told = {fact for _text, facts in news.sentences for fact in facts}
    assert told <= known
    needs = {f"need:{pk}" for pk in meeting.needs_heard.values_list("need_id", flat=True)}
    assert needs <= told
    left = {fact for fact, _reason in news.left_out}
    assert told | left == known


def test_a_week_is_edited_and_approved_by_a_second_person_like_other_news(meeting: Meeting) -> None:
    author = head()
    news = week(meeting, by=author)
    edited = actions.edit(news=news, text="حصيلة الأسبوع", by=author, at=NOW)
    with pytest.raises(Refused):
        actions.approve(news=edited, by=author, at=NOW)
    other = head()
    approved = actions.approve(news=edited, by=other, at=NOW)
    assert actions.make_ready(news=approved, by=other, at=NOW).state == "ready"


def test_short_gives_sums_alone_and_kind_groups_by_kind(meeting: Meeting) -> None:
    short = week(meeting, length="short", grouping="kind").text
    assert "* الصحة (1)\n" in short
    assert f"\n{kind_words(tuple(meeting.kinds))}:\n" in short


def test_a_week_without_meetings_is_refused_beside_the_day(client: Client, meeting: Meeting) -> None:
    client.force_login(head())
    typed = {"place": PROVINCE, "day": "2020-01-01", "grouping": "area", "language": "ar", "length": "full"}
    answer = client.post(reverse("newsroom:week"), typed)
    assert answer.status_code == 422
    assert News.objects.count() == 0
    answer = client.post(reverse("newsroom:week"), typed | {"day": str(meeting.held_on)})
    page = client.get(answer.headers["Location"]).content.decode()
    assert "حصيلة أسبوع" in page
    assert "حصيلة أسبوع" in client.get(reverse("newsroom:list")).content.decode()


def test_a_meeting_that_a_week_tells_is_not_undone_under_it(meeting: Meeting) -> None:
    news = week(meeting)
    hindered = [each.row for each in undoing.look([meeting]).hindered]
    assert news.told.get() in hindered
    actions.undo_news(news=news, by=head(), at=NOW)
    assert News.objects.count() == 0


def test_another_province_writes_no_week_here(client: Client, meeting: Meeting) -> None:
    client.force_login(account(("rapporteur", "ma/03/231")))
    typed = {
        "place": PROVINCE,
        "day": str(meeting.held_on),
        "grouping": "area",
        "language": "ar",
        "length": "full",
    }
    assert client.post(reverse("newsroom:week"), typed).status_code == 403
