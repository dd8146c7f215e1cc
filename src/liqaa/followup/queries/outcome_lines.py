"""Outcomes as lists write them, each with how far it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from liqaa.access.models import Account
from liqaa.followup import rules
from liqaa.followup.models import Outcome
from liqaa.meetings.models import Meeting


@dataclass(slots=True)
class OutcomeLine:
    """One outcome of a list, with the numbers of its tasks; cancelled ones are left out."""

    pk: int
    url: str
    text: str
    type: str
    addressee: str
    due_on: date | None
    meeting: str
    meeting_pk: int
    owed: int = 0
    handed_in: int = 0
    proved: int = 0
    holes: int = 0

    @property
    def tone(self) -> str:
        """All verified is good; something handed in waits for a word."""
        if self.owed and self.proved == self.owed:
            return "good"
        return "wait" if self.handed_in else ""

    def count(self, state: str, *, has_owner: bool, due_on: date | None) -> None:
        """Count one task of the outcome."""
        self.owed += state != rules.CANCELLED
        self.handed_in += state in (rules.DONE, rules.VERIFIED)
        self.proved += state == rules.VERIFIED
        self.holes += bool(rules.hole_of(state, has_owner=has_owner, due_on=due_on))


_COLUMNS = ("pk", "text", "type", "addressee", "due_on", "meeting__title", "meeting_id")
_TASK = ("tasks__state", "tasks__office", "tasks__person", "tasks__due_on")


def outcome_lines(outcomes: QuerySet[Outcome]) -> list[OutcomeLine]:
    """The lines of outcomes in their order, in one plain query: their tasks are counted as they are read."""
    return _counted(outcomes.values_list(*_COLUMNS, *_TASK))


def _counted(rows: Iterable[tuple]) -> list[OutcomeLine]:
    types = {value: str(label) for value, label in Outcome.Type.choices}
    base = reverse("followup:outcomes")
    lines: dict[int, OutcomeLine] = {}
    for pk, text, kind, addressee, due_on, meeting, meeting_pk, state, office, person, task_due_on in rows:
        line = lines.get(pk)
        if line is None:
            line = OutcomeLine(pk, f"{base}{pk}/", text, types[kind], addressee, due_on, meeting, meeting_pk)
            lines[pk] = line
        if state:
            line.count(state, has_owner=bool(office or person), due_on=task_due_on)
    return list(lines.values())


def outcomes_of(meeting: Meeting, account: Account) -> list[OutcomeLine]:
    """The outcomes of a meeting in their order.

    Whoever reads the meeting and may see outcomes of whole places reads what it came to.
    """
    reach = account.reach(rules.SEE)
    if not reach.held:
        return []
    found = Outcome.objects.filter(meeting_id=meeting.pk).order_by("position", "pk")
    return outcome_lines(found if reach else found.filter(reach.of_bodies("meeting__organiser")))
