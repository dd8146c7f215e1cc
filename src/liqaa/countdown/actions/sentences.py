"""The sentence of each reason for which this room says no."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liqaa.countdown.rules import Reason
from liqaa.kit.refusals import Refused, Sentence

SENTENCES: dict[Reason, Promise] = {
    Reason.NOT_NOW: _("In its present state this does not allow that."),
    Reason.NO_NAME: _("A name in Arabic is needed."),
    Reason.DAY_PAST: _("This day has gone by: choose a day to come."),
    Reason.NO_INSTITUTION: _("Say which councils or chambers are elected."),
    Reason.NO_LEVEL: _("Say at which level the congress is held."),
    Reason.LEVEL_ELSEWHERE: _("This place is not of that level: choose the other place or the other level."),
    Reason.DIRECTIVE_ELSEWHERE: _(
        "This directive was issued elsewhere: choose one of this place or above it."
    ),
    Reason.NOT_YET: _("Its day has not come yet: change the day if it was held earlier."),
    Reason.LIST_OPEN: _(
        "Close the list of delegates first: a congress is held by delegates who are settled."
    ),
    Reason.LIST_CLOSED: _("The list of delegates is closed: reopen it first."),
    Reason.NO_REASON_GIVEN: _("Say why in a few words."),
    Reason.MANDATES_STARTED: _("New mandates have started with this congress: it cannot be taken back."),
    Reason.ONLY_ELECTION: _("Only an election has this."),
    Reason.ONLY_CONGRESS: _("Only a congress has this."),
    Reason.OUTSIDE: _("These places lie outside of what it is about: %(names)s"),
    Reason.NO_PLACE: _("Name at least one place."),
    Reason.NAME_TAKEN: _("There is one of this name already."),
    Reason.TAKEN_PLACES: _("These places belong to a constituency already: %(names)s"),
    Reason.NO_SEAT: _("At least one seat is needed."),
    Reason.MINIMUMS: _("A minimum cannot be more than the seats."),
    Reason.QUOTA_TAKEN: _("These places have a quota already: %(names)s"),
    Reason.QUOTA_IN_USE: _("Delegates take more of these seats than that: take somebody off the list first."),
    Reason.NO_SEAT_LEFT: _("All %(seats)s seats of this quota are taken: take somebody off the list first."),
    Reason.SEATS_FOR_WOMEN: _("The seats that are left are kept for women: at least %(women)s are needed."),
    Reason.SEATS_FOR_YOUNG: _(
        "The seats that are left are kept for young people: at least %(young)s are needed."
    ),
    Reason.TWICE: _("This person is on the list of this congress already."),
    Reason.OTHER_PLACE: _("This person is of another place: that place nominates them."),
    Reason.NO_GENDER: _("Say whether this is a woman or a man: it is not on record."),
    Reason.BORN_LATE: _("This birthday cannot be right for a delegate."),
    Reason.NO_REMARK: _("Say what has to be put right."),
    Reason.OWN_PROPOSAL: _("You proposed this delegate yourself: somebody else validates."),
    Reason.VALIDATED_ALREADY: _("This delegate was validated: the level above sends back first."),
    Reason.NOBODY: _("There is no delegate on the list yet."),
    Reason.STILL_PROPOSED: _("Some delegates are not judged yet: validate them or send them back first."),
    Reason.LACKS: _("Women or young people are missing in: %(names)s"),
    Reason.FAULTS: _("The file still has faulty lines or open questions: nothing was imported."),
    Reason.ANOTHER_SHEET: _("Other results stand beside this event already: take them back first."),
    Reason.NOT_HELD: _("Mandates start once the congress was held."),
    Reason.NOTHING_CHOSEN: _("Choose at least one body."),
}


def sentence(reason: Reason, **words: object) -> Sentence:
    """The sentence of a reason, with the ``words`` it asks for."""
    return SENTENCES[reason] % words if words else SENTENCES[reason]


def refused(reason: Reason, field: str | None = None, **words: object) -> Refused:
    """A refusal that says ``reason`` in words, beside its field."""
    return Refused(sentence(reason, **words), field=field)
