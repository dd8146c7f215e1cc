"""The memo that is open: issued two weeks ago, answered by some provinces and not yet by others."""

import tomllib

from liqaa.campaigns import actions, rules
from liqaa.campaigns.actions.drafting import Memo
from liqaa.campaigns.models import Directive, Execution
from liqaa.config.demo.tables import Told
from liqaa.config.demo.world import World
from liqaa.meetings.models import Meeting

STEPS = (rules.ACKNOWLEDGED, rules.PLANNED, rules.HELD, rules.REPORTED, rules.APPROVED)
"""How far a province can be; each step passes through those before it."""


def make(world: World) -> None:
    """Issue the memo and carry its executions as far as ``memo.toml`` says; nothing where there is none."""
    file = world.tables.folder / "memo.toml"
    if not file.is_file():
        return
    told = tomllib.loads(file.read_text("utf-8"))
    directive = _issue(world, told)
    for each in told["execution"]:
        _carry(world, directive, told, each)


def _issue(world: World, told: Told) -> Directive:
    by, at = world.accounts[told["by"]], world.moment(told["issued"])
    memo = Memo(
        title=told["title"],
        number=told["number"],
        edition=told["edition"],
        text=told["text"].strip(),
        level=told["level"],
        body_types=told["body_types"],
        meeting_kind=told["meeting_kind"],
        agenda="\n".join(told["agenda"]),
        due_on=world.day(told["due"]),
        issued_on=world.day(told["issued"]),
    )
    directive = actions.draft(issuer=world.bodies[told["issuer"]], memo=memo, by=by, at=at)
    return actions.issue(directive=directive, by=by, at=at)


def _carry(world: World, directive: Directive, told: Told, each: Told) -> None:
    """Bring one execution to where it stands: acknowledged, linked to its meeting, reported, approved."""
    execution = Execution.objects.get(directive=directive, body=world.bodies[each["body"]])
    by, issued, reached = world.accounts[each["by"]], told["issued"], STEPS.index(each["reached"])
    actions.mark_seen(execution=execution, by=by, at=world.moment(issued + 1))
    actions.acknowledge(execution=execution, by=by, at=world.moment(issued + 2))
    if reached == STEPS.index(rules.ACKNOWLEDGED):
        return
    meeting = Meeting.objects.get(title=each["meeting"])
    after = min((meeting.held_on - world.today).days, -3) if meeting.held_on else -3
    actions.satisfy(execution=execution, meeting=meeting, by=by, at=world.moment(after + 1))
    if reached >= STEPS.index(rules.REPORTED):
        actions.report(execution=execution, text=each["report"], by=by, at=world.moment(after + 2))
    if reached >= STEPS.index(rules.APPROVED):
        actions.approve(execution=execution, by=world.accounts[told["by"]], at=world.moment(after + 3))
