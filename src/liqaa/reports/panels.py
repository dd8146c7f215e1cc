"""What this room shows elsewhere: the report a meeting came from; on a memo, the way to answer with one."""

from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from liqaa.access.models import Account
from liqaa.campaigns import rules as campaign_rules
from liqaa.campaigns.models import Execution
from liqaa.reports import queries, rules


def reading_of_meeting(request: HttpRequest, meeting: Model) -> SafeString | str:
    """The readings a meeting was made from: one, or several that told of it."""
    account = request.user
    if not isinstance(account, Account):
        return ""
    sources = queries.sources_of(meeting, account)
    if not sources:
        return ""
    return render_to_string("reports/panel.html", {"sources": sources})


def _answerable(account: object, execution: Model) -> bool:
    """Whether a report may be read for an execution: it asks for a meeting, has none, and one may read."""
    return (
        isinstance(account, Account)
        and isinstance(execution, Execution)
        and execution.directive.ask == campaign_rules.MEETING
        and execution.directive.state == execution.directive.State.ISSUED
        and execution.meeting_id is None
        and execution.excused_at is None
        and account.may(rules.READ, at=execution.scope)
    )


def button_for_memo(request: HttpRequest, execution: Model) -> SafeString | str:
    """The button that begins a report for a memo that waits; asks nothing of the database."""
    if not _answerable(request.user, execution):
        return ""
    return render_to_string("reports/memo_button.html", {"execution": execution})


def reading_for_memo(request: HttpRequest, execution: Model) -> SafeString | str:
    """On a memo's page: read the report of its meeting."""
    if not _answerable(request.user, execution):
        return ""
    return render_to_string("reports/memo.html", {"execution": execution})
