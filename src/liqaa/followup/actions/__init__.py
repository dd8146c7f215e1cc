"""Writing outcomes and tasks: keeping what a meeting decided, assigning, working, proving, undoing."""

from liqaa.followup.actions.advancing import Proof, skip_step, take_step
from liqaa.followup.actions.assigning import assign
from liqaa.followup.actions.demands import raise_demand, send_up
from liqaa.followup.actions.erasing import erase_outcomes
from liqaa.followup.actions.outcomes import add_outcomes
from liqaa.followup.actions.planning import plan_meetings
from liqaa.followup.actions.working import add_evidence, cancel, record_figure, send_back, start, verify

__all__ = [
    "Proof",
    "add_evidence",
    "add_outcomes",
    "assign",
    "cancel",
    "erase_outcomes",
    "plan_meetings",
    "raise_demand",
    "record_figure",
    "send_back",
    "send_up",
    "skip_step",
    "start",
    "take_step",
    "verify",
]
