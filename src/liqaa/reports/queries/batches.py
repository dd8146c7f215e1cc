"""Batches: which ones somebody sees, what is left to review, in what order, and what tells of one meeting."""

from dataclasses import dataclass

from django.db.models import F, Model, Q, QuerySet
from django.shortcuts import get_object_or_404

from liqaa.access.models import Account
from liqaa.meetings.models import Meeting
from liqaa.reports import rules
from liqaa.reports.models import Batch, BatchFile, Reading
from liqaa.reports.queries.readings import readings_seen_by
from liqaa.reports.queries.resolution import people_of, reach_of_people
from liqaa.reports.rules.doubt import doubt_of
from liqaa.reports.rules.record import Record
from liqaa.reports.rules.twins import Likeness, is_told_apart, likeness

LEFT = (Reading.State.DRAFT, Reading.State.UNDONE)
"""States of a reading that still waits for somebody."""
DAY = "record__date__iso"
MOST_COMPARED = 200
"""Readings of one day that a record is compared with, at most."""


def batches_seen_by(account: Account) -> QuerySet[Batch]:
    """The account's own batches and those within its reach, newest first."""
    within = account.reach(rules.CONFIRM).condition()
    return Batch.objects.filter(Q(read_by=account) | within).order_by("-read_at", "-pk")


def batch_for(account: Account, pk: int) -> Batch:
    """One batch, or 404 for whoever may not see it."""
    return get_object_or_404(batches_seen_by(account).select_related("read_by"), pk=pk)


def queue_of(batch: Batch) -> QuerySet[Reading]:
    """What is left to review: what was put off last, before it the most doubtful first."""
    order = (F("skipped_at").asc(nulls_first=True), "-doubt", "pk")
    return batch.readings.filter(state__in=LEFT).order_by(*order)


def next_of(batch: Batch, *, but: Reading | None = None) -> Reading | None:
    """The next one to review, ``but`` not this one while another is left."""
    waiting = queue_of(batch).defer("text", "found", "record")
    other = waiting.exclude(pk=but.pk).first() if but else None
    return other or waiting.first()


def meetings_of(batch: Batch) -> list[Meeting]:
    """The meetings that confirming its readings made, the newest first."""
    return list(Meeting.objects.filter(reading__batch=batch).order_by("-pk"))


@dataclass(frozen=True)
class Progress:
    """How far the worker and the reviewers are."""

    files: int
    waiting: int
    left: int
    confirmed: int
    merged: int

    @property
    def read(self) -> int:
        """Files that the worker is done with."""
        return self.files - self.waiting

    @property
    def kept(self) -> int:
        """Readings that came of it."""
        return self.left + self.confirmed + self.merged

    @property
    def reviewed(self) -> int:
        """Readings that somebody decided on."""
        return self.confirmed + self.merged


def progress_of(batch: Batch) -> Progress:
    """Counted from the rows: nothing is remembered elsewhere."""
    files = list(batch.files.values_list("state", flat=True))
    states = list(batch.readings.values_list("state", flat=True))
    return Progress(
        files=len(files),
        waiting=files.count(BatchFile.State.WAITING),
        left=sum(state in LEFT for state in states),
        confirmed=states.count(Reading.State.CONFIRMED),
        merged=states.count(Reading.State.MERGED),
    )


@dataclass(frozen=True)
class Twin:
    """Another reading that may tell of the same meeting."""

    reading: Reading
    likeness: Likeness


def twins_of(reading: Reading, account: Account) -> list[Twin]:
    """Readings that may be of the same meeting, the likest first: of the batch, and others of its day."""
    day = (reading.record.get("date") or {}).get("iso") or ""
    known = Q(batch=reading.batch_id) if reading.batch_id else Q()
    if day:
        known = Q(**{DAY: day}) | (known & Q(**{f"{DAY}__isnull": True}) if known else Q(pk=None))
    elif not known:
        return []
    others = (
        readings_seen_by(account).filter(known).exclude(pk=reading.pk).exclude(state=Reading.State.MERGED)
    )
    found = [
        Twin(other, likeness(reading.record, other.record))
        for other in others.defer("text", "found")[:MOST_COMPARED]
        if not is_told_apart(reading.record, other.pk) and not is_told_apart(other.record, reading.pk)
    ]
    return sorted((each for each in found if each.likeness.asked), key=lambda each: -each.likeness.score)


def doubt_in(found: Record, record: Record, account: Account) -> float:
    """How doubtful a reading is to ``account``, the names that must be asked about included."""
    asked = sum(each.open for each in people_of(record, reach=reach_of_people(account)))
    return doubt_of(found, record, asked=asked)


def sources_of(meeting: Model, account: Account) -> list[Reading]:
    """Every reading that told of a meeting, the one that holds its record first."""
    told = Q(meeting_id=meeting.pk) | Q(same_as__meeting_id=meeting.pk)
    small = ("text", "found", "record", "beside")
    return list(
        readings_seen_by(account)
        .filter(told)
        .defer(*small)
        .order_by(F("same_as").asc(nulls_first=True), "pk")
    )
