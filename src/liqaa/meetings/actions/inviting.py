"""Inviting people to a meeting, each once, in the capacity they hold that day; taking it back."""

import secrets
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.meetings.actions.children import capacities_on
from liqaa.meetings.actions.open_record import held
from liqaa.meetings.actions.posting import INVITED, REMINDER, REVOKED, post, take_back
from liqaa.meetings.actions.sentences import refused
from liqaa.meetings.models import Invitation, Meeting
from liqaa.meetings.queries.addresses import addresses_of
from liqaa.meetings.queries.inviting import Invitee, silent_of
from liqaa.meetings.rules import Problem, Reason, calling

ANEW = (
    "revoked_at",
    "invited_at",
    "reminded_at",
    "answer",
    "note",
    "represented_by",
    "answered_at",
)
"""What an invitation given again says anew."""


@transaction.atomic
def invite(*, meeting: Meeting, invitees: Sequence[Invitee], by: Actor, at: datetime) -> list[Invitation]:
    """Invite those of ``invitees`` who are not invited yet, and write to whom an address is known.

    Asked again, whoever is invited stays as they are. Raises ``Refused`` for a meeting that is not to come,
    and where nobody is given.
    """
    meeting, _frozen = held(meeting)
    if problem := calling.problem_of_inviting(meeting.state, meeting.held_on, today=timezone.localdate(at)):
        raise refused(problem)
    if not invitees:
        raise refused(Problem(Reason.NOBODY_TO_INVITE))
    standing = {each.person_id: each for each in meeting.invitations.all()}
    fresh = _new(meeting, [each for each in invitees if each.person.pk not in standing], standing, at=at)
    again = _again([each for each in invitees if each.person.pk in standing], standing, at=at)
    post(meeting, [*fresh, *again], INVITED, by=by, at=at)
    if meeting.convoked_at is None:
        meeting.convoked_at = at
        meeting.save(update_fields=["convoked_at"])
    journal.record("meetings.invite", meeting, by=by, at=at, place=meeting.scope, fields=["invitations"])
    return [*fresh, *again]


def _new(
    meeting: Meeting, invitees: Sequence[Invitee], standing: dict[int, Invitation], *, at: datetime
) -> list[Invitation]:
    once = list({each.person.pk: each for each in invitees}.values())
    persons = [each.person for each in once]
    addresses, held = addresses_of(persons), capacities_on(persons, meeting.held_on or timezone.localdate(at))
    codes = calling.free_codes(_drawn(), {each.code for each in standing.values()}, len(once))
    return Invitation.objects.bulk_create(
        Invitation(
            meeting=meeting,
            scope=meeting.scope,
            person=each.person,
            ground=each.ground,
            capacities_ar=held[each.person.pk][0],
            capacities_fr=held[each.person.pk][1],
            email=addresses[each.person.pk].email,
            code=code,
            invited_at=at,
            sent_at=at if addresses[each.person.pk].email else None,
        )
        for each, code in zip(once, codes, strict=True)
    )


def _drawn() -> Iterator[int]:
    """Numbers that nobody guesses, one after the other."""
    while True:
        yield secrets.randbelow(10**calling.CODE_DIGITS)


def _again(invitees: Sequence[Invitee], standing: dict[int, Invitation], *, at: datetime) -> list[Invitation]:
    """Those whose invitation was taken back are invited anew; the others are left alone."""
    taken_back = {each.person.pk: standing[each.person.pk] for each in invitees}
    again = [each for each in taken_back.values() if each.revoked_at is not None]
    for each in again:
        each.revoked_at, each.invited_at, each.reminded_at = None, at, None
        each.answer, each.note, each.represented_by, each.answered_at = "", "", "", None
    Invitation.objects.bulk_update(again, ANEW)
    return again


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, by: Actor, at: datetime) -> Invitation:
    """Take an invitation back: its link and its code are dead, and who was written to is told.

    Taken back already, nothing changes. Raises ``Refused`` for a meeting that is not to come.
    """
    rows = Invitation.objects.select_for_update(of=("self",))
    invitation = rows.select_related("person", "meeting__organiser", "meeting__venue_place").get(
        pk=invitation.pk
    )
    if invitation.revoked_at is not None:
        return invitation
    meeting = invitation.meeting
    if problem := calling.problem_of_inviting(meeting.state, meeting.held_on, today=timezone.localdate(at)):
        raise refused(problem)
    invitation.revoked_at = at
    invitation.save(update_fields=["revoked_at"])
    if invitation.email and not take_back(invitation, by=by, at=at):
        post(meeting, [invitation], REVOKED, by=by, at=at)
    journal.record(
        "meetings.revoke_invitation", meeting, by=by, at=at, place=meeting.scope, fields=["invitations"]
    )
    return invitation


@transaction.atomic
def remind_invited(*, meeting: Meeting, by: Actor, at: datetime) -> int:
    """Write once to whoever has not answered yet; returns how many are written to.

    Raises ``Refused`` for a meeting that is not to come.
    """
    if problem := calling.problem_of_inviting(meeting.state, meeting.held_on, today=timezone.localdate(at)):
        raise refused(problem)
    silent = list(silent_of(meeting).select_for_update(of=("self",), skip_locked=True))
    if not silent:
        return 0
    post(meeting, silent, REMINDER, by=by, at=at)
    Invitation.objects.filter(pk__in=[each.pk for each in silent]).update(reminded_at=at)
    journal.record("meetings.remind", meeting, by=by, at=at, place=meeting.scope, fields=["invitations"])
    return len(silent)
