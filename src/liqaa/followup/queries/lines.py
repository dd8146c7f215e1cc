"""Tasks as lists write them: everything in the reader's words, worked out beforehand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from liqaa.followup import rules
from liqaa.followup.models import Task
from liqaa.followup.queries.choices import holders_of
from liqaa.kit.calendar import format_date
from liqaa.kit.links import url_for
from liqaa.people.models import Person


@dataclass(slots=True)
class Line:
    """One task of a list. ``holder`` is who holds the owning office today, or the person named."""

    pk: int
    url: str
    title: str
    place: str
    owner: str
    holder: str
    due: str
    late: bool
    state: str
    tone: str
    ownerless: bool
    dateless: bool


def lines_of(tasks: Iterable[Task], *, on: date) -> list[Line]:
    """The lines of tasks read by ``for_list``; one more query finds who holds the offices."""
    rows = list(tasks)
    holders = holders_of({task.office_id for task in rows if task.office_id}, on=on)
    states = {value: str(label) for value, label in Task.State.choices}
    return [_line(task, holders.get(task.office_id or 0), states, on) for task in rows]


def _line(task: Task, holder: Person | None, states: dict[str, str], on: date) -> Line:
    hole = rules.hole_of(task.state, has_owner=bool(task.office_id or task.person_id), due_on=task.due_on)
    late = rules.is_late(task.state, task.due_on, on=on)
    return Line(
        pk=task.pk,
        url=url_for(task),
        title=task.title,
        place=task.place.name if task.place else task.body.name,
        owner=owner_of(task, holder),
        holder=holder.name if holder else "",
        due=format_date(task.due_on, get_language() or "ar", weekday=False) if task.due_on else "",
        late=late,
        state=states[task.state],
        tone="late" if late else rules.TONES[task.state],
        ownerless=hole.owner,
        dateless=hole.date,
    )


def owner_of(task: Task, holder: Person | None) -> str:
    """The title of the owning office in the form of its holder, or the name of the person who owes it."""
    if not task.office:
        return task.person.name if task.person else ""
    language = get_language() or "ar"
    title = task.office.title(holder.gender if holder else "", language)
    elsewhere = task.place_id is not None and task.office.body.place_id != task.place_id
    return f"{title} · {task.office.body.name}" if elsewhere else title
