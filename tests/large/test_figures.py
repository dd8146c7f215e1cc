"""Figures are counted, never kept (decision 0012): the queries say what a plain loop over the rows says.

After any actions in any order, also after a process that was killed in the middle of one.
"""

from collections import Counter
from contextlib import suppress
from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from benchmarks.organisation import generate
from liqaa.access.models import Account
from liqaa.campaigns import actions as campaigns
from liqaa.campaigns import rules as campaign_rules
from liqaa.campaigns.models import Directive, Execution
from liqaa.campaigns.queries import facts_of
from liqaa.campaigns.queries import roll_up as roll_up_of_directive
from liqaa.dashboards.queries import map_work
from liqaa.dashboards.queries.home import gaps
from liqaa.dashboards.queries.place import standing_of
from liqaa.dashboards.rules.map import rolled_up
from liqaa.followup import actions as followup
from liqaa.followup.models import Task
from liqaa.followup.queries import roll_up
from liqaa.kit.refusals import Refused
from liqaa.kit.scopes import covers
from liqaa.needs import actions as needs
from liqaa.needs.models import Need
from liqaa.needs.queries import by_sector
from liqaa.territory.models import Place

pytestmark = pytest.mark.django_db
LIVE, DONE = ("open", "started"), ("done", "verified")


def tallied(tasks: list[Task], path: str, today) -> dict[str, int]:
    """The figures of a place, by a loop over every task."""
    found = Counter(promised=0, done=0, proved=0, late=0, holes=0)
    for task in tasks:
        if not covers(path, task.scope):
            continue
        hole = task.due_on is None or (task.office_id is None and task.person_id is None)
        found["promised"] += task.state != "cancelled"
        found["done"] += task.state in DONE
        found["proved"] += task.state == "verified"
        found["late"] += task.state in LIVE and task.due_on is not None and task.due_on < today
        found["holes"] += task.state in LIVE and hole
    return dict(found)


def stands(directive: Directive, path: str, today) -> dict[str, Counter]:
    """How far a directive is in the places right below one, by a loop over every execution."""
    found: dict[str, Counter] = {}
    related = ("directive", "meeting", "task__founds")
    for execution in Execution.objects.filter(directive=directive).select_related(*related):
        if covers(path, execution.scope):
            child = "/".join(execution.scope.split("/")[: path.count("/") + 2])
            state = campaign_rules.state_of(facts_of(execution), on=today)
            found.setdefault(child, Counter())[state] += 1
    return found


def assert_figures_are_right(head: Account) -> None:
    """Every figure of the pages, beside the loop."""
    today = timezone.localdate()
    tasks = list(Task.objects.all())
    paths = ["ma", *{"/".join(task.scope.split("/")[:3]) for task in tasks[::40]}]
    rows = map_work.figures(head, "ma", "provinces", on=today, choice="")
    on_the_map = rolled_up(rows, paths, head.reach("followup.see"))
    for path in paths:
        expected = tallied(tasks, path, today)
        assert vars(roll_up(path, on=today)) == expected
        work = standing_of(Place.objects.get(pk=path), on=today, work=True, elected=False).work
        assert {key: getattr(work, key) for key in expected} == expected
        if path in on_the_map:
            assert {key: on_the_map[path][key] for key in expected} == expected
    lacking = gaps(head, on=today)
    live = [task for task in tasks if task.state in LIVE]
    assert lacking.late == tallied(tasks, "ma", today)["late"]
    assert lacking.ownerless == sum(task.office_id is None and task.person_id is None for task in live)
    assert lacking.dateless == sum(task.due_on is None for task in live)
    for directive in Directive.objects.all():
        lines = roll_up_of_directive(directive, "ma", head, on=today)
        assert {line.path: Counter(line.counts) for line in lines} == stands(directive, "ma", today)
    told = {count.sector: count.all for count in by_sector(Need.objects.all())}
    assert told == Counter(need.sector for need in Need.objects.all())


def some_action(chance: Random, by: Account) -> None:
    """One action of those that move figures, on a row by chance; what the rules refuse changes nothing."""
    at = timezone.now()
    task = chance.choice(list(Task.objects.filter(execution=None).order_by("pk")))
    execution = chance.choice(list(Execution.objects.order_by("pk")))
    need = chance.choice(list(Need.objects.order_by("pk")))
    later = timezone.localdate() + timedelta(days=chance.randint(1, 60))
    work = chance.choice(
        (
            lambda: followup.assign(tasks=[task], due_on=later, by=by, at=at),
            lambda: followup.start(task=task, by=by, at=at),
            lambda: followup.add_evidence(task=task, text="أنجز", by=by, at=at),
            lambda: followup.verify(task=task, by=by, at=at),
            lambda: followup.send_back(task=task, remark="ناقص", by=by, at=at),
            lambda: followup.cancel(task=task, reason="ألغي", by=by, at=at),
            lambda: campaigns.acknowledge(execution=execution, by=by, at=at),
            lambda: campaigns.report(execution=execution, text="عقد", by=by, at=at),
            lambda: campaigns.approve(execution=execution, by=by, at=at),
            lambda: campaigns.send_back(execution=execution, remark="ناقص", by=by, at=at),
            lambda: campaigns.excuse(execution=execution, reason="عذر", by=by, at=at),
            lambda: needs.answer_need(need=need, answer="سيبرمج", by=by, at=at),
            lambda: needs.close_need(need=need, by=by, at=at),
        )
    )
    with suppress(Refused):
        work()


@pytest.mark.parametrize("seed", [1, 2])
def test_the_figures_are_what_a_loop_over_the_rows_counts_after_any_actions(seed):
    world = generate(at=timezone.now(), size=0.005, seed=seed)
    chance = Random(seed)
    before = Counter(Task.objects.values_list("state", flat=True))
    assert_figures_are_right(world.head)
    for _ in range(4):
        for _ in range(40):
            some_action(chance, world.head)
        assert_figures_are_right(world.head)
    assert Counter(Task.objects.values_list("state", flat=True)) != before
