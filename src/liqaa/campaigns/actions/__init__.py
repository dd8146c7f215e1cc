"""Named writes of the room: writing and issuing a directive, doing what it asks, judging it, ending it."""

from liqaa.campaigns.actions.drafting import discard, draft, edit
from liqaa.campaigns.actions.ending import close, withdraw
from liqaa.campaigns.actions.executing import acknowledge, mark_seen, report, satisfy
from liqaa.campaigns.actions.exporting import note_export
from liqaa.campaigns.actions.extending import extend
from liqaa.campaigns.actions.issuing import catch_up, issue, spread
from liqaa.campaigns.actions.judging import approve, excuse, send_back
from liqaa.campaigns.actions.reminding import remind
from liqaa.campaigns.actions.taking_back import take_back

__all__ = [
    "acknowledge",
    "approve",
    "catch_up",
    "close",
    "discard",
    "draft",
    "edit",
    "excuse",
    "extend",
    "issue",
    "mark_seen",
    "note_export",
    "remind",
    "report",
    "satisfy",
    "send_back",
    "spread",
    "take_back",
    "withdraw",
]
