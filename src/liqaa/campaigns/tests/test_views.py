"""The pages over HTTP: who sees them, what a button does, what a wrong input gets."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from liqaa.access.models import Account
from liqaa.campaigns import actions
from liqaa.campaigns.models import Directive, Execution
from liqaa.campaigns.tests import factories as make
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def address(name: str, pk: int) -> str:
    return reverse(f"campaigns:{name}", args=[pk])


def queries_of(client: Client, url: str) -> int:
    """The queries of a page; the first visit of a session is noted once and does not count."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def form(**values: Any) -> dict[str, Any]:
    given = {
        "issuer": make.pole().pk,
        "title": "تنظيم الأبواب المفتوحة",
        "ask": "meeting",
        "asked": ["province:provincial_secretariat"],
        "due_on": "2030-01-31",
        "meeting_kind": "organisational",
        "agenda": "برنامج العمل\nالانخراط",
    }
    return given | values


# --- who sees what ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "path", "status"),
    [
        ("national_organisation_head", "ma", 200),
        ("regional_secretary", make.REGION, 200),
        ("rapporteur", make.PROVINCE, 200),
        ("provincial_secretary", make.SIBLING, 404),
        ("member", make.PROVINCE, 404),
    ],
)
def test_an_outsider_finds_neither_the_directive_nor_the_execution(role: str, path: str, status: int) -> None:
    made = make.execution()
    client = signed_in(make.account((role, path)))
    pages = [address("directive", made.directive_id), address("csv", made.directive_id)]
    pages.append(address("execution", made.pk))
    assert [client.get(page).status_code for page in pages] == [status] * 3


@pytest.mark.parametrize(
    ("name", "role", "path", "status"),
    [
        ("acknowledge", "rapporteur", make.PROVINCE, 302),
        ("acknowledge", "treasurer", make.PROVINCE, 403),
        ("acknowledge", "rapporteur", make.SIBLING, 404),
        ("excuse", "provincial_secretary", make.PROVINCE, 403),
        ("excuse", "regional_secretary", make.REGION, 302),
        ("excuse", "regional_secretary", "ma/05", 404),
    ],
)
def test_only_the_body_acts_and_only_the_level_above_excuses(
    name: str, role: str, path: str, status: int
) -> None:
    made = make.execution()
    client = signed_in(make.account((role, path)))
    answer = client.post(address(name, made.pk), {"reason": "فيضانات"})
    assert answer.status_code == status


def test_the_level_above_approves_and_the_same_level_may_not() -> None:
    made = make.reported()
    same = signed_in(make.account(("provincial_secretary", make.PROVINCE)))
    above = signed_in(make.account(("regional_secretary", make.REGION)))
    assert same.post(address("approve", made.pk)).status_code == 403
    assert above.post(address("approve", made.pk)).status_code == 302
    assert make.state(made) == "approved"


@pytest.mark.parametrize("name", ["issue", "close", "withdraw", "take_back", "discard"])
def test_only_who_may_issue_there_changes_a_directive(name: str) -> None:
    directive = make.execution().directive
    reader = signed_in(make.account(("provincial_secretary", make.PROVINCE)))
    stranger = signed_in(make.account(("provincial_secretary", make.SIBLING)))
    assert reader.post(address(name, directive.pk), {"reason": "خطأ"}).status_code == 403
    assert stranger.post(address(name, directive.pk), {"reason": "خطأ"}).status_code == 404


def test_who_issues_nowhere_cannot_write_a_directive() -> None:
    make.pole()
    assert signed_in(make.account(("rapporteur", "ma"))).get(reverse("campaigns:new")).status_code == 403


# --- writing and issuing ----------------------------------------------------------------------------


def test_a_directive_is_written_read_once_more_and_issued() -> None:
    make.province()
    make.pole()
    client = signed_in(make.author())
    answer = client.post(reverse("campaigns:new"), form())
    directive = Directive.objects.get()
    assert answer["Location"] == address("directive", directive.pk)
    assert (directive.state, directive.agenda.splitlines()) == ("draft", ["برنامج العمل", "الانخراط"])
    assert client.post(address("issue", directive.pk)).status_code == 302
    assert Execution.objects.get().body == make.province()


def test_the_form_comes_with_sensible_defaults() -> None:
    make.pole()
    shown = signed_in(make.author()).get(reverse("campaigns:new")).context["form"]
    assert (shown["issuer"].value() or make.pole().pk, shown["asked"].value()) == (
        make.pole().pk,
        ["region:regional_secretariat"],
    )


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "ش" * 301}, "title"),
        ({"due_on": "31 نونبر 2030"}, "due_on"),
        ({"due_on": "2020-01-01"}, "due_on"),
        ({"asked": ["galaxy:throne"]}, "asked"),
        ({"issuer": "999999"}, "issuer"),
        ({"ask": "figure", "target": "-3"}, "target"),
        ({"ask": "figure"}, "target"),
        ({"places": ["ma/99"]}, "places"),
    ],
)
def test_wrong_input_is_said_beside_the_field_and_what_was_typed_stays(
    values: dict[str, Any], field: str
) -> None:
    make.pole()
    answer = signed_in(make.author()).post(reverse("campaigns:new"), form(**values))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert Directive.objects.count() == 0
    assert "برنامج العمل" in answer.content.decode()


def test_marks_that_nobody_sees_never_reach_a_title() -> None:
    make.pole()
    client = signed_in(make.author())
    client.post(reverse("campaigns:new"), form(title="مذ\u202eكرة\x00 الأبواب"))
    assert Directive.objects.get().title == "مذكرة الأبواب"


def test_an_attachment_is_kept_and_read_by_those_who_see_the_directive_only() -> None:
    make.province()
    make.pole()
    author = signed_in(make.author())
    paper = SimpleUploadedFile("مذكرة.txt", "نص المذكرة".encode())
    author.post(reverse("campaigns:new"), form() | {"attachments": [paper]})
    directive = Directive.objects.get()
    author.post(address("issue", directive.pk))
    stored = directive.attachments.get()
    url = reverse("campaigns:attachment", args=[directive.pk, stored.pk])
    inside = signed_in(make.account(("rapporteur", make.PROVINCE))).get(url)
    assert (inside.status_code, b"".join(inside.streaming_content).decode()) == (200, "نص المذكرة")
    assert signed_in(make.account(("rapporteur", make.SIBLING))).get(url).status_code == 404
    assert author.get(reverse("campaigns:attachment", args=[directive.pk, stored.pk + 1])).status_code == 404


def test_a_draft_is_changed_and_thrown_away() -> None:
    directive = make.draft()
    client = signed_in(make.author())
    assert client.get(address("edit", directive.pk)).status_code == 200
    assert client.post(address("edit", directive.pk), form(title="عنوان آخر")).status_code == 302
    directive.refresh_from_db()
    assert directive.title == "عنوان آخر"
    client.post(address("discard", directive.pk))
    assert Directive.objects.count() == 0


def test_a_refused_issue_comes_back_to_the_page_with_its_reason() -> None:
    directive = make.draft(places=[make.place("ma/05")])
    answer = signed_in(make.author()).post(address("issue", directive.pk))
    assert (answer.status_code, len(answer.context["refusal"].reasons)) == (422, 1)


def test_withdrawing_without_a_reason_opens_its_question_again() -> None:
    directive = make.execution().directive
    answer = signed_in(make.author()).post(address("withdraw", directive.pk), {"reason": " "})
    assert (answer.status_code, answer.context["open_dialog"]) == (422, "withdraw")
    directive.refresh_from_db()
    assert directive.state == "issued"


# --- a body's way -----------------------------------------------------------------------------------


def test_opening_it_as_somebody_of_the_body_marks_it_seen_and_as_another_does_not() -> None:
    body = make.province()
    _leader, own = make.head(body)
    made = make.execution(body=body)
    signed_in(make.account(("regional_secretary", make.REGION))).get(address("execution", made.pk))
    assert make.state(made) == "delivered"
    signed_in(own).get(address("execution", made.pk))
    signed_in(own).get(address("execution", made.pk))
    assert make.state(made) == "seen"
    assert Entry.objects.filter(verb="campaigns.mark_seen").count() == 1


def test_each_page_shows_the_one_next_step() -> None:
    made = make.execution()
    client = signed_in(make.account(("rapporteur", make.PROVINCE)))

    def step() -> str | None:
        return client.get(address("execution", made.pk)).context["step"]

    steps = [step()]
    client.post(address("acknowledge", made.pk))
    steps.append(step())
    planned = make.meeting(made.body, state="planned", held_on=make.ahead(2).date())
    client.post(address("satisfy", made.pk), {"meeting": planned.pk})
    steps.append(step())
    client.post(address("satisfy", made.pk), {"meeting": make.meeting(made.body).pk})
    steps.append(step())
    client.post(address("report", made.pk), {"text": "تقرير"})
    steps.append(step())
    assert steps == ["acknowledge", "satisfy", "hold", "report", None]


def test_a_report_with_a_file_is_kept_and_its_file_read_back() -> None:
    made = make.execution(ask="report", meeting_kind="")
    client = signed_in(make.account(("rapporteur", make.PROVINCE)))
    paper = SimpleUploadedFile("محضر.txt", "محضر اللقاء".encode())
    client.post(address("report", made.pk), {"text": "", "file": paper})
    handed_in = made.task.evidence.get()
    answer = client.get(reverse("campaigns:evidence", args=[made.pk, handed_in.pk]))
    assert b"".join(answer.streaming_content).decode() == "محضر اللقاء"


def test_an_empty_report_says_so_beside_the_field() -> None:
    made = make.execution(ask="report", meeting_kind="")
    client = signed_in(make.account(("rapporteur", make.PROVINCE)))
    answer = client.post(address("report", made.pk), {"text": "  "})
    assert (answer.status_code, list(answer.context["report_form"].errors)) == (422, ["text"])


@pytest.mark.parametrize("given", [{"meeting": "abc"}, {"meeting": "9" * 30}, {"meeting": "999999"}])
def test_a_meeting_that_is_none_is_not_found(given: dict[str, str]) -> None:
    made = make.execution()
    client = signed_in(make.account(("rapporteur", make.PROVINCE)))
    assert client.post(address("satisfy", made.pk), given).status_code == 404


def test_confirming_nothing_is_refused_in_words() -> None:
    made = make.execution()
    client = signed_in(make.account(("rapporteur", make.PROVINCE)))
    answer = client.post(address("satisfy", made.pk))
    assert (answer.status_code, len(answer.context["refusal"].reasons)) == (422, 1)


def test_a_remark_is_asked_for_before_sending_back() -> None:
    made = make.reported()
    client = signed_in(make.account(("regional_secretary", make.REGION)))
    assert client.post(address("send_back", made.pk), {"remark": ""}).status_code == 422
    client.post(address("send_back", made.pk), {"remark": "أين المحضر؟"})
    page = client.get(address("execution", made.pk)).content.decode()
    assert (make.state(made), "أين المحضر؟" in page) == ("sent_back", True)


def test_the_figure_is_given_on_the_page() -> None:
    made = make.execution(ask="figure", target=100)
    client = signed_in(make.account(("rapporteur", make.PROVINCE)))
    assert client.post(address("satisfy", made.pk), {"figure": "many"}).status_code == 422
    client.post(address("satisfy", made.pk), {"figure": "90"})
    assert make.state(made) == "held"


# --- the directive's page ---------------------------------------------------------------------------


def test_going_down_to_a_place_counts_that_place_only() -> None:
    make.province()
    make.province("ma/05/255")
    directive = make.issued()
    client = signed_in(make.author())
    whole = client.get(address("directive", directive.pk)).context["tally"].asked
    part = client.get(address("directive", directive.pk), {"place": make.REGION}).context["tally"].asked
    assert (whole, part) == (2, 1)


@pytest.mark.parametrize("place", ["fr", "../etc", "ma0"])
def test_a_place_outside_the_directive_is_not_found(place: str) -> None:
    directive = make.execution().directive
    assert (
        signed_in(make.author()).get(address("directive", directive.pk), {"place": place}).status_code == 404
    )


def test_an_unknown_state_in_the_address_shows_what_is_missing() -> None:
    directive = make.execution().directive
    answer = signed_in(make.author()).get(address("directive", directive.pk), {"state": "'; DROP"})
    assert (answer.status_code, answer.context["chosen"]) == (200, "")


def test_the_table_leaves_as_csv_without_any_person() -> None:
    body = make.province()
    leader, _own = make.head(body)
    directive = make.issued()
    answer = signed_in(make.author()).get(address("csv", directive.pk))
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert (len(lines), body.name in lines[1]) == (2, True)
    assert leader.name not in answer.content.decode()
    assert leader.phone not in answer.content.decode()


# --- how much a page asks ---------------------------------------------------------------------------


def _asked(paths: list[str]) -> Directive:
    for path in paths:
        make.head(make.province(path))
    return make.issued()


@pytest.mark.parametrize("name", ["directive", "list"])
def test_pages_ask_the_same_number_of_queries_for_one_and_for_many(name: str) -> None:
    paths = [make.PROVINCE, make.SIBLING, "ma/03/131"]
    directive = _asked(paths[:1])
    client = signed_in(make.author())
    url = address("directive", directive.pk) if name == "directive" else reverse("campaigns:list")
    first = queries_of(client, url)
    for path in paths[1:]:
        make.head(make.province(path))
    actions.catch_up(by=SYSTEM, at=make.now())
    make.issued(title="مذكرة ثانية")
    make.issued(title="مذكرة ثالثة")
    assert queries_of(client, url) == first <= MOST_QUERIES


def test_going_down_asks_no_more_than_the_whole_does() -> None:
    directive = _asked([make.PROVINCE, make.SIBLING])
    _leader, own = make.head(make.province("ma/03/131"))
    actions.catch_up(by=SYSTEM, at=make.now())
    url = f"{address('directive', directive.pk)}?place={make.REGION}"
    assert queries_of(signed_in(own), url) <= MOST_QUERIES


def test_the_page_of_an_execution_stays_within_its_queries() -> None:
    made, owed = make.reported(), make.execution(title="مذكرة ثانية")
    make.meeting(owed.body)
    judge = signed_in(make.account(("regional_secretary", make.REGION)))
    body_side = signed_in(make.account(("rapporteur", make.PROVINCE)))
    asked = [
        queries_of(judge, address("execution", made.pk)),
        queries_of(body_side, address("execution", owed.pk)),
    ]
    assert max(asked) <= MOST_QUERIES
