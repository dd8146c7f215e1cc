"""The invitation behind a link that opens without a sign-in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.meetings import rules
from liqaa.meetings.models import AgendaDocument, Invitation, Meeting
from liqaa.meetings.queries.events import Facts, facts_of
from liqaa.meetings.queries.keys import invitation_of


@dataclass(frozen=True)
class Asked:
    """Who is asked to what; ``dead`` says why the link opens nothing any more: revoked, cancelled, over.

    ``papers`` are those of the points that those invited are told of.
    """

    invitation: Invitation
    name: str
    facts: Facts
    dead: str
    papers: Sequence[AgendaDocument] = ()


def asked_by(key: str, *, today: date, language: str) -> Asked | None:
    """What a link is about; None for one that was not made here or whose invitation is gone.

    Nobody is signed in: asked with the house's eyes, for the one invitation its key was signed for.
    """
    pk = invitation_of(key)
    if pk is None:
        return None
    with acting_for(SYSTEM):
        rows = Invitation.objects.select_related("person", "meeting__organiser", "meeting__venue_place")
        invitation = rows.filter(pk=pk).first()
        if invitation is None:
            return None
        dead, facts = _dead(invitation, today), facts_of(invitation.meeting, language)
        papers = () if dead else list(papers_of(invitation.meeting))
        return Asked(invitation, invitation.person.name, facts, dead, papers)


def papers_of(meeting: Meeting) -> QuerySet[AgendaDocument]:
    """The papers of a meeting's points, in their order; those of internal points stay inside.

    Decision 0021.
    """
    open_ones = AgendaDocument.objects.filter(meeting=meeting, item__internal=False)
    return open_ones.select_related("file").order_by("item__position", "pk")


def _dead(invitation: Invitation, today: date) -> str:
    meeting = invitation.meeting
    if invitation.revoked_at is not None:
        return "revoked"
    if meeting.state == rules.CANCELLED:
        return "cancelled"
    last = meeting.ended_on or meeting.held_on
    return "over" if meeting.state == rules.HELD or (last is not None and last < today) else ""
