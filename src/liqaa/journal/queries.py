"""Reading the journal."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, models

from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry, Seal, Verification
from liqaa.kit.acting import acting_for

LATE = timedelta(seconds=60)
"""How long a line may wait for its seal before somebody should look at the worker."""


def history_of(subject: models.Model) -> models.QuerySet[Entry]:
    """Every line about ``subject``, newest first."""
    lines = Entry.objects.filter(subject_kind=subject._meta.label_lower, subject_id=str(subject.pk))
    return lines.order_by("-id")


@dataclass(frozen=True)
class State:
    """How the chain stands: its length, its last seal, what waits, what the last check found."""

    length: int
    sealed_at: datetime | None
    unsealed: int
    waiting: timedelta
    last_check: Verification | None

    @property
    def late(self) -> bool:
        """Whether a line waits for its seal too long."""
        return self.waiting > LATE

    @property
    def broken(self) -> bool:
        """Whether the last check found a fault."""
        return self.last_check is not None and self.last_check.faults > 0


def state(*, at: datetime) -> State:
    """How the chain stands at this moment. Three statements, however long it is."""
    head = Seal.objects.order_by("-position").first()
    with acting_for(SYSTEM), connection.cursor() as cursor:
        cursor.execute(_WAITING, [head.horizon if head else 0])
        unsealed, oldest = cursor.fetchone()
    return State(
        length=head.position if head else 0,
        sealed_at=head.sealed_at if head else None,
        unsealed=unsealed,
        waiting=max(at - oldest, timedelta()) if oldest else timedelta(),
        last_check=Verification.objects.order_by("-id").first(),
    )


_WAITING = """
SELECT count(*), min(e.at) FROM liqaa_journal_entry e
WHERE e.id > %s AND NOT EXISTS (SELECT FROM liqaa_journal_seal s WHERE s.entry_id = e.id)
"""
