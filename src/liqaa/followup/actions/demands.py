"""A demand of elected members to their leadership: sent up to an organ, to whoever leads it."""

from datetime import datetime

from django.db import transaction

from liqaa.bodies.models import Body, Office
from liqaa.bodies.rules.seats import LEADS_BELOW
from liqaa.followup import rules
from liqaa.followup.actions.outcomes import add_outcomes
from liqaa.followup.actions.sentences import refused
from liqaa.followup.models import Task
from liqaa.followup.rules import OutcomeDraft, Reason
from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.kit.scopes import covers
from liqaa.meetings.models import Intervention
from liqaa.meetings.queries import is_frozen

LONGEST_ADDRESSEE = 250


@transaction.atomic
def send_up(*, task: Task, organ: Body, by: Actor, at: datetime) -> Task:
    """Address a demand to an organ above: the office that leads it owes the answer.

    The demand stays under the place that asked, so that the answer finds its way back; frozen minutes keep
    whom it was addressed to there. Raises ``Refused``
    beside ``organ`` where it does not stand above or nobody could lead it.
    """
    task = Task.objects.select_for_update(of=("self",)).select_related("outcome").get(pk=task.pk)
    if task.type != rules.DEMAND_TYPE:
        raise refused(Reason.NOT_A_DEMAND)
    if reason := rules.refusal("assign", task.state):
        raise refused(reason)
    if not covers(organ.scope, task.scope) or organ.dissolved_on is not None:
        raise refused(Reason.NOT_ABOVE, "organ")
    leading = (
        organ.offices.filter(kind=Office.Kind.OFFICE, rank__lt=LEADS_BELOW).order_by("rank", "pk").first()
    )
    if leading is None:
        raise refused(Reason.NOBODY_THERE, "organ")
    task.body, task.office, task.person = organ, leading, None
    task.save(update_fields=["body", "office", "person"])
    if task.outcome is not None and not is_frozen(task.outcome.meeting):
        task.outcome.addressee = organ.name_ar[:LONGEST_ADDRESSEE]
        task.outcome.save(update_fields=["addressee"])
    journal.record("followup.send_up", task, by=by, at=at, place=task.scope, fields=["body", "office"])
    return task


@transaction.atomic
def raise_demand(*, intervention: Intervention, organ: Body, by: Actor, at: datetime) -> Task:
    """Make of a demand spoken at a meeting an outcome of it, and send it up to an organ.

    Raises ``Refused`` for another manner of speech, a demand sent up before, and as :func:`send_up`.
    """
    said = (
        Intervention.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=intervention.pk)
    )
    if said.kind != Intervention.Kind.DEMAND:
        raise refused(Reason.NOT_A_DEMAND, "intervention")
    if said.raised_as.exists():
        raise refused(Reason.RAISED, "intervention")
    draft = OutcomeDraft(text=said.text, kind="call", type=rules.DEMAND_TYPE, caller=said.speaker)
    outcome = add_outcomes(meeting=said.meeting, outcomes=[draft], by=by, at=at)[0]
    outcome.raises = said
    outcome.save(update_fields=["raises"])
    return send_up(task=outcome.tasks.get(), organ=organ, by=by, at=at)
