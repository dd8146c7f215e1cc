"""The sentence of each reason for which this room says no."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liqaa.followup.rules import Reason
from liqaa.kit.refusals import Refused

SENTENCES: dict[Reason, Promise] = {
    Reason.NOT_NOW: _("In its present state this task does not allow that."),
    Reason.EMPTY_EVIDENCE: _("Give some words, a file or a meeting: evidence holds something."),
    Reason.OWN_EVIDENCE: _("You handed in this evidence yourself: somebody else verifies it."),
    Reason.NO_REMARK: _("Say what is missing, so that it can be put right."),
    Reason.NO_REASON_GIVEN: _("Say in a few words why it is cancelled."),
    Reason.NOTHING_ASSIGNED: _("Choose an owner or a date."),
    Reason.MEETING_NOT_HELD: _("Only a meeting that was held proves something."),
    Reason.DUE_IN_THE_PAST: _("This day has gone by: choose one to come."),
    Reason.NO_TEXT: _("An outcome needs words."),
    Reason.NO_TASKS: _("Choose at least one task."),
    Reason.WORK_DONE: _("Work has been done on tasks of this meeting: undoing it would lose it."),
}


def refused(reason: Reason, field: str | None = None) -> Refused:
    """A refusal that says ``reason`` in words, beside its field."""
    return Refused(SENTENCES[reason], field=field)
