"""The sentence of each reason for which this room says no."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liqaa.kit.refusals import Refused
from liqaa.needs.rules import Reason

SENTENCES: dict[Reason, Promise] = {
    Reason.NOT_NOW: _("In its present state this need does not allow that."),
    Reason.NO_ANSWER: _("An answer needs words."),
    Reason.MANDATE_ENDED: _("This mandate has ended: choose somebody in office."),
    Reason.MANDATE_ELSEWHERE: _("This mandate is not over the place of the need."),
    Reason.NO_TEXT: _("A need or an achievement needs words."),
    Reason.NOT_ANSWERED: _("There is no answer yet to tell back."),
    Reason.TOLD_ALREADY: _("This answer stands on the agenda already."),
    Reason.OTHER_PLACE: _("This meeting is not about the place that waits for the answer."),
    Reason.TOLD: _("This was told at a meeting that was held: it stays in its record."),
}


def refused(reason: Reason, field: str | None = None) -> Refused:
    """A refusal that says ``reason`` in words, beside its field."""
    return Refused(SENTENCES[reason], field=field)
