"""Closing a directive and withdrawing it."""

from datetime import datetime

from django.db import transaction

from liqaa.access.models import Account
from liqaa.campaigns import rules
from liqaa.campaigns.actions.sentences import refused
from liqaa.campaigns.models import Directive
from liqaa.campaigns.rules import Reason
from liqaa.followup import actions as followup
from liqaa.followup.models import Task
from liqaa.journal import actions as journal


@transaction.atomic
def close(*, directive: Directive, by: Account, at: datetime) -> Directive:
    """Stop asking and reminding. What is owed stays owed: reports may still come and be approved."""
    directive = locked(directive, "close")
    return _ended(directive, "close", by=by, at=at)


@transaction.atomic
def withdraw(*, directive: Directive, reason: str, by: Account, at: datetime) -> Directive:
    """Take a directive out of force for a reason: what was still owed is cancelled, what was done stays."""
    directive = locked(directive, "withdraw")
    if not reason.strip():
        raise refused(Reason.NO_REASON_GIVEN, "reason")
    followup.release(
        tasks=Task.objects.filter(execution__directive=directive),
        reason=reason,
        cause=directive,
        place=directive.scope,
        by=by,
        at=at,
    )
    return _ended(directive, "withdraw", by=by, at=at)


def locked(directive: Directive, move: str) -> Directive:
    """The directive as it stands now, held fast; Refused where it does not allow ``move``."""
    directive = Directive.objects.select_for_update(of=("self",)).get(pk=directive.pk)
    reason = rules.refusal_of_directive(move, directive.state)
    if reason:
        raise refused(reason)
    return directive


def _ended(directive: Directive, move: str, *, by: Account, at: datetime) -> Directive:
    directive.state = rules.DIRECTIVE_MOVES[move][directive.state]
    directive.ended_at = directive.ended_at or at
    directive.save(update_fields=["state", "ended_at"])
    journal.record(
        f"campaigns.{move}", directive, by=by, at=at, place=directive.scope, fields=["state", "ended_at"]
    )
    return directive
