"""Keeping a reading of one of our own reports, and correcting it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.campaigns.models import Execution
from liqaa.journal import actions as journal
from liqaa.kit.refusals import Refused
from liqaa.reports import queries
from liqaa.reports.models import Batch, Reading
from liqaa.reports.rules import record as records
from liqaa.reports.rules.record import Record

MERGED = _("This report is one with another: its record stands there. Separate them first.")


@transaction.atomic
def keep(
    *,
    found: Record,
    scope: str,
    by: Account,
    at: datetime,
    file_name: str = "",
    answers: Execution | None = None,
    batch: Batch | None = None,
) -> Reading:
    """Keep what was read, to be corrected and confirmed; ``scope`` is where the reader of it writes.

    ``answers`` is what the report was handed in for, ``batch`` what it was handed in with, if anything.

    Raises ``Refused`` for the report of another organisation: those are never kept.
    """
    record = records.working_copy(found)
    if queries.is_ours(record) is False:
        raise Refused(_("This report is of another organisation: it is shown, and kept nowhere."))
    full = queries.resolved(record, by)
    reading = Reading.objects.create(
        text=found["text"],
        file_name=file_name[:200],
        scope=scope,
        answers=answers,
        found=found,
        record=full,
        batch=batch,
        doubt=queries.doubt_in(found, full, by),
        read_by=by,
        read_at=at,
    )
    journal.record("reports.keep", reading, by=by, at=at, place=scope)
    return reading


@transaction.atomic
def correct(*, reading: Reading, record: Record, fields: list[str], by: Account, at: datetime) -> Reading:
    """Put ``record`` in place of the reading's; ``fields`` are the entries that changed."""
    locked = _draft(reading)
    _set(locked, record, by)
    journal.record("reports.correct", locked, by=by, at=at, place=locked.scope, fields=fields)
    return locked


@transaction.atomic
def choose_person(*, reading: Reading, name: str, choice: str, by: Account, at: datetime) -> Reading:
    """Say who is meant by ``name``: the id of a person that was proposed, or ``new``."""
    locked = _draft(reading)
    choices = {
        each.name: each
        for each in queries.people_of(locked.record, reach=queries.resolution.reach_of_people(by))
    }
    known = {str(likeness.person.pk) for likeness in choices[name].proposals} if name in choices else set()
    if name not in choices or choice not in known | {"new"}:
        raise Refused(_("This person was not among those proposed."))
    _set(locked, records.with_choice(locked.record, name, choice), by)
    journal.record("reports.choose_person", locked, by=by, at=at, place=locked.scope, fields=["people"])
    return locked


@transaction.atomic
def discard(*, reading: Reading, by: Account, at: datetime) -> None:
    """Throw a reading away that was never confirmed, or was undone."""
    locked = _draft(reading)
    if locked.retellings.exists():
        raise Refused(_("Another report is one with this one. Separate them first."))
    journal.record("reports.discard", locked, by=by, at=at, place=locked.scope)
    locked.delete()


def _set(reading: Reading, record: Record, by: Account) -> None:
    """Keep the corrected record, and how doubtful it is now."""
    reading.record, reading.doubt = record, queries.doubt_in(reading.found, record, by)
    reading.save(update_fields=["record", "doubt"])


def _draft(reading: Reading) -> Reading:
    """The reading, locked. Raises ``Refused`` once it is a record or one with another: undo that first."""
    locked = Reading.objects.select_for_update().get(pk=reading.pk)
    if locked.state == Reading.State.MERGED:
        raise Refused(MERGED)
    if locked.state == Reading.State.CONFIRMED:
        raise Refused(_("This report has been confirmed. Undo that first."))
    return locked
