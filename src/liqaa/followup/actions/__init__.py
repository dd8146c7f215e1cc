"""Writing outcomes and tasks: keeping what a meeting decided, assigning, working, proving, undoing."""

from liqaa.followup.actions.advancing import Proof, skip_step, take_step
from liqaa.followup.actions.assigning import assign
from liqaa.followup.actions.demands import raise_demand, send_up
from liqaa.followup.actions.erasing import erase_outcomes
from liqaa.followup.actions.outcomes import add_outcomes
from liqaa.followup.actions.owing import Owed, disown, owe, postpone, release
from liqaa.followup.actions.planning import plan_meetings
from liqaa.followup.actions.undoing import undo_evidence, undo_outcome, undo_plan, undo_step
from liqaa.followup.actions.working import add_evidence, cancel, record_figure, send_back, start, verify

__all__ = [
    "Owed",
    "Proof",
    "add_evidence",
    "add_outcomes",
    "assign",
    "cancel",
    "disown",
    "erase_outcomes",
    "owe",
    "plan_meetings",
    "postpone",
    "raise_demand",
    "record_figure",
    "release",
    "send_back",
    "send_up",
    "skip_step",
    "start",
    "take_step",
    "undo_evidence",
    "undo_outcome",
    "undo_plan",
    "undo_step",
    "verify",
]
