"""Writing outcomes and tasks: keeping what a meeting decided, assigning, working, proving, undoing."""

from liqaa.followup.actions.assigning import assign
from liqaa.followup.actions.erasing import erase_outcomes
from liqaa.followup.actions.outcomes import add_outcomes
from liqaa.followup.actions.working import add_evidence, cancel, send_back, start, verify

__all__ = [
    "add_evidence",
    "add_outcomes",
    "assign",
    "cancel",
    "erase_outcomes",
    "send_back",
    "start",
    "verify",
]
