"""Issuing a directive to every local unit of the country, beside a bare insert of the rows that it makes.

The directive asks to found an organisation in each unit, so that all 1,538 are asked whatever the size of
the organisation. It is issued by the action of the page, spread by the job of the worker, each batch in its
own transaction: that is what moves the progress on the page.
"""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from benchmarks.large import large_organisation

if TYPE_CHECKING:
    from benchmarks.organisation import World

AIM = 3.0
"""Seconds."""
ROUNDS = 3


def run(small: bool) -> Iterator[dict[str, Any]]:
    """Seconds until everybody asked has their task: the best of some rounds."""
    with large_organisation(small) as world:
        rounds = [_round(world) for _ in range(1 if small else ROUNDS)]
        asked, issued, spread, bare = min(rounds, key=lambda each: each[1] + each[2])
        yield {
            "figure": f"a directive issued to {asked} units",
            "value": round(issued + spread, 2),
            "unit": "s",
            "against": f"a bare insert of the same rows: {bare:.2f} s (aim ≤ {AIM} s)",
            "ratio": round((issued + spread) / bare, 2),
        }
        yield {
            "figure": "of which before the page answers",
            "value": round(issued, 2),
            "unit": "s",
            "against": f"all of it: {issued + spread:.2f} s",
            "ratio": round(issued / (issued + spread), 2),
        }


def _round(world: "World") -> tuple[int, float, float, float]:
    """How many were asked; seconds of the request, of the job, and of the bare insert."""
    from django.utils import timezone

    from liqaa.campaigns import actions, jobs
    from liqaa.campaigns.models import Execution

    assert world.head is not None
    by, directive = world.head, draft(world)
    issued = _seconds(lambda: actions.issue(directive=directive, by=by, at=timezone.now()))
    spread = _seconds(lambda: jobs.spread(directive_id=directive.pk))
    made = Execution.objects.filter(directive=directive).count()
    executions = list(Execution.objects.filter(directive=directive).select_related("task"))
    return made, issued, spread, _seconds(lambda: _insert_again(directive, executions))


def draft(world: "World") -> Any:
    """A directive to found the youth organisation in every local unit, not issued yet."""
    from django.utils import timezone

    from liqaa.campaigns import actions
    from liqaa.campaigns.actions.drafting import Memo

    assert world.head is not None
    memo = Memo(
        title="تأسيس منظمات الشباب",
        level="local",
        body_types=["youth_organisation"],
        families=["youth"],
        ask="founding",
        due_on=world.today + timedelta(days=60),
    )
    return actions.draft(issuer=world.bodies[0], memo=memo, by=world.head, at=timezone.now())


def _insert_again(directive: Any, executions: list[Any]) -> None:
    """Insert the rows of a directive once more, for a copy of the directive; nothing else."""
    from django.db import transaction

    from liqaa.campaigns.models import Directive, Execution
    from liqaa.followup.models import Task

    with transaction.atomic():
        directive = Directive.objects.get(pk=directive.pk)
        directive.pk, directive.number = None, ""
        directive.save()
        tasks = [execution.task for execution in executions]
        for task in tasks:
            task.pk = None
        made = Task.objects.bulk_create(tasks)
        for execution, task in zip(executions, made, strict=True):
            execution.pk, execution.task, execution.directive = None, task, directive
        Execution.objects.bulk_create(executions)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
