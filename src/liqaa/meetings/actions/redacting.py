"""Taking somebody's data out of frozen minutes: sealed anew, the former hash kept, the paper made anew.

Decision 0020. The database lets a frozen record be changed only where its transaction says that data are
taken out, and it is said here alone.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction

from liqaa.access.models import Account
from liqaa.files import actions as files
from liqaa.journal import actions as journal
from liqaa.journal.actions import SYSTEM, Actor
from liqaa.kit.acting import acting_for
from liqaa.kit.jobs import leave
from liqaa.meetings import rules
from liqaa.meetings.actions.minutes import locked
from liqaa.meetings.models import Minutes, Redaction
from liqaa.meetings.queries.frozen import Sealed, is_whole, sealed_now

PRINT_AGAIN = "liqaa_meetings.print_again"


@contextmanager
def taking_out(found: Sequence[Minutes], *, by: Actor, at: datetime) -> Iterator[None]:
    """Let the record of frozen minutes be changed in this block; what changed is sealed anew at its end.

    The paper that was kept goes at once, and the worker makes another. Where the record no longer said what
    was frozen before anything was taken out, that is kept and goes on being told.
    """
    before = [(each, is_whole(each), sealed_now(each)) for each in found]
    _let(True)
    yield
    with acting_for(SYSTEM):  # the paper was kept in the name of whoever froze the minutes
        for minutes, whole, sealed in before:
            _seal_again(minutes, sealed, whole=whole, by=by, at=at)
    _let(False)


def _let(change: bool) -> None:
    """Tell the database that data are taken out, for this transaction or what is left of it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('liqaa.erasing', %s, true)", ["on" if change else ""])


def _seal_again(minutes: Minutes, sealed: Sealed, *, whole: bool, by: Actor, at: datetime) -> None:
    now = sealed_now(minutes)
    if now == sealed:
        return
    former = minutes.file
    Redaction.objects.create(
        meeting_id=minutes.meeting_id,
        scope=minutes.scope,
        minutes=minutes,
        made_at=at,
        former_sha256=minutes.sha256,
        former_paper_sha256=former.sha256 if former else "",
        whole=whole,
    )
    minutes.sha256, minutes.sections, minutes.file = now.sha256, now.sections, None
    minutes.save(update_fields=["sha256", "sections", "file"])
    journal.record(
        "meetings.redact", minutes.meeting, by=by, at=at, place=minutes.scope, fields=["sha256", "file"]
    )
    if former is not None:
        leave(PRINT_AGAIN, minutes_id=minutes.pk, by_id=former.stored_by_id)
        files.forget(stored=former, by=by, at=at)


@transaction.atomic
def keep_paper(*, minutes: Minutes, paper: UploadedFile, by: Actor, at: datetime, owner: Account) -> Minutes:
    """Keep the paper made anew of frozen minutes; ``owner`` is the account in whose name files are kept.

    One that is kept already stays.
    """
    with acting_for(SYSTEM):
        minutes = locked(minutes)
        if minutes.state == rules.FROZEN and minutes.file_id is None:
            minutes.file = files.store(upload=paper, by=owner, at=at)
            minutes.save(update_fields=["file"])
            journal.record(
                "meetings.print_again", minutes.meeting, by=by, at=at, place=minutes.scope, fields=["file"]
            )
    return minutes
