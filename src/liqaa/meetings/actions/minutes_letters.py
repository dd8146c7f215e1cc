"""The personal address under which somebody who was there reads the minutes: sent, taken back, given anew."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.journal import actions as journal
from liqaa.journal.actions import SYSTEM, Actor
from liqaa.kit.acting import acting_for
from liqaa.kit.refusals import Refused
from liqaa.meetings import queries, rules
from liqaa.meetings.actions.minutes import unfrozen
from liqaa.meetings.models import Minutes, MinutesLetter, MinutesPart, Remark
from liqaa.meetings.queries.keys import letter_url
from liqaa.outbox import actions as outbox

NOT_OPEN = _("This address no longer opens: ask whoever sent it.")
NOT_SENT = _("Remarks are made on minutes that were sent and are not approved yet.")
ENOUGH = _("These are many remarks: say the rest to whoever wrote the minutes.")
NO_ADDRESS = _("No e-mail address of theirs is known: hand them the printed paper.")
MOST_REMARKS = 20


def write_letters(minutes: Minutes, version: str, *, by: Actor, at: datetime) -> int:
    """Queue one mail to everybody who was there, each with their own address; part of the action that sends.

    Whoever was taken off is not written to. Returns how many are told.
    """
    told = queries.to_send_to(minutes.meeting)
    letters = {each.person_id: each for each in minutes.letters.all()}
    for person in told.keys() - letters.keys():
        letters[person] = MinutesLetter.objects.create(
            meeting_id=minutes.meeting_id, scope=minutes.scope, minutes=minutes, person_id=person, sent_at=at
        )
    living = [letters[person] for person in told if letters[person].revoked_at is None]
    for letter in living:
        _post(letter, told, version, by=by, at=at)
    minutes.letters.filter(pk__in=[each.pk for each in living]).update(sent_at=at)
    return len(living)


def _post(
    letter: MinutesLetter, told: Mapping[int, tuple[str, str]], version: str, *, by: Actor, at: datetime
) -> None:
    recipient, language = told[letter.person_id]
    turn = f"-{letter.turn}" if letter.turn > 1 else ""
    with translation.override(language):
        outbox.queue(
            key=f"minutes-{letter.minutes_id}-{version}-{letter.person_id}{turn}",
            recipient=recipient,
            subject=translation.gettext("A document waits for you to read it"),
            body=render_to_string("meetings/minutes_sent.txt", {"address": letter_url(letter)}),
            by=by,
            at=at,
        )


@transaction.atomic
def revoke_letter(*, letter: MinutesLetter, by: Account, at: datetime) -> MinutesLetter:
    """Take an address back: it opens nothing from now on. Taken back already, nothing changes."""
    letter = MinutesLetter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    if letter.revoked_at is None:
        letter.revoked_at = at
        letter.save(update_fields=["revoked_at"])
        journal.record("meetings.revoke_letter", letter.meeting, by=by, at=at, place=letter.scope)
    return letter


@transaction.atomic
def renew_letter(*, letter: MinutesLetter, by: Account, at: datetime) -> MinutesLetter:
    """Send somebody a new address; the earlier one is dead with it. Raises ``Refused`` without a mailbox."""
    letter = MinutesLetter.objects.select_for_update(of=("self",)).select_related("minutes").get(pk=letter.pk)
    told = queries.to_send_to(letter.meeting)
    if letter.person_id not in told:
        raise Refused(NO_ADDRESS)
    letter.turn, letter.revoked_at, letter.sent_at = letter.turn + 1, None, at
    letter.save(update_fields=["turn", "revoked_at", "sent_at"])
    _post(letter, told, version_of(letter.minutes), by=by, at=at)
    journal.record("meetings.renew_letter", letter.meeting, by=by, at=at, place=letter.scope)
    return letter


def version_of(minutes: Minutes) -> str:
    """Which text stands, as a short name: the same text is sent to the same person once."""
    parts = minutes.parts.order_by("pk").values_list("pk", "revision", "confidential")
    return sha256(repr(list(parts)).encode()).hexdigest()[:16]


@transaction.atomic
def remark_by_letter(
    *, letter: MinutesLetter, text: str, part: MinutesPart | None, by: Actor, at: datetime
) -> Remark:
    """Ask for a correction from one's own address, while the minutes are sent and not approved."""
    with acting_for(SYSTEM):  # whoever holds the address writes one remark, and nothing else
        letter = MinutesLetter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
        minutes = unfrozen(letter.minutes)
        if letter.revoked_at is not None:
            raise Refused(NOT_OPEN)
        if minutes.state != rules.SENT:
            raise Refused(NOT_SENT)
        if minutes.remarks.filter(person=letter.person_id).count() >= MOST_REMARKS:
            raise Refused(ENOUGH, field="text")
        there = letter.meeting.participations.filter(person=letter.person_id).order_by("position").first()
        made = Remark.objects.create(
            meeting_id=letter.meeting_id,
            scope=letter.scope,
            minutes=minutes,
            part=part,
            person_id=letter.person_id,
            name_as_written=there.name_as_written if there else letter.person.name,
            text=text.strip(),
            made_at=at,
        )
        journal.record("meetings.remark_by_letter", letter.meeting, by=by, at=at, place=letter.scope)
    return made
