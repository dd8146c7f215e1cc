"""The sentence of each reason for which this room says no."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liqaa.kit.refusals import Refused
from liqaa.needs.rules import Reason

SENTENCES: dict[Reason, Promise] = {
    Reason.SOLVED: _(
        "This need is solved: it can only be closed. Heard again at a meeting, it is a new one."
    ),
    Reason.CLOSED: _("This need is closed: only hearing it again at a meeting opens a new one."),
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
