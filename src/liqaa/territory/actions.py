"""Writing places: the load of the country's list."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from liqaa.journal.actions import Actor, record
from liqaa.territory.models import Place, PlaceName
from liqaa.territory.text.gazetteer import gazetteer
from liqaa.territory.text.places import COUNTRY, VERSION, PlaceRef

LOAD = "territory.load_places"
_COLUMNS = ("parent_id", "kind", "code", "country", "version", "name_ar", "name_fr", "population")


@transaction.atomic
def load_places(*, by: Actor, at: datetime) -> int:
    """Bring the places of the country and their spellings to the gazetteer's; answer how many rows changed.

    Adds and corrects, never removes: a place that left the list keeps its row. When nothing differs nothing
    is written, neither in the journal.
    """
    refs = gazetteer().places
    changed = _load_rows(refs) + _load_names(refs)
    if changed:
        kingdom = Place.objects.get(pk=COUNTRY)
        record(LOAD, kingdom, by=by, at=at, place=COUNTRY, fields=["names", *_COLUMNS])
    return changed


def _load_rows(refs: Iterable[PlaceRef]) -> int:
    there = {row[0]: row[1:] for row in Place.objects.values_list("path", *_COLUMNS)}
    wanted = {ref.path: _columns(ref) for ref in refs}
    rows = [
        Place(path=path, **dict(zip(_COLUMNS, columns, strict=True)))
        for path, columns in wanted.items()
        if there.get(path) != columns
    ]
    Place.objects.bulk_create(rows, update_conflicts=True, unique_fields=["path"], update_fields=_COLUMNS)
    return len(rows)


def _columns(ref: PlaceRef) -> tuple[str | int | None, ...]:
    return (ref.parent_path, ref.kind, ref.code, COUNTRY, VERSION, ref.name_ar, ref.name_fr, ref.population)


def _load_names(refs: Iterable[PlaceRef]) -> int:
    there = set(PlaceName.objects.values_list("place_id", "name"))
    wanted = dict.fromkeys(
        (ref.path, name) for ref in refs for name in (ref.name_ar, ref.name_fr, *ref.variants)
    )
    rows = [PlaceName(place_id=path, name=name) for path, name in wanted if (path, name) not in there]
    PlaceName.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)
