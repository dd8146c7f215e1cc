"""Writing to those invited: each word once to each address, whatever is repeated or dies on the way."""

from collections.abc import Iterable
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import translation

from liqaa.journal.actions import SYSTEM, Actor
from liqaa.kit.acting import acting_for
from liqaa.meetings.models import Invitation, Meeting
from liqaa.meetings.queries.addresses import addresses_of
from liqaa.meetings.queries.answering import papers_of
from liqaa.meetings.queries.events import calendar_of, facts_of, neutral_subject
from liqaa.meetings.queries.keys import answer_url
from liqaa.meetings.text import ical
from liqaa.outbox import actions as outbox
from liqaa.outbox.actions.recalling import recall
from liqaa.outbox.queries import messages_by_key

INVITED, CHANGED, CANCELLED, REVOKED, REMINDER = "invited", "changed", "cancelled", "revoked", "reminder"
_OFF = (CANCELLED, REVOKED)


def key_of(invitation: Invitation, what: str, turn: int) -> str:
    """One message to each person, matter and turn: the same again is known by it."""
    return f"meeting-{invitation.meeting_id}-{what}-{invitation.pk}-{turn}"


def turn_of(invitation: Invitation) -> int:
    """Which invitation this is: one given again after it was taken back is another."""
    return int(invitation.invited_at.timestamp())


def post(
    meeting: Meeting,
    invitations: Iterable[Invitation],
    what: str,
    *,
    turn: int | None = None,
    by: Actor,
    at: datetime,
) -> int:
    """Queue one mail for each of ``invitations`` that has an address; returns how many have one."""
    living = [each for each in invitations if each.email]
    addresses = addresses_of(each.person for each in living)
    points = list(meeting.agenda.order_by("position")) if living else []
    papers = bool(living) and papers_of(meeting).exists()
    method = ical.CANCEL if what in _OFF else ical.PUBLISH
    sequence = meeting.sequence + (1 if what == REVOKED else 0)
    for each in living:
        language, url = addresses[each.person_id].language, answer_url(each)
        with translation.override(language):
            outbox.queue(
                key=key_of(each, what, turn_of(each) if turn is None else turn),
                recipient=each.email,
                subject=neutral_subject(what),
                body=words_of(each, facts_of(meeting, language, points=points), what, url=url, papers=papers),
                calendar=calendar_of(
                    meeting,
                    language,
                    changed_at=at,
                    points=points,
                    url="" if what in _OFF else url,
                    method=method,
                    sequence=sequence,
                ),
                by=by,
                at=at,
            )
    return len(living)


def words_of(
    invitation: Invitation | None, facts: object, what: str, *, url: str = "", papers: bool = False
) -> str:
    """The text of a mail or for a messenger, in the language in force; without an invitation, for a group.

    ``papers``: there are papers to read behind the link.
    """
    name = invitation.person.name if invitation else ""
    context = {"name": name, "facts": facts, "what": what, "url": url, "papers": papers}
    context["code"] = invitation.code if invitation else ""
    return render_to_string("meetings/mail/words.txt", context).strip()


def take_back(invitation: Invitation, *, by: Actor, at: datetime) -> bool:
    """Take the invitation out of the outbox where it still waits; False where it left already."""
    key = key_of(invitation, INVITED, turn_of(invitation))
    with acting_for(SYSTEM):
        message = messages_by_key([key]).get(key)
        return message is not None and recall(message=message, by=by, at=at)
