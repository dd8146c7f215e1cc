"""What the pages of tasks and outcomes show."""

from collections.abc import Callable
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from liqaa.access.models import Account
from liqaa.followup import rules
from liqaa.followup.models import Evidence, Outcome, Task, TaskUpdate
from liqaa.followup.queries import seen


def for_list(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Tasks with what a list writes of them."""
    return tasks.select_related("office__body", "person", "place", "body", "founds")


def tasks_under(tab: str, account: Account, *, on: date) -> QuerySet[Task]:
    """The tasks of one tab of the list, as far as the account sees them."""
    every = seen.tasks_seen_by(account)
    narrowed: dict[str, Callable[[], QuerySet[Task]]] = {
        "mine": lambda: seen.owned_by(account, on=on),
        "late": lambda: seen.late(every, on=on),
        "ownerless": lambda: seen.without_owner(every),
        "dateless": lambda: seen.without_date(every),
        "verify": lambda: seen.to_verify(account),
    }
    return narrowed[tab]() if tab in narrowed else every


def task_for_page(pk: int, account: Account) -> Task:
    """A task with all that its page shows, in a constant number of queries; 404 for an outsider."""
    task = (
        for_list(seen.tasks_seen_by(account))
        .select_related("outcome__meeting", "meeting")
        .prefetch_related(
            Prefetch(
                "evidence", Evidence.objects.select_related("by", "file", "meeting").order_by("-at", "-pk")
            ),
            Prefetch("updates", TaskUpdate.objects.select_related("by").order_by("-at", "-pk")),
        )
        .filter(pk=pk)
        .first()
    )
    if task is None:
        raise Http404
    return task


def owns(task: Task, account: Account, *, on: date) -> bool:
    """Whether the account's person owes a task on a day."""
    return seen.owned_in_any_state(account, on=on).filter(pk=task.pk).exists()


def moves_for(task: Task, account: Account, *, on: date) -> tuple[str, ...]:
    """The moves the account may make with a task now."""
    rights = {right for right in set(rules.RIGHTS.values()) if seen.may(account, right, task)}
    handed_in_self = account.pk in {evidence.by_id for evidence in task.evidence.all()}
    return rules.moves_open(
        task.state, rights=rights, owns=owns(task, account, on=on), handed_in_self=handed_in_self
    )


def outcome_for_page(pk: int, account: Account) -> Outcome:
    """An outcome with its meeting, places and tasks, in a constant number of queries; 404 for an outsider."""
    outcome = (
        seen.outcomes_seen_by(account)
        .select_related("meeting__organiser")
        .prefetch_related(Prefetch("tasks", by_place(for_list(Task.objects.select_related("meeting")))))
        .filter(pk=pk)
        .first()
    )
    if outcome is None:
        raise Http404
    return outcome


def by_place(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """By the name of their place."""
    return tasks.order_by("place__name_ar", "pk")
