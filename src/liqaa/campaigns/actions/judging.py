"""What the level above says: approved, sent back with a remark, excused."""

from datetime import datetime

from django.db import transaction

from liqaa.access.models import Account
from liqaa.campaigns.actions.executing import keep, locked
from liqaa.campaigns.actions.sentences import refused
from liqaa.campaigns.models import Execution
from liqaa.campaigns.rules import Reason
from liqaa.followup import actions as followup
from liqaa.followup import rules as followup_rules


@transaction.atomic
def approve(*, execution: Execution, by: Account, at: datetime) -> Execution:
    """Accept what was reported; nobody approves what they handed in. Approved already, nothing changes."""
    if execution.approved_at is not None:
        return execution
    execution, _facts = locked(execution, "approve", at)
    if execution.task.evidence.filter(by=by.pk).exists():
        raise refused(Reason.OWN_REPORT)
    if execution.task.state == followup_rules.DONE:
        followup.verify(task=execution.task, by=by, at=at)
    return keep(execution, "approve", by=by, at=at, approved_at=at)


@transaction.atomic
def send_back(*, execution: Execution, remark: str, by: Account, at: datetime) -> Execution:
    """Give a report back with what has to be put right."""
    execution, _facts = locked(execution, "send_back", at)
    if not remark.strip():
        raise refused(Reason.NO_REMARK, "remark")
    followup.send_back(task=execution.task, remark=remark, by=by, at=at)
    return keep(execution, "send_back", by=by, at=at)


@transaction.atomic
def excuse(*, execution: Execution, reason: str, by: Account, at: datetime) -> Execution:
    """Free a body from a directive, for a reason; its task is closed with the same words."""
    execution, _facts = locked(execution, "excuse", at)
    words = reason.strip()
    if not words:
        raise refused(Reason.NO_REASON_GIVEN, "reason")
    if execution.task.state in followup_rules.LIVE:
        followup.cancel(task=execution.task, reason=words, by=by, at=at)
    return keep(execution, "excuse", by=by, at=at, excused_at=at, excuse=words[:500])
