"""The state in SQL and the state in Python are one."""

import datetime as dt
from itertools import product
from typing import Any

import pytest
from django.utils import timezone

from liqaa.campaigns import queries, rules
from liqaa.campaigns.models import Execution
from liqaa.campaigns.tests import factories as make
from liqaa.followup.models import Evidence, Task
from liqaa.territory.models import Place

pytestmark = pytest.mark.django_db

TRUTH = (False, True)
MEETINGS = ("", "planned", "held", "cancelled")
BODIES = ("", "preparatory", "structured")
TASKS = (("open", False), ("started", True), ("done", True), ("verified", True), ("cancelled", False))
ENDS = ("", "approved", "excused")


def test_sql_and_python_agree_on_every_combination_of_facts() -> None:
    when, owing = timezone.now(), make.province()
    directives = [make.draft(title=f"{number}") for number in range(4)]
    links = {"planned": make.meeting(state="planned"), "held": make.meeting(), "cancelled": make.meeting()}
    links["cancelled"].state = "cancelled"
    links["cancelled"].save()
    founded = {"structured": make.local(), "preparatory": make.local(make.OTHER_COMMUNE)}
    founded["preparatory"].state = "preparatory"
    founded["preparatory"].save()
    combinations = list(product(TRUTH, TRUTH, TRUTH, MEETINGS, BODIES, TRUTH, TASKS, ENDS))
    places = Place.objects.filter(kind="commune").order_by("path")[: len(combinations) // 4 + 1]
    rows = [(directive, place) for place in places for directive in directives][: len(combinations)]
    assert len(rows) == len(combinations)
    tasks, executions, evidence = [], [], []
    for (directive, place), facts in zip(rows, combinations, strict=True):
        delivered, seen, noted, met, body, figure, (state, handed), end = facts
        task = Task(
            title="م",
            scope=place.path,
            body=owing,
            state=state,
            reached=3 if figure else None,
            founds=founded.get(body),
            created_at=when,
            done_at=when if state in ("done", "verified") else None,
            verified_at=when if state == "verified" else None,
        )
        tasks.append(task)
        values: dict[str, Any] = {
            "delivered_at": when if delivered else None,
            "seen_at": when if seen else None,
            "acknowledged_at": when if noted else None,
            "meeting": links.get(met),
            "approved_at": when if end == "approved" else None,
            "excused_at": when if end == "excused" else None,
            "excuse": "عذر" if end == "excused" else "",
        }
        common: dict[str, Any] = {"scope": place.path, "above": "ma", "body": owing, "place": place}
        executions.append(Execution(directive=directive, task=task, **common, **values))
        if handed:
            evidence.append(Evidence(task=task, scope=place.path, at=when, by=make.author(), text="دليل"))
    Task.objects.bulk_create(tasks)
    Execution.objects.bulk_create(executions)
    Evidence.objects.bulk_create(evidence)
    for day in (make.today(), make.today() + dt.timedelta(days=30)):
        assert disagreements(day) == []


def disagreements(day: dt.date) -> list[tuple[str, str]]:
    """States that differ: as SQL has it, as Python has it."""
    related = ("directive", "meeting", "task__founds")
    found = queries.with_state(Execution.objects.all(), on=day).select_related(*related)
    proved = set(Evidence.objects.values_list("task_id", flat=True))
    pairs = [
        (each.state, rules.state_of(queries.facts_of(each, evidence=each.task_id in proved), on=day))
        for each in found
    ]
    return [pair for pair in pairs if pair[0] != pair[1]]
