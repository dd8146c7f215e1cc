"""Taking back outcomes, plans, proofs and steps; and meetings with all that came of them."""

import datetime as dt

import pytest
from django.test import Client

from liqaa.bodies.models import Body
from liqaa.followup import actions
from liqaa.followup.models import Evidence, Outcome, Task
from liqaa.followup.tests import factories
from liqaa.kit import undoing
from liqaa.kit.refusals import Refused
from liqaa.meetings import actions as meetings
from liqaa.meetings.models import Meeting
from liqaa.meetings.tests.factories import COMMUNE, NOW, PROVINCE, body
from liqaa.meetings.tests.factories import meeting as held
from liqaa.needs import actions as needs
from liqaa.needs.models import Need
from liqaa.needs.rules import NeedDraft
from liqaa.people.tests.factories import account, place

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(hours=1)


def schedule() -> Outcome:
    """A schedule of meetings over two communes."""
    places = [place(COMMUNE), place("ma/03/591/01.05")]
    return factories.outcome(text="برمجة لقاءات بالجماعات", type="schedule", places=places)


def test_an_outcome_goes_with_its_tasks_and_the_bodies_it_opened() -> None:
    factories.charter()
    body()
    before = Body.objects.count()
    outcome = factories.outcome(
        text="تأسيس اللجنة التحضيرية للأمانة المحلية",
        type="body_to_found",
        body_type="local_secretariat",
        places=[place(COMMUNE)],
    )
    assert Body.objects.count() > before
    found = undoing.look([outcome])
    assert (len(found.rows(Task)), len(found.rows(Body)) + before) == (1, Body.objects.count())
    actions.undo_outcome(outcome=outcome, by=account(), at=LATER)
    assert (Outcome.objects.count(), Task.objects.count(), Body.objects.count()) == (0, 0, before)


def test_an_outcome_on_which_work_was_done_is_kept_and_the_task_is_named() -> None:
    task = factories.handed_in()
    with pytest.raises(Refused) as refused:
        actions.undo_outcome(outcome=task.outcome, by=account(), at=LATER)
    assert task.title in str(refused.value.reasons[1])
    assert Task.objects.count() == 1


def test_a_plan_goes_and_the_tasks_wait_as_before() -> None:
    outcome = schedule()
    actions.plan_meetings(outcome=outcome, title="لقاء", days=[dt.date(2026, 12, 1)], by=account(), at=NOW)
    assert Meeting.objects.filter(state="planned").count() == 2
    assert actions.undo_plan(outcome=outcome, by=account(), at=LATER) == 2
    assert outcome.tasks.filter(state="open", meeting=None, due_on=None).count() == 2
    with pytest.raises(Refused):
        actions.undo_plan(outcome=outcome, by=account(), at=LATER)


def test_a_proof_is_taken_back_until_somebody_judges_it() -> None:
    task = factories.handed_in()
    actions.undo_evidence(evidence=task.evidence.get(), by=account(), at=LATER)
    task.refresh_from_db()
    assert (task.state, task.done_at, task.updates.count()) == ("open", None, 0)
    other = factories.handed_in()
    actions.verify(task=other, by=account(("inspector", PROVINCE)), at=LATER)
    with pytest.raises(Refused) as refused:
        actions.undo_evidence(evidence=other.evidence.get(), by=account(), at=LATER)
    assert other.title in str(refused.value.reasons[1])


def test_the_last_step_of_a_founding_is_taken_back_with_its_proof() -> None:
    factories.charter()
    commune = body(COMMUNE, type="local_secretariat", level="local", state="planned")
    from liqaa.followup.queries.founding import next_step, steps_of

    first = next_step(steps_of(commune, on=NOW.date()))
    assert first is not None
    step = actions.take_step(
        body=commune,
        step=first.key,
        done_on=NOW.date(),
        proof=actions.Proof(text="قرار الأمانة الإقليمية"),
        by=account(),
        at=NOW,
    )
    actions.undo_step(step=step, by=account(), at=LATER)
    commune.refresh_from_db()
    assert (commune.state, Evidence.objects.count(), Task.objects.count()) == ("planned", 0, 0)


def test_a_meeting_goes_with_everything_it_made() -> None:
    meeting = held()
    factories.outcome(meeting)
    draft = NeedDraft(sector="roads_transport", text="طريق مقطوعة", place=place(COMMUNE))
    needs.hear_needs(meeting=meeting, needs=[draft], by=account(), at=NOW)
    meetings.undo_meeting(meeting=meeting, by=account(), at=LATER)
    assert (Meeting.objects.count(), Task.objects.count(), Need.objects.count()) == (0, 0, 0)


def test_a_meeting_that_proves_something_is_kept() -> None:
    proof, task = held(), factories.task()
    actions.add_evidence(task=task, meeting=proof, by=account(), at=NOW)
    with pytest.raises(Refused):
        meetings.undo_meeting(meeting=proof, by=account(), at=LATER)
    assert Meeting.objects.filter(pk=proof.pk).exists()


@pytest.mark.parametrize("count", [1, 3])
def test_looking_costs_the_same_for_one_outcome_as_for_three(count: int, django_assert_num_queries) -> None:
    meeting = held()
    for _number in range(count):
        factories.outcome(meeting)
    outcomes = list(meeting.outcomes.all())
    undoing.look(outcomes)
    with django_assert_num_queries(QUERIES):
        undoing.look(outcomes)


QUERIES = 4


def test_the_page_shows_what_goes_and_a_post_does_it() -> None:
    meeting = held()
    outcome = factories.outcome(meeting)
    client = Client()
    client.force_login(account(("provincial_secretary", PROVINCE)))
    address = f"/followup/outcomes/{outcome.pk}/undo/"
    assert outcome.tasks.get().title in client.get(address).content.decode()
    assert Outcome.objects.count() == 1
    assert client.post(address).headers["Location"] == f"/meetings/{meeting.pk}/"
    assert Outcome.objects.count() == 0


def test_a_refused_undo_says_what_stands_in_the_way_and_shows_no_button() -> None:
    task = factories.handed_in()
    client = Client()
    client.force_login(account(("provincial_secretary", PROVINCE)))
    address = f"/followup/outcomes/{task.outcome_id}/undo/"
    page = client.get(address).content.decode()
    assert (f'href="/followup/{task.pk}/"' in page, "btn k-btn-danger" in page) == (True, False)
    assert client.post(address).status_code == 422


def test_an_outsider_finds_nothing_and_a_reader_may_not() -> None:
    outcome = factories.outcome()
    client = Client()
    client.force_login(account(("provincial_secretary", "ma/05/255")))
    assert client.get(f"/followup/outcomes/{outcome.pk}/undo/").status_code == 404
    client.force_login(account(("treasurer", PROVINCE)))
    assert client.post(f"/followup/outcomes/{outcome.pk}/undo/").status_code == 403
