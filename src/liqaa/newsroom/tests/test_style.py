"""How the organisation writes: its sentences tried on a meeting, refused where a fact is lost, versioned."""

import pytest
from django.test import Client
from django.urls import reverse

from liqaa.kit.refusals import Refused
from liqaa.meetings.models import Meeting
from liqaa.newsroom import actions, queries
from liqaa.newsroom.models import Style
from liqaa.people.tests.factories import account
from liqaa.reports import actions as reports
from liqaa.reports.tests import factories
from liqaa.reports.tests.factories import NOW, PROVINCE

pytestmark = pytest.mark.django_db
CHAIR = "وقد {@ترأس:chair} أشغال {the_meeting} {chair}."


@pytest.fixture
def meeting() -> Meeting:
    factories.organisation()
    by = factories.secretary()
    return reports.confirm(reading=factories.kept(by), by=by, at=NOW)


def press() -> object:
    return account(("press_officer", PROVINCE), name="مسؤول التواصل")


def change(texts: list[str], key: str = "chair", **said: object) -> Style:
    given = {"language": "ar", "changes": {key: {"texts": texts}}, "honorific": "", "by": press(), "at": NOW}
    return actions.change_style(**(given | said))


def test_news_is_written_in_the_organisation_s_words_and_says_in_which_version(meeting: Meeting) -> None:
    style = change([CHAIR], honorific="الأخ")
    news = actions.write(meeting=meeting, by=press(), at=NOW)
    assert "وقد ترأس أشغال اللقاء الأخ إدريس المرنيسي" in news.text
    assert news.style == style


def test_each_change_is_a_version_and_the_product_s_own_words_come_back(meeting: Meeting) -> None:
    change([CHAIR])
    again = change([], changes={})
    assert (again.version, queries.style_of("ar")) == (2, again)
    assert "وترأس اللقاء السيد إدريس المرنيسي" in actions.write(meeting=meeting, by=press(), at=NOW).text


@pytest.mark.parametrize(
    "texts",
    [["وترأس {the_meeting} رئيسه."], ["{chair"], ["{nobody}"], []],
    ids=["loses the chair", "open brace", "unknown placeholder", "nothing"],
)
def test_sentences_that_lose_a_fact_or_cannot_be_used_are_refused(texts: list[str]) -> None:
    with pytest.raises(Refused):
        change(texts)
    assert Style.objects.count() == 0


def typed(**changed: object) -> dict[str, object]:
    return {"texts": CHAIR, "lengths": ["short", "communique"]} | changed


def test_the_preview_writes_the_news_of_a_real_meeting_and_keeps_nothing(
    client: Client, meeting: Meeting
) -> None:
    client.force_login(press())
    address = reverse("newsroom:block", args=["ar", "chair"])
    page = client.post(address, typed(meeting=meeting.pk, preview="1")).content.decode()
    assert "وقد ترأس أشغال اللقاء السيد إدريس المرنيسي" in page
    assert "لا تضيع أي معلومة" in page
    lost = client.post(address, typed(texts="وترأس اللقاء رئيسه.", meeting=meeting.pk, preview="1"))
    assert "هذه الجمل تُضيع معلومة من السجل" in lost.content.decode()
    assert Style.objects.count() == 0


def test_saving_keeps_what_was_typed_where_it_is_refused_and_restores_one_block(
    client: Client, meeting: Meeting
) -> None:
    client.force_login(press())
    address = reverse("newsroom:block", args=["ar", "chair"])
    refused = client.post(address, typed(texts="بدون رئيس."))
    assert (refused.status_code, "بدون رئيس." in refused.content.decode()) == (422, True)
    assert client.post(address, typed(meeting=meeting.pk)).status_code == 302
    assert queries.style_of("ar").changes["chair"]["texts"] == [CHAIR]
    client.post(reverse("newsroom:restore_block", args=["ar", "chair"]))
    assert queries.style_of("ar").changes == {}


def test_the_honorific_is_set_on_its_page_and_by_nobody_else(client: Client, meeting: Meeting) -> None:
    client.force_login(account(("rapporteur", PROVINCE)))
    assert client.get(reverse("newsroom:style")).status_code == 403
    client.force_login(press())
    assert client.post(reverse("newsroom:style") + "?language=ar", {"honorific": "الرفيق"}).status_code == 302
    assert queries.style_of("ar").honorific == "الرفيق"
    assert "الرفيق" in actions.write(meeting=meeting, by=press(), at=NOW).text


def test_french_news_is_read_back_and_lists_what_is_recorded_in_arabic(
    client: Client, meeting: Meeting
) -> None:
    client.force_login(press())
    news = actions.write(meeting=meeting, by=press(), at=NOW, language="fr")
    reasons = {reason for _fact, reason in news.left_out}
    assert "other_language" in reasons
    page = client.get(reverse("newsroom:news", args=[news.pk])).content.decode()
    assert "مسجل بلغة أخرى" in page
