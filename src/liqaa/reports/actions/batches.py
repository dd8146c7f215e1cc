"""Many reports at once: taken in, read one by one, put off, thrown away, taken back together."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.journal import actions as journal
from liqaa.kit import jobs, undoing
from liqaa.kit.refusals import Refused
from liqaa.meetings import actions as meetings
from liqaa.reports import queries
from liqaa.reports.actions.jobs_to_do import READ_FILE
from liqaa.reports.actions.keeping import keep
from liqaa.reports.models import Batch, BatchFile, Reading
from liqaa.reports.text.read import read_report
from liqaa.reports.text.sources import Unreadable, text_of

State = BatchFile.State


@transaction.atomic
def keep_batch(
    *, name: str, files: Sequence[tuple[str, bytes]], scope: str, by: Account, at: datetime
) -> Batch:
    """Take several files in and leave each to the worker; ``scope`` is where the reader of them writes."""
    batch = Batch.objects.create(name=name[:200], scope=scope, read_by=by, read_at=at)
    rows = [
        BatchFile(batch=batch, position=position, name=file[:200], content=content)
        for position, (file, content) in enumerate(files, start=1)
    ]
    journal.record("reports.keep_batch", batch, by=by, at=at, place=scope, fields=["files"])
    for row in BatchFile.objects.bulk_create(rows):
        jobs.leave(READ_FILE, file_id=row.pk)
    return batch


@transaction.atomic
def read_file(*, file: BatchFile, by: Account, at: datetime) -> Reading | None:
    """Read one file of a batch; its bytes go. Read already, nothing changes.

    None where it makes no reading: it cannot be read, is of another organisation, or its text came twice.
    """
    locked = BatchFile.objects.select_for_update(of=("self",)).select_related("batch").get(pk=file.pk)
    if locked.state != State.WAITING or locked.content is None:
        return None
    batch = locked.batch
    reading, state, trouble = None, State.READ, ""
    try:
        found = read_report(text_of(bytes(locked.content), locked.name)).to_json()
        if batch.readings.filter(text=found["text"]).exists():
            state = State.REPEATED
        else:
            reading = keep(found=found, scope=batch.scope, file_name=locked.name, batch=batch, by=by, at=at)
    except Unreadable as reason:
        state, trouble = State.UNREADABLE, reason.code
    except Refused:
        state = State.FOREIGN
    _end(locked, state, trouble, by=by, at=at)
    return reading


@transaction.atomic
def give_up(*, file: BatchFile, by: Account, at: datetime) -> None:
    """Leave a file that ended its reader several times over: it is shown as damaged."""
    locked = BatchFile.objects.select_for_update(of=("self",)).select_related("batch").get(pk=file.pk)
    if locked.state == State.WAITING:
        _end(locked, State.UNREADABLE, "damaged", by=by, at=at)


def _end(file: BatchFile, state: str, trouble: str = "", *, by: Account, at: datetime) -> None:
    file.state, file.trouble, file.content = state, trouble, None
    file.save(update_fields=["state", "trouble", "content"])
    journal.record("reports.read_file", file, by=by, at=at, place=file.batch.scope, fields=["state"])


@transaction.atomic
def skip(*, reading: Reading, by: Account, at: datetime) -> None:
    """Put a reading of a batch off: it comes again when the others are reviewed."""
    locked = Reading.objects.select_for_update(of=("self",)).get(pk=reading.pk)
    locked.skipped_at = at
    locked.save(update_fields=["skipped_at"])
    journal.record("reports.skip", locked, by=by, at=at, place=locked.scope, fields=["skipped_at"])


@transaction.atomic
def undo_batch(*, batch: Batch, by: Account, at: datetime) -> int:
    """Take back every meeting that confirming the batch made, with all they made; how many there were.

    All of them or none: raises ``Refused``, with names, while anything real rests on any of them. The
    readings stay, to be confirmed again or thrown away.
    """
    batch = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    made = queries.meetings_of(batch)
    if not made:
        raise Refused(_("There is nothing to undo: no report of this batch is confirmed."))
    undoing.look(made).refuse()
    journal.record("reports.undo_batch", batch, by=by, at=at, place=batch.scope)
    for meeting in made:
        meetings.undo_meeting(meeting=meeting, by=by, at=at)
    return len(made)


@transaction.atomic
def discard_batch(*, batch: Batch, by: Account, at: datetime) -> None:
    """Throw a batch away with its readings. Raises ``Refused`` while one of them is confirmed."""
    batch = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if batch.readings.filter(state=Reading.State.CONFIRMED).exists():
        raise Refused(_("Reports of this batch have been confirmed. Undo that first."))
    if Reading.objects.filter(same_as__batch=batch).exclude(batch=batch).exists():
        raise Refused(_("Another report was made one with a report of this batch. Separate them first."))
    journal.record("reports.discard_batch", batch, by=by, at=at, place=batch.scope)
    batch.readings.filter(same_as__isnull=False).delete()
    batch.readings.all().delete()
    batch.delete()
