"""Past results: a file is read, its questions answered, then imported as a whole or not at all."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from liqaa.access.models import Account
from liqaa.countdown import rules
from liqaa.countdown.actions.sentences import refused
from liqaa.countdown.models import Event, PastResult, ResultSheet
from liqaa.countdown.queries.gazetteer import reading_of
from liqaa.countdown.rules import Reason
from liqaa.journal import actions as journal
from liqaa.kit import undoing
from liqaa.kit.acting import IMPORT, acting_from
from liqaa.kit.arabic import clean


@transaction.atomic
def read_sheet(
    *, event: Event, title: str, polled_on: date, source: str, by: Account, at: datetime
) -> ResultSheet:
    """Keep the text of a file for a first look; nothing is imported yet.

    Raises ``Refused`` beside ``title`` or ``polled_on``, and when the event is a congress or called off.
    """
    if event.kind != rules.ELECTION:
        raise refused(Reason.ONLY_ELECTION)
    if event.state == rules.CANCELLED:
        raise refused(Reason.NOT_NOW)
    if not title.strip():
        raise refused(Reason.NO_NAME, "title")
    if polled_on > timezone.localdate(at):
        raise refused(Reason.NOT_YET, "polled_on")
    sheet = ResultSheet.objects.create(
        event=event,
        scope=event.scope,
        title=title.strip(),
        polled_on=polled_on,
        source=clean(source),
        read_at=at,
        read_by=by,
    )
    journal.record("countdown.read_sheet", sheet, by=by, at=at, place=sheet.scope, fields=["title", "source"])
    return sheet


@transaction.atomic
def answer_sheet(*, sheet: ResultSheet, answers: dict[str, str], by: Account, at: datetime) -> ResultSheet:
    """Say which commune a name means, by the key of its question; an empty answer asks again."""
    sheet = _locked(sheet, "import")
    sheet.answers = {key: path for key, path in (sheet.answers | answers).items() if path}
    sheet.save(update_fields=["answers"])
    journal.record("countdown.answer_sheet", sheet, by=by, at=at, place=sheet.scope, fields=["answers"])
    return sheet


@acting_from(IMPORT)
@transaction.atomic
def import_sheet(*, sheet: ResultSheet, by: Account, at: datetime) -> ResultSheet:
    """Import every line at once. Refused while a line is faulty, a name open, or other results stand."""
    sheet = _locked(sheet, "import")
    reading = reading_of(sheet)
    if not reading.whole:
        raise refused(Reason.FAULTS)
    if ResultSheet.objects.filter(event=sheet.event, state=ResultSheet.State.IMPORTED).exists():
        raise refused(Reason.ANOTHER_SHEET)
    sheet.state, sheet.imported_at = ResultSheet.State.IMPORTED, at
    try:
        with transaction.atomic():
            sheet.save(update_fields=["state", "imported_at"])
    except IntegrityError as error:
        raise refused(Reason.ANOTHER_SHEET) from error
    PastResult.objects.bulk_create(
        (
            PastResult(
                sheet=sheet,
                place_id=each.path,
                scope=each.path,
                list_name=each.list_name,
                votes=each.votes,
                seats=each.seats,
                registered=each.registered,
                voters=each.voters,
            )
            for each in reading.results
        ),
        batch_size=2_000,
    )
    journal.record(
        "countdown.import_sheet", sheet, by=by, at=at, place=sheet.scope, fields=["results", "state"]
    )
    return sheet


@transaction.atomic
def take_back_sheet(*, sheet: ResultSheet, by: Account, at: datetime) -> ResultSheet:
    """Undo an import with every result it made; the file stays to be looked through again."""
    sheet = _locked(sheet, "take_back")
    sheet.results.all().delete()
    sheet.state, sheet.imported_at = ResultSheet.State.READ, None
    sheet.save(update_fields=["state", "imported_at"])
    journal.record(
        "countdown.take_back_sheet", sheet, by=by, at=at, place=sheet.scope, fields=["results", "state"]
    )
    return sheet


@transaction.atomic
def discard_sheet(*, sheet: ResultSheet, by: Account, at: datetime) -> None:
    """Throw a file away that was not imported."""
    sheet = _locked(sheet, "import")
    journal.record("countdown.discard_sheet", sheet, by=by, at=at, place=sheet.scope)
    undoing.take(sheet, by=by, at=at)


def _locked(sheet: ResultSheet, move: str) -> ResultSheet:
    sheet = ResultSheet.objects.select_for_update(of=("self",)).select_related("event").get(pk=sheet.pk)
    if rules.after(rules.SHEET_MOVES, move, sheet.state) is None:
        raise refused(Reason.NOT_NOW)
    return sheet
