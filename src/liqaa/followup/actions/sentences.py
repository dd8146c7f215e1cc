"""The sentence of each reason for which this room says no."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liqaa.followup.rules import Reason
from liqaa.kit.refusals import Refused

SENTENCES: dict[Reason, Promise] = {
    Reason.VERIFIED: _("This task is verified, and closed: what is still owed needs an outcome of its own."),
    Reason.CANCELLED: _("This task was cancelled: where it is owed again, a meeting decides it anew."),
    Reason.AWAITS_VERIFICATION: _(
        "What was done is handed in and waits for somebody above: it is verified or sent back first."
    ),
    Reason.BEGUN: _("Work on this task has begun already: evidence of what was done comes next."),
    Reason.NOTHING_HANDED_IN: _("Nothing is handed in yet: the evidence of what was done is missing."),
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
    Reason.NO_TARGET: _("This task has no figure to reach."),
    Reason.NOT_A_DEMAND: _("Only a demand is sent up to an organ."),
    Reason.NOT_ABOVE: _("This organ does not stand above the place of the demand."),
    Reason.NOBODY_THERE: _("This organ has no office that leads it: nobody would receive the demand."),
    Reason.RAISED: _("This demand was sent up already."),
    Reason.NO_DATES: _("Give at least one day for the meetings."),
    Reason.NO_MEETING_TASKS: _("No meeting of this schedule is left to be planned."),
    Reason.STEP_UNKNOWN: _("The charter has no such step for this body."),
    Reason.STEP_NOT_NEXT: _("The steps are taken in their order: another one comes first."),
    Reason.STEP_NEEDS_PROOF: _("This step needs evidence: words, a file or a meeting that was held."),
    Reason.SKIP_NEEDS_REASON: _("Say why this step is left out: nothing is skipped in silence."),
    Reason.STEP_IN_FUTURE: _("This day is still to come."),
    Reason.STEP_TOO_EARLY: _("This day comes before that of the step before."),
    Reason.NOTHING_PLANNED: _("No meeting of this schedule is planned any more: there is nothing to undo."),
    Reason.UNDO_NEEDS_REASON: _("Say why this step is taken back: the reason stays with the renewal."),
    Reason.STEP_NOT_TAKEN: _("This step was taken back already."),
    Reason.BODY_NOT_FOUNDING: _("This body is neither being founded nor to be renewed."),
    Reason.CANNOT_BE_LEFT_OUT: _("The last step cannot be left out: it is what the others lead to."),
}


def refused(reason: Reason, field: str | None = None) -> Refused:
    """A refusal that says ``reason`` in words, beside its field."""
    return Refused(SENTENCES[reason], field=field)
