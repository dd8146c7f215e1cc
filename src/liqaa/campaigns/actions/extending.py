"""Giving an issued directive a later end."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from liqaa.access.models import Account
from liqaa.campaigns.actions.ending import locked
from liqaa.campaigns.actions.sentences import refused
from liqaa.campaigns.models import Directive, Extension
from liqaa.campaigns.rules import Reason
from liqaa.followup import actions as followup
from liqaa.followup.models import Task
from liqaa.journal import actions as journal

LONGEST_REASON = 500


@transaction.atomic
def extend(*, directive: Directive, due_on: date, reason: str, by: Account, at: datetime) -> Extension:
    """Move the end of an issued directive to a later day, for a reason that everybody asked reads.

    The tasks still owed take the new day; a state follows from the facts, so who was late no longer is.
    The next morning's digests tell those who still owe it. Raises ``Refused`` beside ``due_on`` for a day
    gone by or not after the old end, beside ``reason`` for none.
    """
    directive = locked(directive, "extend")
    words = reason.strip()
    if due_on <= directive.due_on:
        raise refused(Reason.NOT_LATER, "due_on")
    if due_on < timezone.localdate(at):
        raise refused(Reason.DUE_IN_THE_PAST, "due_on")
    if not words:
        raise refused(Reason.NO_REASON_GIVEN, "reason")
    was, directive.due_on = directive.due_on, due_on
    directive.save(update_fields=["due_on"])
    extension = Extension.objects.create(
        directive=directive, was_due_on=was, due_on=due_on, reason=words[:LONGEST_REASON], at=at, by=by
    )
    followup.postpone(
        tasks=Task.objects.filter(execution__directive=directive),
        due_on=due_on,
        cause=directive,
        place=directive.scope,
        by=by,
        at=at,
    )
    journal.record("campaigns.extend", directive, by=by, at=at, place=directive.scope, fields=["due_on"])
    return extension
