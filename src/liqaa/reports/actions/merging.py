"""One meeting told by two reports: made into one record with both as its sources, or told apart."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.journal import actions as journal
from liqaa.kit.refusals import Refused
from liqaa.reports import queries
from liqaa.reports.models import Reading
from liqaa.reports.rules import merging
from liqaa.reports.rules import record as records
from liqaa.reports.rules.twins import apart_mark

Held = tuple[Reading, Reading]


@transaction.atomic
def merge(
    *, reading: Reading, other: Reading, chosen: Mapping[str, str], by: Account, at: datetime
) -> Reading:
    """Make two readings one: ``reading`` keeps the record, ``other`` stays as its second source.

    ``chosen`` says field by field whose words hold. Where ``other`` is confirmed already its record stays
    as it is, and ``reading`` becomes its second source. Returns the reading that holds the record.
    """
    kept, told = _both(reading, other)
    if told.state == Reading.State.CONFIRMED:
        kept, told = told, kept
    if told.state == Reading.State.CONFIRMED:
        raise Refused(_("Both reports have been confirmed. Undo one of them first."))
    if Reading.State.MERGED in (kept.state, told.state):
        raise Refused(_("One of them is one with another report already."))
    told.beside = None
    if kept.state != Reading.State.CONFIRMED:
        told.beside = kept.record
        kept.record = merging.merged(kept.record, told.record, chosen)
        kept.doubt = queries.doubt_in(kept.found, kept.record, by)
        kept.save(update_fields=["record", "doubt"])
    told.retellings.update(same_as=kept)
    told.state, told.same_as = Reading.State.MERGED, kept
    told.save(update_fields=["state", "same_as", "beside"])
    fields = sorted(key for key in chosen if chosen[key] != merging.THIS)
    journal.record("reports.merge", told, by=by, at=at, place=kept.scope, fields=fields)
    return kept


@transaction.atomic
def separate(*, reading: Reading, by: Account, at: datetime) -> Reading:
    """Part a second source from its reading: both are to be confirmed, each as it was before.

    A record that is confirmed already stays as it is. Raises ``Refused`` for what is one with nothing.
    """
    told = Reading.objects.select_for_update(of=("self",)).get(pk=reading.pk)
    if told.same_as_id is None:
        raise Refused(_("This report is one with no other."))
    kept = Reading.objects.select_for_update(of=("self",)).get(pk=told.same_as_id)
    if told.beside is not None and kept.state != Reading.State.CONFIRMED:
        kept.record = told.beside
        kept.doubt = queries.doubt_in(kept.found, kept.record, by)
        kept.save(update_fields=["record", "doubt"])
    told.state, told.same_as, told.beside = Reading.State.DRAFT, None, None
    told.save(update_fields=["state", "same_as", "beside"])
    journal.record("reports.separate", told, by=by, at=at, place=told.scope)
    return told


@transaction.atomic
def say_apart(*, reading: Reading, other: Reading, by: Account, at: datetime) -> None:
    """Say that two readings tell of two meetings: nobody is asked again."""
    locked, _other = _both(reading, other)
    locked.record = records.answered(locked.record, apart_mark(other.pk))
    locked.save(update_fields=["record"])
    journal.record("reports.say_apart", locked, by=by, at=at, place=locked.scope, fields=["answered"])


def _both(reading: Reading, other: Reading) -> Held:
    """The two, locked in the order of their keys. Raises ``Refused`` for one and the same."""
    rows = Reading.objects.select_for_update(of=("self",)).order_by("pk").in_bulk([reading.pk, other.pk])
    if len(rows) != 2:
        raise Refused(_("Choose another report to compare with."))
    return rows[reading.pk], rows[other.pk]
