"""What each type of outcome creates, and how it is undone."""

import datetime as dt

import pytest

from liqaa.bodies.models import Body
from liqaa.followup import actions
from liqaa.followup.models import Outcome, Task
from liqaa.followup.rules import OutcomeDraft
from liqaa.followup.tests import factories
from liqaa.journal.queries import history_of
from liqaa.kit.refusals import Refused
from liqaa.meetings.tests import factories as meetings
from liqaa.meetings.tests.factories import COMMUNE, NOW, PROVINCE
from liqaa.people.tests.factories import account, place

pytestmark = pytest.mark.django_db
COMMUNES = ("ma/03/591/01.01", COMMUNE, "ma/03/591/03/05")


@pytest.fixture
def secretary():
    return account(("provincial_secretary", PROVINCE))


def keep(secretary, *drafts):
    meeting = meetings.meeting()
    return meeting, actions.add_outcomes(meeting=meeting, outcomes=drafts, by=secretary, at=NOW)


@pytest.mark.parametrize(
    "type_", ["task", "meeting", "membership_target", "work_programme", "demand", "call"]
)
def test_these_types_owe_one_task_with_holes(secretary, type_):
    _, kept = keep(secretary, OutcomeDraft(text="نص المخرج", type=type_, quantity=500))
    task = kept[0].tasks.get()
    assert (task.title, task.type, task.scope, task.state) == ("نص المخرج", type_, PROVINCE, "open")
    assert (task.office, task.person, task.due_on) == (None, None, None)
    assert task.body == kept[0].meeting.organiser
    assert task.target == (500 if type_ == "membership_target" else None)


def test_a_statement_owes_nothing(secretary):
    _, kept = keep(secretary, OutcomeDraft(text="تثمين الدينامية", type="statement", kind="statement"))
    assert kept[0].kind == "statement"
    assert not Task.objects.exists()


def test_a_schedule_owes_a_meeting_in_every_place(secretary):
    draft = OutcomeDraft(
        text="جدولة لقاءات بالجماعات",
        type="schedule",
        places=[place(path) for path in COMMUNES],
        due_on=dt.date(2026, 12, 31),
    )
    _, kept = keep(secretary, draft)
    tasks = kept[0].tasks.order_by("scope")
    assert [(task.place_id, task.scope, task.due_on) for task in tasks] == [
        (path, path, dt.date(2026, 12, 31)) for path in COMMUNES
    ]
    assert set(kept[0].places.values_list("pk", flat=True)) == set(COMMUNES)


def test_bodies_to_found_are_opened_with_their_committees(secretary):
    factories.charter()
    words = "تشكيل اللجان التحضيرية من أجل تأسيس الأمانات المحلية بجميع الجماعات الترابية"
    meeting, kept = keep(
        secretary, OutcomeDraft(text=words, type="body_to_found", places=[place(path) for path in COMMUNES])
    )
    founds = [task.founds for task in kept[0].tasks.order_by("scope")]
    assert [(body.type, body.place_id, body.state, body.parent) for body in founds] == [
        ("local_secretariat", path, "preparatory", meeting.organiser) for path in COMMUNES
    ]
    committees = Body.objects.filter(type="preparatory_committee").order_by("place_id")
    assert [committee.prepares for committee in committees] == founds


def test_without_a_committee_the_body_is_only_planned(secretary):
    factories.charter()
    _, kept = keep(
        secretary,
        OutcomeDraft(text="تأسيس الأمانة المحلية", type="body_to_found", places=[place(COMMUNE)]),
    )
    assert kept[0].tasks.get().founds.state == "planned"
    assert not Body.objects.filter(type="preparatory_committee").exists()


def test_a_body_that_is_there_already_is_not_opened_twice(secretary):
    factories.charter()
    there = meetings.body(COMMUNE, type="local_secretariat", level="local", state="structured")
    _, kept = keep(
        secretary,
        OutcomeDraft(text="تأسيس الأمانة المحلية", type="body_to_found", places=[place(COMMUNE)]),
    )
    assert kept[0].tasks.get().founds == there


def test_without_a_place_the_body_is_founded_at_the_organisers(secretary):
    factories.charter()
    _, kept = keep(
        secretary, OutcomeDraft(text="الشروع في تأسيس اللجنة التحضيرية لمنظمة النساء", type="body_to_found")
    )
    body = kept[0].tasks.get().founds
    assert (body.type, body.family, body.place_id) == ("women_organisation", "women", PROVINCE)


def test_words_that_name_no_body_leave_a_task_without_one(secretary):
    factories.charter()
    _, kept = keep(secretary, OutcomeDraft(text="هيكلة التنظيم", type="body_to_found"))
    assert kept[0].tasks.get().founds is None


def test_the_action_writes_one_line_and_keeps_the_order(secretary):
    meeting, kept = keep(secretary, *(OutcomeDraft(text=words) for words in ("أول", "ثان", "ثالث")))
    assert [outcome.position for outcome in kept] == [0, 1, 2]
    more = actions.add_outcomes(meeting=meeting, outcomes=[OutcomeDraft(text="رابع")], by=secretary, at=NOW)
    assert more[0].position == 3
    verbs = [line.verb for line in history_of(meeting)]
    assert verbs == ["followup.add_outcomes", "followup.add_outcomes", "meetings.record"]


def test_an_outcome_without_words_is_refused_and_nothing_stays(secretary):
    with pytest.raises(Refused) as refused:
        keep(secretary, OutcomeDraft(text="أول"), OutcomeDraft(text="  "))
    assert refused.value.field == "outcomes"
    assert not Outcome.objects.exists()


def test_undoing_takes_outcomes_tasks_and_the_bodies_opened_with_them(secretary):
    factories.charter()
    words = "تشكيل اللجان التحضيرية من أجل تأسيس الأمانات المحلية"
    there = meetings.body("ma/03/591/01.01", type="local_secretariat", level="local")
    meeting, _ = keep(
        secretary,
        OutcomeDraft(text=words, type="body_to_found", places=[place(path) for path in COMMUNES]),
        OutcomeDraft(text="برنامج عمل", type="work_programme"),
    )
    actions.erase_outcomes(meeting=meeting, by=secretary, at=NOW)
    assert not Outcome.objects.exists()
    assert not Task.objects.exists()
    assert set(Body.objects.all()) == {meeting.organiser, there}


def test_undoing_is_refused_once_work_was_done(secretary):
    meeting, kept = keep(secretary, OutcomeDraft(text="أول"), OutcomeDraft(text="ثان"))
    actions.start(task=kept[1].tasks.get(), by=secretary, at=NOW)
    with pytest.raises(Refused):
        actions.erase_outcomes(meeting=meeting, by=secretary, at=NOW)
    assert Task.objects.count() == 2
