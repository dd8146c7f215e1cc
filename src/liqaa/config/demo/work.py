"""What became of the tasks: who owes each one, and how far it is."""

from typing import Any

from liqaa.config.demo.world import World
from liqaa.followup import actions as followup
from liqaa.followup.models import Outcome, Task
from liqaa.followup.rules import CANCELLED, DONE, OPEN, STARTED, VERIFIED
from liqaa.journal.actions import SYSTEM

ORDER = (OPEN, STARTED, DONE, VERIFIED)
"""How far a task can come; each state passes through those before it."""


def follow(world: World, outcome: Outcome, told: dict[str, Any], *, held: int) -> None:
    """Carry one task of ``outcome`` as far as ``told`` says; ``held`` is its meeting's day from today.

    ``told`` may name its place, the owner (``body/office``) or the person, the due day, the state, who worked
    (``by``), who verified, and the words of the evidence.
    """
    task = _task(world, outcome, told)
    _assign(world, task, told, held=held)
    state = told.get("state", OPEN)
    if state == CANCELLED:
        account = world.accounts[told["by"]]
        followup.cancel(task=task, reason=told["evidence"], by=account, at=world.moment(held + 15))
        return
    reached = ORDER.index(state)
    if reached >= ORDER.index(STARTED):
        followup.start(task=task, by=world.accounts[told["by"]], at=world.moment(held + 7))
    if reached >= ORDER.index(DONE):
        followup.add_evidence(
            task=task,
            text=told["evidence"],
            reached=told.get("reached"),
            by=world.accounts[told["by"]],
            at=world.moment(held + 25),
        )
    if reached >= ORDER.index(VERIFIED):
        followup.verify(task=task, by=world.accounts[told["verifier"]], at=world.moment(held + 32))


def _task(world: World, outcome: Outcome, told: dict[str, Any]) -> Task:
    tasks = outcome.tasks.order_by("pk")
    if "place" in told:
        return tasks.get(place=world.places[told["place"]])
    return tasks[0]


def _assign(world: World, task: Task, told: dict[str, Any], *, held: int) -> None:
    office = world.office(told["owner"]) if "owner" in told else None
    person = world.people[told["person"]] if "person" in told else None
    due_on = world.day(told["due"]) if told.get("due") is not None else None
    if office or person or due_on:
        followup.assign(
            tasks=[task], office=office, person=person, due_on=due_on, by=SYSTEM, at=world.moment(held + 2)
        )
