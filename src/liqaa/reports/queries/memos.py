"""The memo that a report was handed in for: which one may be named, and whether the record may answer it."""

from datetime import date

from django.http import Http404

from liqaa.access.models import Account
from liqaa.campaigns import queries as campaigns
from liqaa.campaigns import rules as campaign_rules
from liqaa.campaigns.models import Directive, Execution
from liqaa.kit.forms import key_typed
from liqaa.meetings.models import Meeting


def memo_for(account: Account, pk: str) -> Execution | None:
    """What a report is handed in for, named by its key in an address; None where nothing is named.

    Raises ``Http404`` for what the account does not see, what asks for no meeting, and what is open no more.
    """
    if not pk:
        return None
    key = key_typed(pk)
    if key is None:
        raise Http404
    asked = campaigns.executions_seen_by(account).filter(
        directive__ask=campaign_rules.MEETING, directive__state=Directive.State.ISSUED
    )
    found = asked.select_related("directive", "body").filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def answered_by(meeting: Meeting, execution: Execution, account: Account, *, on: date) -> bool:
    """Whether a meeting may answer an execution: of its kind, of its body or place, not before its issue."""
    return campaigns.answerable_by(meeting, account, on=on).filter(pk=execution.pk).exists()
