"""Who sees which task, what is late, what is a hole."""

import datetime as dt

import pytest

from liqaa.followup import actions, queries
from liqaa.followup.models import Outcome, Task
from liqaa.followup.queries import RollUp
from liqaa.followup.tests import factories
from liqaa.meetings.tests import factories as meetings
from liqaa.meetings.tests.factories import COMMUNE, ELSEWHERE, NOW, PROVINCE, TODAY
from liqaa.people.tests.factories import account, person, place

pytestmark = pytest.mark.django_db
YESTERDAY, TOMORROW = TODAY - dt.timedelta(1), TODAY + dt.timedelta(1)


def test_tasks_are_seen_under_ones_reach():
    task = factories.task()
    assert list(queries.tasks_seen_by(account(("provincial_secretary", PROVINCE)))) == [task]
    assert list(queries.tasks_seen_by(account(("provincial_secretary", ELSEWHERE)))) == []
    assert list(queries.tasks_seen_by(account())) == []


def test_one_sees_what_one_owes_wherever_it_stands():
    owner, holder = account(), person()
    office = meetings.office(meetings.body(ELSEWHERE))
    meetings.appoint(office, holder)
    holder.account = owner
    holder.save()
    task = factories.task(office=office)
    assert list(queries.tasks_seen_by(owner)) == [task]
    assert list(queries.owned_by(owner, on=TODAY)) == [task]


def test_a_task_changes_hands_with_its_office():
    before, after = account(), account()
    office = meetings.office(meetings.body())
    meetings.appoint(office, person(account=before), ended_on=dt.date(2026, 6, 1))
    meetings.appoint(office, person(account=after), starts_on=dt.date(2026, 6, 1))
    task = factories.task(office=office)
    assert list(queries.owned_by(before, on=TODAY)) == []
    assert list(queries.owned_by(after, on=TODAY)) == [task]
    assert list(queries.owned_by(before, on=dt.date(2026, 5, 1))) == [task]


def test_what_is_named_to_a_person_is_theirs_until_it_is_closed():
    owner = account()
    task = factories.task(person=person(account=owner))
    assert list(queries.owned_by(owner, on=TODAY)) == [task]
    Task.objects.update(state="cancelled")
    assert list(queries.owned_by(owner, on=TODAY)) == []


def test_late_and_holes_are_only_what_is_still_owed():
    owned = person()
    late = factories.task(due_on=YESTERDAY, person=owned)
    today = factories.task(due_on=TODAY)
    dateless = factories.task(person=owned)
    factories.task(due_on=YESTERDAY, state="cancelled")
    every = Task.objects.order_by("pk")
    assert list(queries.late(every, on=TODAY)) == [late]
    assert list(queries.without_owner(every)) == [today]
    assert list(queries.without_date(every)) == [dateless]


def test_to_verify_is_what_others_handed_in_within_reach():
    inspector, secretary = account(("inspector", "ma/03")), account(("provincial_secretary", PROVINCE))
    task = factories.handed_in(by=secretary)
    factories.task()
    assert list(queries.to_verify(inspector)) == [task]
    assert list(queries.to_verify(secretary)) == []
    assert list(queries.to_verify(account(("inspector", ELSEWHERE)))) == []
    assert list(queries.to_verify(account(("rapporteur", "ma")))) == []


def test_the_roll_up_counts_a_place_and_everything_in_it():
    owner = person()
    communes = [place(COMMUNE), place("ma/03/591/01.01"), place("ma/03/591/03/05")]
    outcome = factories.outcome(type="schedule", places=communes, due_on=YESTERDAY)
    first, second, third = outcome.tasks.order_by("scope")
    for task in (first, second, third):
        Task.objects.filter(pk=task.pk).update(person=owner)
    secretary, inspector = account(("provincial_secretary", PROVINCE)), account(("inspector", "ma"))
    actions.add_evidence(task=first, text="محضر", by=secretary, at=NOW)
    actions.add_evidence(task=second, text="محضر", by=secretary, at=NOW)
    actions.verify(task=second, by=inspector, at=NOW)
    factories.task()
    Task.objects.filter(pk=factories.task().pk).update(state="cancelled")
    assert queries.roll_up(PROVINCE, on=TODAY) == RollUp(promised=4, done=2, proved=1, late=1, holes=1)
    assert queries.roll_up(third.scope, on=TODAY) == RollUp(promised=1, done=0, proved=0, late=1, holes=0)
    assert queries.roll_up(ELSEWHERE, on=TODAY) == RollUp(0, 0, 0, 0, 0)


def test_coverage_counts_the_places_that_owe_and_those_that_proved():
    outcome = factories.outcome(type="schedule", places=[place(COMMUNE), place("ma/03/591/01.01")])
    first = outcome.tasks.order_by("pk").first()
    secretary, inspector = account(("provincial_secretary", PROVINCE)), account(("inspector", "ma"))
    actions.add_evidence(task=first, text="محضر", by=secretary, at=NOW)
    actions.verify(task=first, by=inspector, at=NOW)
    (line,) = queries.outcome_lines(Outcome.objects.all())
    assert (line.owed, line.handed_in, line.proved, line.holes, line.tone) == (2, 1, 1, 1, "wait")


def test_an_outcome_without_a_task_owes_nothing_and_a_cancelled_one_does_not_count():
    factories.outcome(type="statement")
    cancelled = factories.outcome().tasks.get()
    actions.cancel(task=cancelled, reason="تكرار", by=account(), at=NOW)
    lines = queries.outcome_lines(Outcome.objects.order_by("pk"))
    assert [(line.owed, line.holes, line.tone) for line in lines] == [(0, 0, ""), (0, 0, "")]


def test_an_outcome_is_seen_under_its_scope_and_by_the_places_it_is_about():
    outcome = factories.outcome(type="schedule", places=[place(COMMUNE)])
    assert list(queries.outcomes_seen_by(account(("provincial_secretary", PROVINCE)))) == [outcome]
    assert list(queries.outcomes_seen_by(account(("local_secretary", COMMUNE)))) == [outcome]
    assert list(queries.outcomes_seen_by(account(("local_secretary", "ma/03/591/01.01")))) == []


def test_the_soonest_comes_first_and_what_is_closed_last():
    dateless, tomorrow, yesterday = (
        factories.task(),
        factories.task(due_on=TOMORROW),
        factories.task(due_on=YESTERDAY),
    )
    closed = factories.task(due_on=YESTERDAY, state="cancelled")
    assert list(queries.by_urgency(Task.objects.all())) == [yesterday, tomorrow, dateless, closed]


def test_tasks_are_given_to_offices_within_ones_reach_or_above_the_task():
    ours = meetings.office(meetings.body(COMMUNE))
    above = meetings.office(meetings.body("ma/03", type="regional_secretariat", level="region"))
    meetings.office(meetings.body(ELSEWHERE))
    meetings.office(meetings.body(COMMUNE), kind="member")
    secretary = account(("provincial_secretary", PROVINCE))
    assert list(queries.offices_for(secretary, [PROVINCE])) == [above, ours]
    assert list(queries.offices_for(secretary, [])) == [ours]
