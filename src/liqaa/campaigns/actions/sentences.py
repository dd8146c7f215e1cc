"""The sentence of each reason for which this room says no."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liqaa.campaigns.rules import Reason
from liqaa.kit.refusals import Refused

SENTENCES: dict[Reason, Promise] = {
    Reason.NOT_DRAFT: _("This directive was issued already: only a draft can be changed."),
    Reason.NOT_ISSUED: _("In its present state this directive does not allow that."),
    Reason.NO_TITLE: _("A directive needs a title."),
    Reason.DUE_IN_THE_PAST: _("The end has gone by: choose a day to come."),
    Reason.DUE_BEFORE_ISSUE: _("The end lies before the day of the memo."),
    Reason.NOT_LATER: _("The new end lies after the one there is."),
    Reason.ONE_LEVEL: _("Choose bodies of one level only: another level is another directive."),
    Reason.ONE_FAMILY: _("A founding concerns one family of bodies: choose one, or none."),
    Reason.ONE_TYPE: _("A founding concerns one type of body: choose one."),
    Reason.NO_CHARTER: _("Adopt a charter first: it says whom a directive can ask."),
    Reason.NO_SUCH_TYPE: _("The charter has no such body at this level."),
    Reason.OUTSIDE: _("A directive asks only within the territory of the body that issues it."),
    Reason.NO_KIND: _("Say which kind of meeting is asked for."),
    Reason.NO_TARGET: _("Say which figure is to be reached."),
    Reason.NOBODY_ASKED: _("Nobody is asked: no body or unit answers to what was chosen. Widen the choice."),
    Reason.NUMBER_TAKEN: _("This body has issued a directive of this number already."),
    Reason.NO_REASON_GIVEN: _("Say why in a few words."),
    Reason.ENDED: _("This directive was withdrawn: nothing is owed to it any more."),
    Reason.APPROVED_ALREADY: _("This was approved already: nothing is left to do."),
    Reason.EXCUSED_ALREADY: _("This body was excused: it owes nothing here."),
    Reason.REPORTED_ALREADY: _("This was reported already and waits for the level above."),
    Reason.NOT_REPORTED: _("Nothing was handed in yet: there is nothing to judge."),
    Reason.NO_MEETING: _("The meeting is missing: say first which meeting answers this memo."),
    Reason.MEETING_NOT_HELD: _("The meeting is planned but not held yet: mark it as held, then report."),
    Reason.NOT_FOUNDED: _("The body is not founded yet: say which body it is, and bring it to its founding."),
    Reason.NO_FIGURE: _("The figure is missing: give it first."),
    Reason.NO_WORDS: _("Write a few words, or add a file."),
    Reason.NO_REMARK: _("Say what has to be put right."),
    Reason.OWN_REPORT: _("You handed this in yourself: somebody else approves it."),
    Reason.OTHER_KIND: _("This meeting is of another kind than the one asked for."),
    Reason.OTHER_BODY: _("This meeting is of another body, and about another place."),
    Reason.OTHER_ASK: _("This memo does not ask for that."),
    Reason.CANCELLED_MEETING: _("This meeting was called off."),
    Reason.OTHER_TYPE: _("This is not the body that the memo wants founded in this place."),
    Reason.DONE_BEFORE: _("This step was taken already."),
    Reason.WORK_DONE: _("Work has been done on it: taking it back would lose it."),
}


def refused(reason: Reason, field: str | None = None) -> Refused:
    """A refusal that says ``reason`` in words, beside its field."""
    return Refused(SENTENCES[reason], field=field)
