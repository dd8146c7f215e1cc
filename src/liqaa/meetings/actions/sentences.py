"""The sentence of each reason for which this room says no."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liqaa.kit.refusals import Refused
from liqaa.meetings.rules import Problem, Reason

RECORD_FROZEN = _(
    "The minutes of this meeting are frozen: its record no longer changes. Correct it by an erratum."
)

GONE = _("This meeting is no longer there: nothing was changed.")

SENTENCES: dict[Reason, Promise] = {
    Reason.NO_TITLE: _("Give the meeting a title."),
    Reason.HELD_IN_THE_FUTURE: _("This day is still to come: a meeting cannot have been held on it."),
    Reason.PLANNED_IN_THE_PAST: _(
        "This day has gone by: call the meeting for a day to come, or record it as held."
    ),
    Reason.ENDS_BEFORE_IT_STARTS: _("The last day is before the first."),
    Reason.HELD: _("This meeting was held: correct its record, or undo it where it was recorded by mistake."),
    Reason.CANCELLED: _("This meeting is cancelled: call another one, with a day to come."),
    Reason.NO_REASON_GIVEN: _("Say in a few words why it is cancelled."),
    Reason.PART_TWICE: _("The same person has the same part twice."),
    Reason.NAME_MISSING: _("A name is missing."),
    Reason.ORGANISER_TWICE: _("This body organises the meeting already: choose another one, or none."),
    Reason.NOBODY_KNOWN: _(
        "Your role reaches these bodies only: name people you know, or have the secretary add them first."
    ),
    Reason.STILL_USED: _("Tasks or proofs rest on this meeting: it can no longer be erased."),
    Reason.NOT_HELD: _("Visitors are counted at a meeting that was held."),
    Reason.NO_CONSENT: _("Nobody is kept as a contact without their consent."),
    Reason.AGENDA_CLOSED: _("Only the agenda of a planned meeting takes a new point."),
    Reason.NOTICE_TOO_SHORT: _(
        "The charter asks for more days between the call and the meeting: choose a later day, or say that it "
        "is urgent."
    ),
    Reason.AGENDA_TOO_LONG: _(
        "An agenda holds 100 points at most: nothing of it was kept, shorten it first."
    ),
    Reason.NOT_TO_COME: _(
        "This meeting was held or called off, or its day has gone by: nothing was changed."
    ),
    Reason.INVITATION_REVOKED: _("This invitation was taken back: ask whoever sent it."),
    Reason.NO_EXCUSE: _("Say in a few words why you cannot come."),
    Reason.NOBODY_NAMED: _("Name who comes in your place."),
    Reason.NOBODY_TO_INVITE: _("Nobody is found who is not invited already."),
    Reason.SERIES_TOO_LONG: _("A set of meetings lasts a year at most."),
    Reason.NO_SUCH_WEEKDAY: _("None of these days of the week lies between the first day and the last."),
    Reason.NO_PLACES: _("There is no place of this level there."),
    Reason.NOTHING_TO_COME: _("No meeting of this set is still to come."),
    Reason.TOO_MANY_PLACES: _("These are too many places for one set: take a smaller territory."),
    Reason.LIST_FROZEN: RECORD_FROZEN,
    Reason.DAY_TO_COME: _("The meeting's day is still to come."),
    Reason.NO_CODE: _("A code is six digits: they stand on the invitation and on the sheet."),
    Reason.UNKNOWN_CARD: _("No member you may see bears this card: look for the name in the list."),
    Reason.UNKNOWN_CODE: _("No invitation to this meeting bears this code: look for the name in the list."),
    Reason.NOT_HERE: _("This person is not noted as being there."),
    Reason.NOBODY_NEW: _("Nobody of this name is known: say that it is somebody new, or correct the name."),
    Reason.NOT_OPEN: _("The sitting was not opened yet."),
    Reason.SECOND_CALL_ALREADY: _("This is the second call already: there is no third one."),
    Reason.NO_SECOND_CALL: _("A second call follows a count on the first one that found too few members."),
    Reason.SECOND_CALL_EARLY: _(
        "The charter asks for more days before the second call: choose a later day, or say that everybody "
        "was told of it."
    ),
    Reason.CLOSED_ALREADY: _("The sitting is closed already."),
    Reason.NOT_CLOSED: _("The sitting is not closed."),
    Reason.NO_QUORUM: _(
        "There is no quorum: wait, call a second time, or close without it; what was decided then does "
        "not stand."
    ),
    Reason.MORE_HANDS: _("These are more hands than people are there."),
    Reason.MORE_VOTERS: _("These are more voters than people are there."),
    Reason.MORE_SPOILT: _("There are more spoilt ballots than voters."),
    Reason.MORE_VOTES: _("Somebody has more votes than there are valid ballots."),
    Reason.MORE_MARKS: _("These are more votes than the valid ballots can hold."),
    Reason.TIED: _(
        "Some have the same number of votes: vote again between them, or tick whom the rules of the "
        "election prefer."
    ),
    Reason.NOT_TIED: _("Only between those with the same number of votes is there something to choose."),
    Reason.ELECTION_CLOSED: _("This election is closed: open it again first."),
    Reason.NO_CANDIDATES: _("Nobody stands in this election yet."),
}


def refused(problem: Problem) -> Refused:
    """A refusal that says ``problem`` in words, beside its field."""
    return Refused(SENTENCES[problem.reason], field=problem.field)
