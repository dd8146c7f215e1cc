"""What those who were there say of minutes: remarks and signatures; what became of it; errata.

Whoever was at a meeting may remark on its minutes or sign them without the right to write its record: the
rows are written for the house, after it was checked who says it.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.journal import actions as journal
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.kit.refusals import Refused
from liqaa.meetings import queries, rules
from liqaa.meetings.actions.minutes import locked, unfrozen
from liqaa.meetings.actions.minutes_moves import moved, refuse_unsettled
from liqaa.meetings.models import Erratum, Minutes, MinutesPart, Remark, Signature
from liqaa.meetings.queries import Signatory

NOT_THERE = _("Remarks are made by those who were at the meeting.")
NOT_SENT = _("Remarks are made on minutes that were sent and are not approved yet.")
SETTLED = _("This remark was answered already.")
NO_SIGNATORY = _("These minutes are signed by whoever chaired the meeting and its rapporteur.")
NOT_TO_SIGN = _("Minutes are signed once they were sent, and before they are approved.")
OWN_HAND = _("They have an account: they sign with it themselves.")
NOT_FROZEN = _("Minutes that are not frozen are corrected in their text.")


@transaction.atomic
def make_remark(
    *, minutes: Minutes, text: str, part: MinutesPart | None, by: Account, at: datetime
) -> Remark:
    """Ask for a correction, as somebody who was there, while the minutes are sent."""
    there = queries.was_there(minutes.meeting, by)
    with acting_for(SYSTEM):
        minutes = unfrozen(minutes)
        if there is None:
            raise Refused(NOT_THERE)
        if minutes.state != rules.SENT:
            raise Refused(NOT_SENT)
        made = Remark.objects.create(
            meeting_id=minutes.meeting_id,
            scope=minutes.scope,
            minutes=minutes,
            part=part,
            person=there.person,
            name_as_written=there.name_as_written,
            text=text.strip(),
            made_at=at,
        )
    journal.record("meetings.make_remark", minutes.meeting, by=by, at=at, place=minutes.scope)
    return made


@transaction.atomic
def settle_remark(*, remark: Remark, outcome: str, reply: str, by: Account, at: datetime) -> Remark:
    """Say what became of a remark: taken up, or left as it is, with a reply."""
    unfrozen(remark.minutes)
    remark = Remark.objects.select_for_update(of=("self",)).get(pk=remark.pk)
    if remark.settled_at is not None:
        raise Refused(SETTLED)
    if outcome == Remark.Outcome.LEFT and not reply.strip():
        raise Refused(_("Say in a few words why it stays as it is."), field="reply")
    remark.outcome, remark.reply, remark.settled_at = Remark.Outcome(outcome), reply.strip(), at
    remark.save(update_fields=["outcome", "reply", "settled_at"])
    journal.record(
        "meetings.settle_remark", remark.meeting, by=by, at=at, place=remark.scope, fields=["outcome"]
    )
    return remark


@transaction.atomic
def sign_minutes(*, minutes: Minutes, person: int, by: Account, at: datetime) -> Minutes:
    """Approve by signing: with one's own account, or, for who has none, as they signed the paper.

    With the last signature the minutes are approved. Raises ``Refused``.
    """
    with acting_for(SYSTEM):
        signatories = queries.signatories_of(minutes.meeting, on=timezone.localdate(at))
        signs = next((each for each in signatories if each.person == person), None)
        if signs is None:
            raise Refused(NO_SIGNATORY)
        owner = queries.account_of_person(person)
        if owner is not None and owner != by.pk:
            raise Refused(OWN_HAND)
        minutes = unfrozen(minutes)
        if minutes.state != rules.SENT:
            raise Refused(NOT_TO_SIGN)
        refuse_unsettled(minutes)
        signed = _signed(minutes, signs, at)
        if rules.all_signed([each.person for each in signatories], signed):
            minutes = moved(minutes, "approve")
            minutes.approved_at = at
            minutes.save(update_fields=["state", "approved_at"])
    journal.record("meetings.sign_minutes", minutes.meeting, by=by, at=at, place=minutes.scope)
    return minutes


def _signed(minutes: Minutes, signs: Signatory, at: datetime) -> set[int]:
    """Everybody who signed, with the one who does now."""
    Signature.objects.get_or_create(
        minutes=minutes,
        person_id=signs.person,
        defaults={
            "meeting_id": minutes.meeting_id,
            "scope": minutes.scope,
            "name_as_written": signs.name,
            "capacities_ar": signs.capacities_ar,
            "capacities_fr": signs.capacities_fr,
            "signed_at": at,
        },
    )
    return set(minutes.signatures.values_list("person_id", flat=True))


@transaction.atomic
def add_erratum(*, minutes: Minutes, text: str, confidential: bool, by: Account, at: datetime) -> Erratum:
    """Correct frozen minutes: the correction stands beside them, numbered."""
    minutes = locked(minutes)
    if minutes.state != rules.FROZEN:
        raise Refused(NOT_FROZEN)
    last = minutes.errata.aggregate(last=Max("number"))["last"]
    made = Erratum.objects.create(
        meeting_id=minutes.meeting_id,
        scope=minutes.scope,
        minutes=minutes,
        number=(last or 0) + 1,
        text=text.strip(),
        confidential=confidential,
        by=by,
        made_at=at,
    )
    journal.record("meetings.add_erratum", minutes.meeting, by=by, at=at, place=minutes.scope)
    return made
