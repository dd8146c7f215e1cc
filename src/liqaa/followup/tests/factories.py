"""Outcomes and tasks for tests."""

from typing import Any

from liqaa.access.models import Account
from liqaa.bodies.actions import adopt_charter
from liqaa.bodies.text.builtin import builtin_charters
from liqaa.followup.actions import add_evidence, add_outcomes
from liqaa.followup.models import Outcome, Task
from liqaa.followup.rules import OutcomeDraft
from liqaa.journal.actions import SYSTEM
from liqaa.meetings.models import Meeting
from liqaa.meetings.tests import factories as meetings
from liqaa.meetings.tests.factories import NOW, PROVINCE
from liqaa.people.tests.factories import account


def outcome(of: Meeting | None = None, **draft: Any) -> Outcome:
    """An outcome of a meeting, kept by its action: a task unless told otherwise."""
    draft.setdefault("text", "إعداد برنامج عمل الأمانة")
    kept = add_outcomes(meeting=of or meetings.meeting(), outcomes=[OutcomeDraft(**draft)], by=SYSTEM, at=NOW)
    return kept[0]


def task(**values: Any) -> Task:
    """A task of a new outcome, then with ``values`` written into it."""
    made = outcome().tasks.get()
    Task.objects.filter(pk=made.pk).update(**values)
    return Task.objects.get(pk=made.pk)


def handed_in(by: Account | None = None, **values: Any) -> Task:
    """A task with evidence, waiting to be verified."""
    made = task(**values)
    add_evidence(task=made, text="صورة من اللقاء", by=by or account(("local_secretary", PROVINCE)), at=NOW)
    made.refresh_from_db()
    return made


def charter() -> None:
    """The charter of a party run by secretariats, in force."""
    source = builtin_charters()["party-secretariats"].read_text(encoding="utf-8")
    adopt_charter(source=source, in_force_from=NOW.date().replace(year=2024), by=SYSTEM, at=NOW)
