"""Assigning, working, proving."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from liqaa.followup import actions, rules
from liqaa.followup.models import Evidence, Task, TaskUpdate
from liqaa.followup.tests import factories
from liqaa.journal.queries import history_of
from liqaa.kit.refusals import Refused
from liqaa.meetings.tests import factories as meetings
from liqaa.meetings.tests.factories import NOW, PROVINCE, TODAY
from liqaa.people.tests.factories import account, person

pytestmark = pytest.mark.django_db
SOON = TODAY + dt.timedelta(days=10)


@pytest.fixture
def secretary():
    return account(("provincial_secretary", PROVINCE))


@pytest.fixture
def inspector():
    return account(("inspector", "ma/03"))


def test_several_tasks_get_owner_and_date_in_one_action(secretary):
    tasks = [factories.task() for _ in range(3)]
    office = meetings.office(meetings.body("ma/03", type="regional_secretariat"))
    actions.assign(tasks=tasks, office=office, due_on=SOON, by=secretary, at=NOW)
    assert set(Task.objects.values_list("office", "body", "due_on", "scope")) == {
        (office.pk, office.body_id, SOON, PROVINCE)
    }
    assert [history_of(task).first().verb for task in tasks] == ["followup.assign"] * 3


def test_what_is_not_given_stays(secretary):
    office, who = meetings.office(meetings.body()), person()
    task = factories.task(office=office, due_on=SOON)
    actions.assign(tasks=[task], due_on=SOON + dt.timedelta(days=1), by=secretary, at=NOW)
    task.refresh_from_db()
    assert (task.office, task.due_on) == (office, SOON + dt.timedelta(days=1))
    actions.assign(tasks=[task], person=who, by=secretary, at=NOW)
    task.refresh_from_db()
    assert (task.office, task.person, task.due_on) == (None, who, SOON + dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("given", "field"),
    [({}, "office"), ({"due_on": TODAY - dt.timedelta(days=1)}, "due_on")],
)
def test_assigning_nothing_or_a_day_gone_by_is_refused(secretary, given, field):
    with pytest.raises(Refused) as refused:
        actions.assign(tasks=[factories.task()], by=secretary, at=NOW, **given)
    assert refused.value.field == field


def test_assigning_is_all_or_nothing(secretary):
    first, closed = factories.task(), factories.task()
    actions.cancel(task=closed, reason="تكرار", by=secretary, at=NOW)
    with pytest.raises(Refused):
        actions.assign(tasks=[first, closed], due_on=SOON, by=secretary, at=NOW)
    first.refresh_from_db()
    assert first.due_on is None


def test_a_task_is_started_proved_and_verified(secretary, inspector):
    task = factories.task()
    actions.start(task=task, by=secretary, at=NOW)
    evidence = actions.add_evidence(task=task, text="  محضر التأسيس ", by=secretary, at=NOW)
    verified = actions.verify(task=task, by=inspector, at=NOW)
    assert evidence.text == "محضر التأسيس"
    assert (verified.state, verified.done_at, verified.verified_at) == ("verified", NOW, NOW)
    assert [line.verb for line in history_of(task)] == [
        "followup.verify",
        "followup.hand_in",
        "followup.start",
    ]
    assert list(TaskUpdate.objects.order_by("pk").values_list("state", flat=True)) == [
        "started",
        "done",
        "verified",
    ]


def test_nobody_verifies_their_own_evidence(secretary):
    task = factories.handed_in(by=secretary)
    with pytest.raises(Refused) as refused:
        actions.verify(task=task, by=secretary, at=NOW)
    assert str(refused.value.reasons[0]) != ""
    task.refresh_from_db()
    assert task.state == "done"


def test_what_is_sent_back_is_owed_again_and_keeps_its_evidence(inspector):
    task = factories.handed_in()
    with pytest.raises(Refused) as refused:
        actions.send_back(task=task, remark=" ", by=inspector, at=NOW)
    assert refused.value.field == "remark"
    back = actions.send_back(task=task, remark="ينقص المحضر", by=inspector, at=NOW)
    assert (back.state, back.done_at) == ("started", None)
    assert TaskUpdate.objects.latest("pk").text == "ينقص المحضر"
    assert back.evidence.count() == 1


def test_evidence_may_be_a_file(secretary, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    upload = SimpleUploadedFile("محضر.txt", "حضر أحد عشر عضوا".encode())
    evidence = actions.add_evidence(task=factories.task(), file=upload, by=secretary, at=NOW)
    assert evidence.file is not None
    assert evidence.file.name == "محضر.txt"


def test_evidence_may_be_a_meeting_that_was_held(secretary):
    task = factories.outcome(type="meeting").tasks.get()
    planned = meetings.meeting(state="planned", held_on=SOON)
    with pytest.raises(Refused) as refused:
        actions.add_evidence(task=task, meeting=planned, by=secretary, at=NOW)
    assert refused.value.field == "meeting"
    held = meetings.meeting()
    actions.add_evidence(task=task, meeting=held, by=secretary, at=NOW)
    task.refresh_from_db()
    assert (task.state, task.meeting) == ("done", held)


def test_evidence_holds_something(secretary):
    task = factories.task()
    with pytest.raises(Refused) as refused:
        actions.add_evidence(task=task, text=" \n", by=secretary, at=NOW)
    assert refused.value.field == "text"
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.create(task=task, scope=task.scope, at=NOW, by=secretary)


def test_a_target_keeps_the_figure_reached(secretary):
    task = factories.outcome(type="membership_target", quantity=500).tasks.get()
    actions.add_evidence(task=task, text="لائحة المنخرطين", reached=430, by=secretary, at=NOW)
    task.refresh_from_db()
    assert (task.target, task.reached) == (500, 430)


@pytest.mark.parametrize("state", ["open", "started", "done", "verified", "cancelled"])
def test_a_move_that_the_table_does_not_know_is_refused(secretary, inspector, state):
    times = {"done": {"done_at": NOW}, "verified": {"done_at": NOW, "verified_at": NOW}}
    act = {
        "start": lambda task: actions.start(task=task, by=secretary, at=NOW),
        "hand_in": lambda task: actions.add_evidence(task=task, text="دليل", by=secretary, at=NOW),
        "verify": lambda task: actions.verify(task=task, by=inspector, at=NOW),
        "send_back": lambda task: actions.send_back(task=task, remark="ناقص", by=inspector, at=NOW),
        "cancel": lambda task: actions.cancel(task=task, reason="تكرار", by=secretary, at=NOW),
        "assign": lambda task: actions.assign(tasks=[task], due_on=SOON, by=secretary, at=NOW),
    }
    for move, make in act.items():
        task = factories.task(state=state, **times.get(state, {}))
        allowed = rules.after(move, state)
        if allowed is None:
            with pytest.raises(Refused):
                make(task)
        else:
            make(task)
        task.refresh_from_db()
        assert task.state == (allowed or state)
