"""What this room keeps of a person: the tasks they owe, and where texts of the work name them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liqaa.followup.models import Evidence, Outcome, Task, TaskUpdate
from liqaa.kit.privacy import Holding, Share
from liqaa.kit.refusals import Sentence
from liqaa.meetings.privacy import of_meetings

WORK = _("What was decided and done stays; the name is gone from it.")
OPEN = (Task.State.OPEN, Task.State.STARTED, Task.State.DONE)


def _of_tasks(person: Any) -> Q:
    mine = Q(task__person=person.pk) | of_meetings(person, "task__outcome__meeting__")
    return mine | Q(by=person.account_id) if person.account_id else mine


def _bound(ids: Sequence[int], on: date) -> dict[int, Sentence]:
    """Whoever owes a task by name is kept until it is done or given to somebody else."""
    owed = Task.objects.filter(person__in=ids, state__in=OPEN).values_list("person_id", flat=True)
    return dict.fromkeys(owed, _("A task in their name is open: give it to somebody else."))


UNTOLD = {
    "which account did it: a number, whose account has no name any more": (
        "TaskUpdate.by", "Evidence.by", "FoundingStep.by", "FoundingStep.undone_by",
    ),
    "a step of a founding, left out for a reason of the body": (
        "FoundingStep.step", "FoundingStep.skipped", "FoundingStep.undone_why",
    ),
}  # fmt: skip
"""Fields that tell nothing of a person, or stay, by the reason."""

SHARE = Share(
    holdings=(
        Holding(
            model=Task,
            words=_("Tasks in their name"),
            of=lambda person: Q(person=person.pk),
            tells={"title": _("What is to be done"), "due_on": _("Due"), "state": _("State")},
            texts=("title",),
            stays=WORK,
        ),
        Holding(
            model=Outcome,
            words=_("Outcomes"),
            of=of_meetings,
            texts=("text", "caller", "addressee"),
            stays=WORK,
        ),
        Holding(model=TaskUpdate, words=_("Words on the work"), of=_of_tasks, texts=("text",), stays=WORK),
        Holding(model=Evidence, words=_("Evidence"), of=_of_tasks, texts=("text",), stays=WORK),
    ),
    bound=_bound,
    untold=UNTOLD,
)
"""The room's part."""
