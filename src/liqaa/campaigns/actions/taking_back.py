"""Undoing an issue made by mistake, with everything it made."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.campaigns.actions.ending import locked
from liqaa.campaigns.actions.reminding import queue_digest
from liqaa.campaigns.actions.sentences import SENTENCES
from liqaa.campaigns.models import Directive, Execution
from liqaa.campaigns.queries.reminders import digests_on
from liqaa.campaigns.queries.undoing import begun, unsent_about
from liqaa.campaigns.rules import Reason, digest_key
from liqaa.followup import actions as followup
from liqaa.followup.models import Task
from liqaa.journal import actions as journal
from liqaa.kit.refusals import Refused, Sentence
from liqaa.outbox.actions.recalling import recall

NAMED = 3


@transaction.atomic
def take_back(*, directive: Directive, by: Account, at: datetime) -> Directive:
    """Undo an issue made by mistake: executions, tasks and unsent messages go, it is a draft again.

    Allowed while no body has begun: seen or taken note of is no work. Afterwards a directive is only closed,
    or withdrawn with a reason: raises ``Refused`` and names the first who have begun.
    """
    directive = locked(directive, "take_back")
    executions = directive.executions.select_for_update(of=("self",))
    worked = list(begun(executions).select_related("body")[: NAMED + 1])
    if worked:
        raise Refused(*_reasons(worked))
    unsent = list(unsent_about(directive))
    tasks = list(executions.values_list("task_id", flat=True))
    directive.executions.all().delete()
    directive.extensions.all().delete()
    made = Task.objects.filter(pk__in=tasks)
    followup.disown(tasks=made, cause=directive, place=directive.scope, by=by, at=at)
    directive.state, directive.issued_at = Directive.State.DRAFT, None
    directive.expected = directive.spread_at = None
    directive.save(update_fields=["state", "issued_at", "expected", "spread_at"])
    recalled = {each.key for each in unsent if recall(message=each, by=by, at=at)}
    _tell_the_rest(recalled, by=by, at=at)
    journal.record(
        "campaigns.take_back", directive, by=by, at=at, place=directive.scope, fields=["state", "executions"]
    )
    return directive


def _tell_the_rest(recalled: set[str], *, by: Account, at: datetime) -> None:
    """Today's digests that spoke of it are queued again without it, where something else is left to say."""
    if not recalled:
        return
    today = timezone.localdate(at)
    for digest in digests_on(today):
        if digest_key(digest.account.pk, today) in recalled:
            queue_digest(digest, by=by, at=at)


def _reasons(worked: Sequence[Execution]) -> list[Sentence]:
    names = "، ".join(each.body.name for each in worked[:NAMED])
    if len(worked) > NAMED:
        names += "…"
    return [
        SENTENCES[Reason.WORK_DONE],
        _("Who has begun: %(names)s. You can withdraw the directive instead: what was done then stays.")
        % {"names": names},
    ]
