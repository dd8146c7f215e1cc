"""Two directives that are open, each body as far as chance has it: the provinces' and the communes'."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from benchmarks.organisation.work import follow
from benchmarks.organisation.world import World
from liqaa.bodies.models import Body
from liqaa.campaigns.models import Directive, Execution
from liqaa.followup.models import Task
from liqaa.meetings.models import Meeting

STEPS = ("waiting", "delivered", "seen", "acknowledged", "planned", "held", "reported", "approved", "excused")
REACHED = dict(zip(STEPS, range(len(STEPS)), strict=True))
ISSUED, DUE = -45, 20
"""Days from today."""
SAID = "عقد اللقاء ورفع التقرير"


@dataclass(frozen=True)
class Asked:
    """One body, how far it is, and the meeting that answers if there is one."""

    body: Body
    step: str
    meeting: Meeting | None


def make(world: World) -> None:
    """The memo to the provinces, then that to the communes, issued by the national secretariat."""
    by_organiser = _meetings(world, world.some_day(ISSUED, ISSUED))
    for number, (level, kind) in enumerate((("province", "provincial"), ("local", "local")), start=1):
        directive = _directive(world, number, level, f"{kind}_secretariat")
        asked = [
            body
            for body in world.bodies
            if body.type == f"{kind}_secretariat" and body.state in {"structured", "expired"}
        ]
        directive.expected = len(asked)
        for body in asked:
            _ask(world, directive, _how_far(world, body, by_organiser))


def _meetings(world: World, since: date) -> dict[tuple[int, str], Meeting]:
    """A held and a planned meeting of each body since the memos were issued."""
    return {
        (meeting.organiser_id, meeting.state): meeting
        for meeting in world.meetings
        if meeting.held_on is not None and meeting.held_on >= since
    }


def _directive(world: World, number: int, level: str, kind: str) -> Directive:
    issued = world.some_day(ISSUED, ISSUED)
    issuer = world.bodies[0]
    directive: Directive = world.add(
        Directive,
        issuer=issuer,
        scope=issuer.scope,
        number=f"{number}/{issued.year}",
        issued_on=issued,
        title="مذكرة في شأن تنظيم لقاءات الأبواب المفتوحة",
        edition="الدورة الأولى",
        text="يعقد كل جهاز لقاء مفتوحا مع الساكنة ويرفع تقريرا عنه.",
        level=level,
        body_types=[kind],
        ask="meeting",
        meeting_kind="",
        agenda="الإنصات إلى الساكنة\nتقديم حصيلة المنتخبين",
        due_on=world.some_day(DUE * number, DUE * number),
        state="issued",
        written_at=world.moment(issued),
        written_by=world.head,
        issued_at=world.moment(issued),
        spread_at=world.moment(issued),
    )
    by = world.head
    assert by is not None
    world.journal("campaigns.issue", directive, by=by, at=world.moment(issued), place=issuer.scope)
    return directive


def _how_far(world: World, body: Body, meetings: dict[tuple[int, str], Meeting]) -> Asked:
    held, planned = meetings.get((body.pk, "held")), meetings.get((body.pk, "planned"))
    if held is not None:
        return Asked(body, world.chance.choice(("held", "reported", "approved")), held)
    if planned is not None:
        return Asked(body, "planned", planned)
    if body.pk not in world.readers:
        return Asked(body, "waiting", None)
    return Asked(body, world.chance.choice(("delivered", "seen", "acknowledged", "acknowledged")), None)


def _ask(world: World, directive: Directive, asked: Asked) -> None:
    body, reached = asked.body, REACHED[asked.step]
    since = directive.issued_at or world.at
    done_at = world.at if asked.step in {"reported", "approved"} else None
    task: Task = world.add(
        Task,
        title=directive.title,
        type="meeting",
        scope=body.scope,
        body=body,
        office=next(iter(world.offices.get(body.pk, ())), None),
        place=body.place,
        due_on=directive.due_on,
        state=_task_state(asked.step),
        meeting=asked.meeting,
        created_at=since,
        done_at=done_at,
        verified_at=done_at if asked.step == "approved" else None,
    )
    if done_at is not None:
        follow(world, task, world.account_of(body), since)
    world.add(
        Execution,
        directive=directive,
        body=body,
        place=body.place,
        scope=body.scope,
        above=body.parent.scope if body.parent else directive.scope,
        task=task,
        meeting=asked.meeting,
        approved_at=done_at if asked.step == "approved" else None,
        **_moments(reached, since),
    )


def _task_state(step: str) -> str:
    said = {"planned": "started", "held": "started", "reported": "done", "approved": "verified"}
    return said.get(step, "open")


def _moments(reached: int, at: datetime) -> dict[str, Any]:
    """When it was delivered, seen and acknowledged, as far as it came."""
    marks = ("delivered", "seen", "acknowledged")
    return {f"{mark}_at": at for mark in marks if reached >= REACHED[mark]}
