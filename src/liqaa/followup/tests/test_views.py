"""The pages of the room: who may open them, what they show, what bad input meets."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from liqaa.followup import actions
from liqaa.followup.models import Evidence, Task
from liqaa.followup.tests import factories
from liqaa.meetings.tests import factories as meetings
from liqaa.meetings.tests.factories import COMMUNE, ELSEWHERE, PROVINCE
from liqaa.people.tests.factories import account, person, place

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


# --- rights -------------------------------------------------------------------------------------------------


def test_an_outsider_finds_nothing(signed_in):
    outcome = factories.outcome()
    task = outcome.tasks.get()
    client = signed_in(("provincial_secretary", ELSEWHERE))
    assert client.get(url("task", task.pk)).status_code == 404
    assert client.get(url("outcome", outcome.pk)).status_code == 404
    assert client.get(url("add", outcome.meeting_id)).status_code == 404
    assert client.post(url("start", task.pk)).status_code == 404


def test_a_reader_reads_but_moves_nothing(signed_in):
    task = factories.handed_in()
    client = signed_in(("elected_member", PROVINCE))
    page = client.get(url("task", task.pk))
    assert (page.status_code, page.context["moves"]) == (200, ())
    for move in ("assign_one", "start", "hand_in", "verify", "send_back", "cancel"):
        assert client.post(url(move, task.pk)).status_code == 403
    assert client.post(url("assign"), {"tasks": [task.pk]}).status_code == 403
    assert client.get(url("add", task.outcome.meeting_id)).status_code == 403


def test_who_owes_a_task_works_on_it_without_a_right_over_its_place(signed_in, client):
    owner = account()
    task = factories.task(person=person(account=owner))
    client.force_login(owner)
    assert client.get(url("task", task.pk)).context["moves"] == ("start", "hand_in")
    assert client.post(url("start", task.pk)).status_code == 302
    assert client.post(url("verify", task.pk)).status_code == 403


def test_the_file_of_evidence_is_handed_to_whoever_sees_its_task(signed_in, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    task = factories.task()
    upload = SimpleUploadedFile("محضر.txt", "حضر أحد عشر عضوا".encode())
    evidence = actions.add_evidence(
        task=task, file=upload, by=account(("local_secretary", PROVINCE)), at=meetings.NOW
    )
    handed = signed_in(("inspector", "ma/03")).get(url("file", evidence.pk))
    assert b"".join(handed.streaming_content).decode() == "حضر أحد عشر عضوا"
    client.force_login(account(("inspector", ELSEWHERE)))
    assert client.get(url("file", evidence.pk)).status_code == 404


def test_one_foreign_task_among_those_ticked_refuses_all(signed_in):
    ours, foreign = factories.task(), factories.task()
    Task.objects.filter(pk=foreign.pk).update(scope=ELSEWHERE)
    owner = account(("provincial_secretary", PROVINCE))
    Task.objects.filter(pk=foreign.pk).update(person=person(account=owner))
    client = signed_in()
    client.force_login(owner)
    due = days_from_now(5).isoformat()
    assert client.post(url("assign"), {"tasks": [ours.pk, foreign.pk], "due_on": due}).status_code == 403
    ours.refresh_from_db()
    assert ours.due_on is None


# --- lists --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_few_queries(signed_in, rows, django_assert_max_num_queries):
    office = meetings.office(meetings.body())
    meetings.appoint(office, person())
    for _ in range(rows):
        factories.task(office=office, place=place(COMMUNE), due_on=days_from_now(3))
    client = signed_in(("provincial_secretary", PROVINCE))
    client.get(url("tasks"))
    with django_assert_max_num_queries(11):
        response = client.get(url("tasks"), {"tab": "all"})
    assert len(response.context["lines"]) == rows


def test_the_tabs_hold_what_they_say(signed_in, client):
    owner = account(("provincial_secretary", PROVINCE))
    mine = factories.task(person=person(account=owner), due_on=days_from_now(5))
    late = factories.task(person=person(), due_on=days_from_now(-5))
    ownerless = factories.task(due_on=days_from_now(5))
    dateless = factories.task(person=person())
    verify = factories.handed_in(person=person())
    client.force_login(owner)

    def under(tab):
        return {line.pk for line in client.get(url("tasks"), {"tab": tab}).context["lines"]}

    assert under("mine") == {mine.pk}
    assert under("late") == {late.pk}
    assert under("ownerless") == {ownerless.pk}
    assert under("dateless") == {dateless.pk}
    assert under("verify") == {verify.pk}
    assert under("all") == {task.pk for task in (mine, late, ownerless, dateless, verify)}
    counts = [tab["count"] for tab in client.get(url("tasks")).context["tabs"]]
    assert counts == [1, 1, 1, 1, 1, 5]


def test_one_lands_on_what_one_owes(signed_in, client):
    owner = account(("provincial_secretary", PROVINCE))
    factories.task(person=person(account=owner))
    client.force_login(owner)
    assert client.get(url("tasks")).context["tab"] == "mine"
    client.force_login(account(("provincial_secretary", PROVINCE)))
    assert client.get(url("tasks")).context["tab"] == "all"


def test_an_empty_tab_says_what_would_stand_there(signed_in):
    response = signed_in(("provincial_secretary", PROVINCE)).get(url("tasks"), {"tab": "late"})
    assert reverse("meetings:list") in text_of(response)


def test_the_list_shows_who_holds_the_office_today(signed_in):
    office = meetings.office(meetings.body())
    meetings.appoint(office, person("سناء الزياني", gender="f"))
    factories.task(office=office)
    line = signed_in(("inspector", "ma")).get(url("tasks"), {"tab": "all"}).context["lines"][0]
    assert line.holder == "سناء الزياني"
    assert line.owner.startswith("أمينة إقليمية")


def test_several_tasks_are_assigned_at_once(signed_in):
    tasks = [factories.task() for _ in range(3)]
    office = meetings.office(meetings.body())
    client = signed_in(("provincial_secretary", PROVINCE))
    data = {"tasks": [task.pk for task in tasks[:2]], "office": office.pk, "due_on": "30/12/2030"}
    response = client.post(url("assign"), data)
    assert response.status_code == 302
    assert list(Task.objects.order_by("pk").values_list("office", "due_on")) == [
        (office.pk, dt.date(2030, 12, 30)),
        (office.pk, dt.date(2030, 12, 30)),
        (None, None),
    ]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"due_on": "31 نونبر 2030"}, "due_on"),
        ({"due_on": "2020-01-01"}, "due_on"),
        ({}, "office"),
        ({"office": "999999"}, "office"),
        ({"person_typed": "لا أحد"}, "person"),
    ],
    ids=["no-such-day", "gone-by", "nothing", "office", "person"],
)
def test_a_refused_assignment_keeps_what_was_ticked_and_typed(signed_in, typed, field):
    task = factories.task()
    client = signed_in(("provincial_secretary", PROVINCE))
    response = client.post(url("assign"), {"tasks": [task.pk], "tab": "all"} | typed)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert response.context["chosen"] == {task.pk}
    if "due_on" in typed:
        assert typed["due_on"] in text_of(response)


def test_without_a_task_ticked_nothing_is_assigned(signed_in):
    factories.task()
    response = signed_in(("provincial_secretary", PROVINCE)).post(
        url("assign"), {"due_on": "2030-01-01", "tab": "all"}
    )
    assert response.status_code == 422
    assert len(response.context["form"].non_field_errors()) == 1


@pytest.mark.parametrize("next_", ["https://example.org/", "//example.org", "javascript:alert(1)"])
def test_the_way_back_leads_to_our_own_pages(signed_in, next_):
    task = factories.task()
    data = {"tasks": [task.pk], "due_on": "2030-01-01", "next": next_}
    response = signed_in(("provincial_secretary", PROVINCE)).post(url("assign"), data)
    assert response.headers["Location"] == url("tasks")


# --- a task -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_a_task_costs_the_same_few_queries(signed_in, client, rows, django_assert_max_num_queries):
    task, worker = factories.task(), account(("local_secretary", PROVINCE))
    for number in range(rows):
        actions.add_evidence(task=task, text=f"دليل {number}", by=worker, at=meetings.NOW)
    client = signed_in(("inspector", "ma"))
    client.get(url("task", task.pk))
    with django_assert_max_num_queries(9):
        response = client.get(url("task", task.pk))
    assert len(response.context["task"].evidence.all()) == rows


def test_a_hole_says_what_to_do(signed_in):
    task = factories.task()
    page = signed_in(("provincial_secretary", PROVINCE)).get(url("task", task.pk))
    assert page.context["hole"].owner
    assert 'id="assign"' in text_of(page)


def test_a_task_is_worked_on_from_its_page(signed_in, client):
    task = factories.task()
    client = signed_in(("provincial_secretary", PROVINCE))
    client.post(url("assign_one", task.pk), {"due_on": "2030-01-01"})
    client.post(url("start", task.pk))
    client.post(url("hand_in", task.pk), {"text": "عقدت اللجنة اجتماعها"})
    task.refresh_from_db()
    assert (task.state, task.due_on) == ("done", dt.date(2030, 1, 1))
    assert client.post(url("verify", task.pk)).status_code == 422
    client.force_login(account(("inspector", "ma/03")))
    client.post(url("verify", task.pk))
    task.refresh_from_db()
    assert task.state == "verified"
    assert [step.state for step in client.get(url("task", task.pk)).context["history"]] == [
        "done",
        "done",
        "",
        "",
    ]


def test_a_late_task_changes_hands_and_keeps_what_was_not_changed(signed_in):
    before, after = meetings.office(meetings.body()), meetings.office(meetings.body())
    task = factories.task(office=before, due_on=days_from_now(-5))
    client = signed_in(("provincial_secretary", PROVINCE))
    due = days_from_now(-5).isoformat()
    assert client.post(url("assign_one", task.pk), {"office": after.pk, "due_on": due}).status_code == 302
    task.refresh_from_db()
    assert (task.office, task.due_on) == (after, days_from_now(-5))
    assert client.post(url("assign_one", task.pk), {"office": after.pk, "due_on": due}).status_code == 422


def test_evidence_is_a_file_or_a_meeting(signed_in, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    task, held = factories.task(), meetings.meeting(territories=(place(PROVINCE),))
    client = signed_in(("provincial_secretary", PROVINCE))
    upload = SimpleUploadedFile("محضر.txt", "محضر".encode(), content_type="text/plain")
    client.post(url("hand_in", task.pk), {"file": upload})
    client.post(url("hand_in", task.pk), {"meeting": held.pk})
    assert [
        (each.file.name if each.file else None, each.meeting) for each in Evidence.objects.order_by("pk")
    ] == [
        ("محضر.txt", None),
        (None, held),
    ]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"text": "  "}, "text"),
        ({"text": "ن" * 1_000_000}, "text"),
        ({"file": SimpleUploadedFile("a.exe", b"MZ\x00\x01" * 50)}, "file"),
        ({"meeting": "999999"}, "meeting"),
    ],
    ids=["empty", "megabyte", "program", "meeting"],
)
def test_evidence_that_cannot_be_is_said_beside_its_field(signed_in, settings, tmp_path, typed, field):
    settings.MEDIA_ROOT = tmp_path
    task = factories.task()
    client = signed_in(("provincial_secretary", PROVINCE))
    response = client.post(url("hand_in", task.pk), typed)
    assert response.status_code == 422
    assert list(response.context["evidence_form"].errors) == [field]
    task.refresh_from_db()
    assert task.state == "open"


def test_a_refused_move_comes_back_with_its_reason(signed_in):
    task = factories.handed_in()
    client = signed_in(("inspector", "ma/03"))
    response = client.post(url("send_back", task.pk), {"remark": " "})
    assert response.status_code == 422
    assert list(response.context["remark_form"].errors) == ["remark"]
    assert client.post(url("start", task.pk)).status_code == 422
    assert client.post(url("cancel", task.pk), {"reason": "تكرار"}).status_code == 422
    task.refresh_from_db()
    assert task.state == "done"


def test_a_task_is_sent_back_or_cancelled_with_words(signed_in):
    client = signed_in(("inspector", "ma/03"))
    back, gone = factories.handed_in(), factories.task()
    client.post(url("send_back", back.pk), {"remark": "ينقص المحضر"})
    client.post(url("cancel", gone.pk), {"reason": "تكرار"})
    assert "ينقص المحضر" in text_of(client.get(url("task", back.pk)))
    assert "تكرار" in text_of(client.get(url("task", gone.pk)))
