"""What the meetings came to: outcomes, the tasks they made, how far each one is and what proves it."""

from datetime import datetime, timedelta
from typing import Any

from benchmarks.organisation.world import World
from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.followup.models import Evidence, Outcome, Task, TaskUpdate
from liqaa.meetings.models import Meeting

TEXTS = (
    ("task", "decision", "إعداد تقرير مفصل عن وضعية الهياكل"),
    ("task", "recommendation", "تنظيم حملة تواصلية بالدواوير"),
    ("meeting", "decision", "عقد لقاء تواصلي في كل جماعة"),
    ("membership_target", "decision", "الرفع من عدد المنخرطين"),
    ("call", "call", "دعوة المنتخبين إلى تتبع الملفات العالقة"),
    ("demand", "decision", "مراسلة الجهات المعنية في شأن مطالب الساكنة"),
    ("statement", "statement", "التشبث بسياسة القرب"),
)
STATES = ("open",) * 4 + ("started",) * 3 + ("done",) * 3 + ("verified",) * 9 + ("cancelled",)
"""Out of twenty tasks."""
HANDED_IN = ("done", "verified")


def make(world: World) -> None:
    """Outcomes of held meetings until there are as many tasks as the size says."""
    held = [meeting for meeting in world.meetings if meeting.state == "held"]
    made = len(world.foundings)
    world.chance.shuffle(held)
    below = _children(world)
    while made < world.sizes.tasks and held:
        for meeting in held:
            made += _outcome(world, meeting, below)
            if made >= world.sizes.tasks:
                break
    world.flush()


def _children(world: World) -> dict[int, list[Body]]:
    """The secretariats directly below each body, which a decision for all of them asks."""
    found: dict[int, list[Body]] = {}
    for body in world.bodies:
        if body.parent_id and body.type.endswith("_secretariat") and body.place_id:
            found.setdefault(body.parent_id, []).append(body)
    return found


def _outcome(world: World, meeting: Meeting, below: dict[int, list[Body]]) -> int:
    """One outcome and its tasks; returns how many."""
    kind, manner, text = world.chance.choice(TEXTS)
    outcome: Outcome = world.add(
        Outcome, meeting=meeting, scope=meeting.scope, kind=manner, type=kind, text=text
    )
    if kind == "statement":
        return 0
    owing = [meeting.organiser]
    if kind == "meeting" and below.get(meeting.organiser_id):
        owing = world.chance.sample(below[meeting.organiser_id], min(8, len(below[meeting.organiser_id])))
        for body in owing:
            world.add(Outcome.places.through, outcome_id=outcome.pk, place_id=body.place_id)
    for body in owing:
        _task(world, meeting, outcome, body)
    return len(owing)


def _task(world: World, meeting: Meeting, outcome: Outcome, body: Body) -> None:
    assert meeting.held_on is not None
    decided = world.moment(meeting.held_on)
    state = world.chance.choice(STATES)
    due_on = meeting.held_on + timedelta(days=world.chance.randint(20, 300))
    done_at = _after(world, decided, 60) if state in HANDED_IN else None
    task: Task = world.add(
        Task,
        title=outcome.text,
        type=outcome.type,
        outcome=outcome,
        scope=body.scope,
        body=body,
        place_id=body.place_id,
        due_on=due_on if world.chance.random() < 0.9 else None,
        state=state,
        target=200 if outcome.type == "membership_target" else None,
        created_at=decided,
        done_at=done_at,
        verified_at=_after(world, done_at, 20) if done_at and state == "verified" else None,
        **_owner(world, body),
    )
    world.journal("followup.assign", task, by=world.account_of(body), at=decided, place=task.scope)
    if state in {"started", *HANDED_IN}:
        follow(world, task, world.account_of(body), decided)


def _owner(world: World, body: Body) -> dict[str, Any]:
    """Mostly the office that heads the body, sometimes a person, sometimes nobody."""
    roll = world.chance.random()
    offices, holders = world.offices.get(body.pk), world.holders.get(body.pk)
    if roll < 0.85 and offices:
        return {"office": offices[0]}
    return {"person": world.chance.choice(holders)[0]} if roll < 0.92 and holders else {}


def follow(world: World, task: Task, by: Account, since: datetime) -> None:
    """The words on the way, and what was handed in."""
    shared = {"task": task, "scope": task.scope, "by": by}
    world.add(TaskUpdate, **shared, at=since, state="started", text="انطلق العمل")
    if task.done_at is not None:
        world.add(Evidence, **shared, at=task.done_at, text="أنجز ما تقرر، والمحضر محفوظ بالمقر.")
        world.add(TaskUpdate, **shared, at=task.done_at, state="done")
        world.journal("followup.add_evidence", task, by=by, at=task.done_at, place=task.scope)


def _after(world: World, moment: datetime, most: int) -> datetime:
    return min(world.at, moment + timedelta(days=world.chance.randint(1, most)))
