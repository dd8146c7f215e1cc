"""What happens to minutes: they are sent, approved, opened again, frozen with their hash."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.files import actions as files
from liqaa.journal import actions as journal
from liqaa.kit.refusals import Refused
from liqaa.meetings import rules
from liqaa.meetings.actions.minutes import unfrozen
from liqaa.meetings.actions.minutes_letters import version_of, write_letters
from liqaa.meetings.actions.open_record import held_open
from liqaa.meetings.models import Meeting, Minutes
from liqaa.meetings.queries.frozen import sealed_now

NOT_NOW: dict[str, Promise] = {
    "send": _("Approved minutes are not sent again: open them again first."),
    "approve": _("Minutes are approved after they were sent to those who were there."),
    "reopen": _("Only approved minutes are opened again; frozen ones are corrected by an erratum."),
    "freeze": _("Minutes are frozen once they are approved."),
}
EMPTY = _("Nothing is written yet: there is nothing to send.")
NOT_HELD = _("The meeting still goes on: its minutes are sent once it was held.")
UNSETTLED = _("Remarks still wait for an answer: take each up, or say why it stays as it is.")
NOT_LATER = _("Minutes are approved at a later meeting of the same body, once it was held.")
MEANWHILE = _("Something of the record changed meanwhile: look at it again, then freeze it.")


def moved(minutes: Minutes, move: str) -> Minutes:
    """The minutes held fast, in the state that ``move`` leads to. Raises ``Refused`` where it does not."""
    held = unfrozen(minutes)
    state = rules.minutes_after(move, held.state)
    if state is None:
        raise Refused(NOT_NOW[move])
    held.state = state
    return held


def _noted(minutes: Minutes, verb: str, fields: list[str], *, by: Account, at: datetime) -> None:
    minutes.save(update_fields=fields)
    journal.record(verb, minutes.meeting, by=by, at=at, place=minutes.scope, fields=fields)


@transaction.atomic
def send_minutes(*, minutes: Minutes, by: Account, at: datetime) -> int:
    """Send them to everybody who was there and can be written to; how many. Sent twice unchanged is once."""
    minutes = moved(minutes, "send")
    if minutes.meeting.state != rules.HELD:
        raise Refused(NOT_HELD)
    if not minutes.parts.exclude(text="").exists():
        raise Refused(EMPTY)
    told = write_letters(minutes, version_of(minutes), by=by, at=at)
    minutes.sent_at = at
    _noted(minutes, "meetings.send_minutes", ["state", "sent_at"], by=by, at=at)
    return told


@transaction.atomic
def approve_minutes(*, minutes: Minutes, approved_in: Meeting, by: Account, at: datetime) -> Minutes:
    """Say that a later meeting of the same body approved them. Refused while a remark waits."""
    minutes = moved(minutes, "approve")
    same = approved_in.organiser_id == minutes.meeting.organiser_id and approved_in.state == rules.HELD
    if not (same and rules.may_approve(minutes.meeting.held_on, approved_in.held_on)):
        raise Refused(NOT_LATER, field="approved_in")
    refuse_unsettled(minutes)
    minutes.approved_at, minutes.approved_in = at, approved_in
    _noted(minutes, "meetings.approve_minutes", ["state", "approved_at", "approved_in"], by=by, at=at)
    return minutes


def refuse_unsettled(minutes: Minutes) -> None:
    """Raise ``Refused`` while a remark waits for an answer."""
    if minutes.remarks.filter(settled_at=None).exists():
        raise Refused(UNSETTLED)


@transaction.atomic
def reopen_minutes(*, minutes: Minutes, by: Account, at: datetime) -> Minutes:
    """Open approved minutes again: the approval and the signatures no longer count."""
    minutes = moved(minutes, "reopen")
    minutes.approved_at = minutes.approved_in = None
    minutes.signatures.all().delete()
    _noted(minutes, "meetings.reopen_minutes", ["state", "approved_at", "approved_in"], by=by, at=at)
    return minutes


@transaction.atomic
def freeze_minutes(*, minutes: Minutes, seal: str, paper: UploadedFile, by: Account, at: datetime) -> Minutes:
    """Freeze approved minutes: ``seal`` over what they say, and the ``paper`` that says it.

    Refused where the record says something else by now than what the paper was made from.
    """
    minutes = moved(minutes, "freeze")
    held_open(minutes.meeting, alone=True)  # who adds to the record at this moment is waited for
    sealed = sealed_now(minutes)
    if sealed.sha256 != seal:
        raise Refused(MEANWHILE)
    minutes.sha256, minutes.sections, minutes.frozen_at = seal, sealed.sections, at
    minutes.file = files.store(upload=paper, by=by, at=at)
    _noted(
        minutes, "meetings.freeze_minutes", ["state", "sha256", "sections", "frozen_at", "file"], by=by, at=at
    )
    return minutes
