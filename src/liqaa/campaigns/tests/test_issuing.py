"""Issuing: one execution and one task for everybody asked, in a number of statements that does not grow."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liqaa.bodies.actions import change_state
from liqaa.bodies.models import Body
from liqaa.campaigns import actions, queries
from liqaa.campaigns.models import Directive, Execution
from liqaa.campaigns.tests import factories as make
from liqaa.followup.models import Task
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit.refusals import Refused
from liqaa.territory.models import Place
from liqaa.testing.site import run_jobs

pytestmark = pytest.mark.django_db


def statements(action: Any, **given: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        action(**given)
    return len([each for each in captured if "SAVEPOINT" not in each["sql"]])


def founding(**values: Any) -> Directive:
    given = {"ask": "founding", "level": "local", "body_types": ["local_secretariat"], "meeting_kind": ""}
    return make.draft(**(given | values))


def test_each_provincial_secretariat_gets_one_execution_and_one_task() -> None:
    asked = [make.province(), make.province(make.SIBLING)]
    directive = make.issued()
    rows = Execution.objects.filter(directive=directive).values_list("body", "scope", "above", "task__type")
    assert sorted(rows) == sorted(
        (body.pk, body.scope, body.scope.rpartition("/")[0], "meeting") for body in asked
    )
    tasks = Task.objects.filter(execution__directive=directive)
    assert {(task.title, task.due_on) for task in tasks} == {(directive.title, directive.due_on)}


def test_the_task_is_owed_by_the_leading_office_so_it_changes_hands_with_it() -> None:
    body = make.province()
    assert make.execution(body=body).task.office == body.offices.get(key="provincial_secretary")


def test_a_coordinator_who_stands_in_owes_where_the_head_is_vacant() -> None:
    from liqaa.bodies.tests.factories import appointment

    body = make.province()
    appointment(make.person(), body.offices.get(key="provincial_coordinator"))
    assert make.execution(body=body).task.office.key == "provincial_coordinator"


def test_it_is_delivered_where_somebody_leading_can_read_here() -> None:
    make.head(make.province())
    make.head(make.province(make.SIBLING), reader=False)
    directive = make.issued()
    states = {each.scope: make.state(each) for each in directive.executions.all()}
    assert states == {make.PROVINCE: "delivered", make.SIBLING: "waiting"}


def test_issuing_again_is_a_success_and_changes_nothing() -> None:
    make.province()
    directive = make.issued()
    again = actions.issue(directive=directive, by=make.author(), at=make.now())
    assert (again.state, directive.executions.count()) == ("issued", 1)
    assert Entry.objects.filter(verb="campaigns.issue").count() == 1


def test_only_within_the_chosen_places() -> None:
    make.province()
    make.province(make.SIBLING)
    directive = make.issued(places=[make.place(make.SIBLING)])
    assert list(directive.executions.values_list("scope", flat=True)) == [make.SIBLING]


def test_families_narrow_who_is_asked() -> None:
    from liqaa.bodies.tests.factories import body

    make.province()
    women = body("women_organisation", make.PROVINCE, family="women")
    body("youth_organisation", make.PROVINCE, family="youth")
    types = ["women_organisation", "youth_organisation"]
    directive = make.issued(body_types=types, families=["women"])
    assert list(directive.executions.values_list("body", flat=True)) == [women.pk]


def test_bodies_not_founded_yet_frozen_or_dissolved_are_not_asked() -> None:
    make.local()
    planned = make.local(make.OTHER_COMMUNE)
    Body.objects.filter(pk=planned.pk).update(state="planned")
    directive = make.issued(level="local", body_types=["local_secretariat"])
    assert list(directive.executions.values_list("scope", flat=True)) == [make.COMMUNE]


def test_nobody_asked_is_refused_and_the_draft_stays() -> None:
    directive = make.draft(places=[make.place("ma/05")])
    with pytest.raises(Refused) as refusal:
        actions.issue(directive=directive, by=make.author(), at=make.now())
    directive.refresh_from_db()
    assert (refusal.value.field, directive.state) == ("asked", "draft")


def test_an_end_that_has_gone_by_is_refused() -> None:
    make.province()
    directive = make.overdue(make.draft())
    with pytest.raises(Refused) as refusal:
        actions.issue(directive=directive, by=make.author(), at=make.now())
    assert refusal.value.field == "due_on"


def test_a_founding_is_asked_for_each_unit_without_a_founded_body_and_owed_above() -> None:
    province = make.province()
    make.local(make.COMMUNE)
    directive = founding(places=[make.place(make.PROVINCE)])
    actions.issue(directive=directive, by=make.author(), at=make.now())
    rows = directive.executions.values_list("body", "above", "task__type").distinct()
    communes = Place.objects.filter(kind="commune", path__startswith=f"{make.PROVINCE}/").count()
    assert list(rows) == [(province.pk, make.REGION, "body_to_found")]
    assert directive.executions.count() == communes - 1
    assert not directive.executions.filter(place=make.COMMUNE).exists()


def test_a_founding_without_a_body_above_is_owed_by_the_issuer() -> None:
    pole = make.pole()
    directive = founding(places=[make.place("ma/05/255")])
    actions.issue(directive=directive, by=make.author(), at=make.now())
    assert set(directive.executions.values_list("body", "above")) == {
        (pole.pk, pole.parent.scope if pole.parent else "ma")
    }


def test_asking_all_local_units_takes_as_many_statements_as_asking_eleven() -> None:
    make.province()
    few = founding(places=[make.place(make.PROVINCE)], title="قليل")
    all_of_them = founding(title="الكل")
    by_who = {"by": make.author(), "at": make.now(), "at_once": 5000}
    first = statements(actions.issue, directive=few, **by_who)
    second = statements(actions.issue, directive=all_of_them, **by_who)
    assert (few.executions.count(), all_of_them.executions.count()) == (11, 1538)
    assert first == second <= 16


def test_bodies_founded_while_it_is_open_are_asked_too() -> None:
    make.province()
    directive = make.issued()
    later = make.province(make.SIBLING)
    assert actions.catch_up(by=SYSTEM, at=make.ahead(1)) == 1
    assert actions.catch_up(by=SYSTEM, at=make.ahead(1)) == 0
    assert directive.executions.filter(body=later).count() == 1


def test_catching_up_delivers_to_who_can_read_by_now() -> None:
    body = make.province()
    made = make.execution(body=body)
    assert make.state(made) == "waiting"
    make.head(body)
    actions.catch_up(by=SYSTEM, at=make.now())
    assert make.state(made) == "delivered"


def test_a_closed_directive_asks_nobody_new() -> None:
    make.province()
    directive = make.issued()
    actions.close(directive=directive, by=make.author(), at=make.now())
    make.province(make.SIBLING)
    assert actions.catch_up(by=SYSTEM, at=make.now()) == 0


def test_withdrawing_cancels_what_is_owed_and_keeps_what_was_done() -> None:
    done = make.reported()
    make.province(make.SIBLING)
    actions.catch_up(by=SYSTEM, at=make.now())
    author = make.author()
    actions.withdraw(directive=done.directive, reason="صدرت مذكرة أخرى", by=author, at=make.now())
    states = dict(Task.objects.filter(execution__isnull=False).values_list("scope", "state"))
    assert states == {make.PROVINCE: "done", make.SIBLING: "cancelled"}
    with pytest.raises(Refused):
        actions.approve(execution=done, by=author, at=make.now())


def test_withdrawing_asks_for_a_reason() -> None:
    make.province()
    directive = make.issued()
    with pytest.raises(Refused) as refusal:
        actions.withdraw(directive=directive, reason="  ", by=make.author(), at=make.now())
    assert refusal.value.field == "reason"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": "   "}, "title"),
        ({"due_on": dt.date(2020, 1, 1)}, "due_on"),
        ({"level": "galaxy"}, "asked"),
        ({"body_types": ["local_secretariat"]}, "asked"),
        ({"body_types": []}, "asked"),
        ({"meeting_kind": ""}, "meeting_kind"),
        ({"ask": "figure"}, "target"),
    ],
)
def test_a_directive_that_cannot_be_is_refused_beside_its_field(values: dict[str, Any], field: str) -> None:
    make.pole()
    with pytest.raises(Refused) as refusal:
        make.draft(**values)
    assert (refusal.value.field, Directive.objects.count()) == (field, 0)


def test_a_province_cannot_ask_outside_its_territory() -> None:
    issuer = make.province()
    with pytest.raises(Refused) as refusal:
        make.draft(issuer, level="local", body_types=["local_secretariat"], places=[make.place(make.SIBLING)])
    assert refusal.value.field == "places"


def test_the_same_number_of_the_same_body_is_refused() -> None:
    make.draft(number="12/2026")
    with pytest.raises(Refused) as refusal:
        make.draft(number="12/2026")
    assert refusal.value.field == "number"


def test_an_issued_directive_cannot_be_edited_or_discarded() -> None:
    make.province()
    directive = make.issued()
    given = {"directive": directive, "by": make.author(), "at": make.now()}
    with pytest.raises(Refused):
        actions.edit(issuer=make.pole(), memo=make.memo(title="آخر"), **given)
    with pytest.raises(Refused):
        actions.discard(**given)


def test_a_body_that_was_dissolved_meanwhile_keeps_its_execution() -> None:
    made = make.execution()
    change_state(body=made.body, state="dissolved", on=make.today(), by=SYSTEM, at=make.now())
    assert queries.count_targets(made.directive, on=make.today()) == 0
    assert Execution.objects.filter(pk=made.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_a_large_directive_is_brought_to_everybody_by_the_worker() -> None:
    make.province()
    directive = founding(places=[make.place(make.REGION)])
    actions.issue(directive=directive, by=make.author(), at=make.now(), at_once=10)
    directive.refresh_from_db()
    assert (directive.spread_at, directive.executions.count()) == (None, 0)
    run_jobs()
    directive.refresh_from_db()
    assert directive.expected is not None
    assert directive.executions.count() == directive.expected > 100
    assert directive.spread_at is not None
