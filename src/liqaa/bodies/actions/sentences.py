"""The sentence of each reason for which a body does not move to another state."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.rules.states import Reason
from liqaa.kit.refusals import Refused

SENTENCES: dict[Reason, Promise] = {
    Reason.DISSOLVED: _("This body was dissolved, and is not revived: open another in its place."),
    Reason.SAME: _("This body is in that state already."),
    Reason.NOT_PREPARED: _("This body is only planned: its founding is prepared first."),
    Reason.NOT_FOUNDED: _("This body is not founded yet: it has no mandate to expire or to freeze."),
    Reason.FOUNDED: _(
        "This body is founded and stands: it is renewed, frozen or dissolved, and only a body whose mandate "
        "is over is prepared again."
    ),
    Reason.FROZEN: _("This body is frozen: it is first resumed, declared expired or dissolved."),
}


def refused(reason: Reason) -> Refused:
    """A refusal that says ``reason`` in words, beside the state that was asked for."""
    return Refused(SENTENCES[reason], field="state")
