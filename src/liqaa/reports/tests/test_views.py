"""The screens: hand in, look, correct, confirm, undo; what bad input meets."""

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from liqaa.meetings.models import Meeting
from liqaa.people.tests.factories import account
from liqaa.reports.models import Reading
from liqaa.reports.rules.kinds import KIND_OF_TYPE, kinds_of
from liqaa.reports.tests import factories
from liqaa.reports.tests.factories import OTHER_REPORT, PROVINCE, REPORT

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client: Client) -> Client:
    """The province's secretary, in an organisation with a secretariat there."""
    factories.organisation()
    client.force_login(factories.secretary())
    return client


def hand_in(client: Client, text: str):
    return client.post(reverse("reports:list"), {"pasted": text})


def url(name: str, *parts: object) -> str:
    return reverse(f"reports:{name}", args=parts)


def test_a_pasted_report_opens_as_two_panes_that_point_at_each_other(signed_in: Client) -> None:
    reading = Reading.objects.get(pk=int(hand_in(signed_in, REPORT).headers["Location"].split("/")[-2]))
    page = signed_in.get(url("reading", reading.pk)).content.decode()
    assert '<mark data-finding="facilitators.1"' in page
    assert 'id="entry-facilitators.1"' in page
    assert "الأمانة الإقليمية" in page


def test_a_word_file_is_read_like_pasted_text(signed_in: Client) -> None:
    document, packed = docx.Document(), io.BytesIO()
    for line in REPORT.splitlines():
        document.add_paragraph(line)
    document.save(packed)
    upload = SimpleUploadedFile("تقرير.docx", packed.getvalue())
    assert signed_in.post(reverse("reports:list"), {"file": upload}).status_code == 302
    assert Reading.objects.get().record["chair"]["name"] == "إدريس المرنيسي"


def test_a_report_of_another_organisation_is_shown_whole_and_saved_nowhere(signed_in: Client) -> None:
    answer = hand_in(signed_in, OTHER_REPORT)
    page = answer.content.decode()
    assert (answer.status_code, Reading.objects.count(), Meeting.objects.count()) == (200, 0, 0)
    assert "حزب المشعل الوطني" in page
    assert "سعاد بنحدو" in page


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "النص فارغ"),
        (" \n\u200f ", "النص فارغ"),
        ("\x00\x01\x02" * 50, "هذا ليس نصا"),
        ("م" * 200_001, "أطول من تقرير واحد"),
    ],
    ids=["empty", "invisible", "binary", "too long"],
)
def test_what_cannot_be_read_gets_a_sentence_and_stays(signed_in: Client, text: str, sentence: str) -> None:
    answer = hand_in(signed_in, text)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Reading.objects.count() == 0


@pytest.mark.parametrize("name", ["report.exe", "scan.png"])
def test_a_file_of_another_kind_is_refused_with_a_sentence(signed_in: Client, name: str) -> None:
    answer = signed_in.post(reverse("reports:list"), {"file": SimpleUploadedFile(name, b"\x89PNG\r\n")})
    assert (answer.status_code, "لا يُقرأ بعد" in answer.content.decode()) == (422, True)


def test_a_text_without_a_meeting_is_kept_with_nothing_invented(signed_in: Client) -> None:
    answer = hand_in(signed_in, "أسعار الخضر ارتفعت هذا الأسبوع في الأسواق حسب التجار.")
    assert answer.status_code == 302
    record = Reading.objects.get().record
    assert [record[key] for key in ("chair", "host", "facilitators", "outcomes")] == [None, None, [], []]
    page = signed_in.get(answer.headers["Location"]).content.decode()
    assert "لا يتحدث عن أي لقاء" in page


def test_an_impossible_day_is_said_beside_the_field_and_kept(signed_in: Client) -> None:
    hand_in(signed_in, REPORT)
    reading = Reading.objects.get()
    answer = signed_in.post(url("entry", reading.pk, "date"), {"day": "31 نونبر 2026"})
    page = answer.content.decode()
    assert (answer.status_code, "31 نونبر 2026" in page) == (422, True)
    assert "لا وجود لهذا اليوم" in page
    reading.refresh_from_db()
    assert reading.record["date"]["iso"] == "2026-03-08"


def test_an_unknown_place_is_said_beside_the_field_and_kept(signed_in: Client) -> None:
    hand_in(signed_in, REPORT)
    reading = Reading.objects.get()
    typed = {"venue": "المقر", "place": "", "place_typed": "جماعة لا وجود لها"}
    answer = signed_in.post(url("entry", reading.pk, "place"), typed)
    assert (answer.status_code, "جماعة لا وجود لها" in answer.content.decode()) == (422, True)


def test_bidi_marks_and_nul_never_enter_a_record(signed_in: Client) -> None:
    hand_in(signed_in, REPORT)
    reading = Reading.objects.get()
    signed_in.post(url("entry", reading.pk, "title"), {"text": "لقاء\u202e\u0000 عين الشقف"})
    reading.refresh_from_db()
    assert reading.record["title"] == "لقاء عين الشقف"


def test_a_megabyte_of_name_is_refused(signed_in: Client) -> None:
    hand_in(signed_in, REPORT)
    reading = Reading.objects.get()
    answer = signed_in.post(url("entry", reading.pk, "title"), {"text": "ا" * 1_000_000})
    assert answer.status_code == 422


def test_confirming_leads_to_the_meeting_and_undoing_back_to_the_reading(signed_in: Client) -> None:
    hand_in(signed_in, REPORT)
    reading = Reading.objects.get()
    assert (
        signed_in.post(url("confirm", reading.pk)).headers["Location"]
        == f"/meetings/{Meeting.objects.get().pk}/"
    )
    assert signed_in.post(url("undo", reading.pk)).headers["Location"] == url("reading", reading.pk)
    assert Meeting.objects.count() == 0


def test_a_rapporteur_of_another_province_finds_nothing(signed_in: Client, client: Client) -> None:
    hand_in(signed_in, REPORT)
    reading = Reading.objects.get()
    client.force_login(account(("rapporteur", "ma/03/231")))
    assert client.get(url("reading", reading.pk)).status_code == 404
    assert client.post(url("confirm", reading.pk)).status_code == 404


def test_whoever_may_not_read_reports_is_refused(client: Client) -> None:
    factories.organisation()
    client.force_login(account(("member", PROVINCE)))
    assert client.get(reverse("reports:list")).status_code == 403


NO_PATHS = ["nonsense", "outcomes.99", "text", "findings.0", "people", "outcomes.x", "outcomes." + "9" * 5000]


@pytest.mark.parametrize("path", NO_PATHS, ids=lambda path: path[:12])
def test_entries_that_do_not_exist_are_not_found(signed_in: Client, path: str) -> None:
    hand_in(signed_in, REPORT)
    pk = Reading.objects.get().pk
    answers = (signed_in.get(url("entry", pk, path)), signed_in.post(url("remove", pk, path)))
    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_reading_costs_the_same_queries_with_one_reading_and_three(
    signed_in: Client, django_assert_max_num_queries
) -> None:
    hand_in(signed_in, REPORT)
    signed_in.get(reverse("reports:list"))
    with django_assert_max_num_queries(12) as one:
        signed_in.get(reverse("reports:list"))
    for _again in range(2):
        hand_in(signed_in, REPORT)
    with django_assert_max_num_queries(12) as three:
        signed_in.get(reverse("reports:list"))
    assert len(one) == len(three)


LONGER_NAME = REPORT.replace("لحزب الأفق", "لحزب الأفق المغربي")


def test_a_name_that_no_table_knows_and_begins_as_ours_is_asked_about(signed_in: Client) -> None:
    hand_in(signed_in, LONGER_NAME)
    reading = Reading.objects.get()
    assert reading.record["organisation"]["name"] == "حزب الأفق المغربي"
    assert "لا نعرف منظمة بهذا الاسم" in signed_in.get(url("reading", reading.pk)).content.decode()
    signed_in.post(
        url("entry", reading.pk, "organisation"), {"name": "حزب الأفق", "body": "الأمانة الإقليمية"}
    )
    reading.refresh_from_db()
    assert reading.record["organisation"]["name"] == "حزب الأفق"
    assert "لا نعرف منظمة بهذا الاسم" not in signed_in.get(url("reading", reading.pk)).content.decode()


def test_our_own_name_is_not_asked_about(signed_in: Client) -> None:
    hand_in(signed_in, REPORT)
    page = signed_in.get(url("reading", Reading.objects.get().pk)).content.decode()
    assert "لا نعرف منظمة بهذا الاسم" not in page


def test_a_protest_keeps_its_kind_when_it_is_confirmed() -> None:
    assert kinds_of("protest", "وقفة احتجاجية") == ["protest"]
    assert kinds_of("board_meeting", "المجلس الإداري") == ["board"]
    assert kinds_of("statement_only", "بلاغ") == ["statement"]


def test_every_type_that_a_reading_may_have_is_a_kind_that_meetings_keep() -> None:
    assert set(KIND_OF_TYPE.values()) <= set(Meeting.Kind.values)
    assert "other" not in KIND_OF_TYPE.values()
