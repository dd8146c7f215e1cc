"""The communes that a file of results can mean, and what a kept file says."""

from collections import defaultdict

from django.db.models import Q

from liqaa.countdown.models import ResultSheet
from liqaa.countdown.text.results import Gazetteer, Reading, read_results
from liqaa.kit.scopes import below, covers
from liqaa.territory.models import Place, PlaceName
from liqaa.territory.queries import LOCAL_KINDS
from liqaa.territory.rules import PROVINCE_DEPTH, paths_above

UPPER_KINDS = (Place.Kind.PROVINCE, Place.Kind.PREFECTURE, Place.Kind.ARRONDISSEMENT_PREFECTURE)


def gazetteer_of(path: str) -> Gazetteer:
    """Communes and arrondissements within ``path``, with the provinces that tell them apart."""
    communes = Place.objects.filter(below("path", path), kind__in=LOCAL_KINDS, valid_until=None)
    codes = dict(communes.values_list("code", "path"))
    within = below("place_id", path) | Q(place_id__in=paths_above(path))
    spelt = PlaceName.objects.filter(
        within, place__kind__in=(*LOCAL_KINDS, *UPPER_KINDS), place__valid_until=None
    )
    names: dict[str, set[str]] = defaultdict(set)
    provinces: dict[str, set[str]] = defaultdict(set)
    for key, found, kind in spelt.values_list("key", "place_id", "place__kind"):
        if kind in UPPER_KINDS:
            provinces[key].add(found)
        elif covers(path, found):
            names[key].add(found)
    return Gazetteer(
        codes,
        {key: frozenset(paths) for key, paths in names.items()},
        {key: frozenset(paths) for key, paths in provinces.items()},
    )


def reading_of(sheet: ResultSheet) -> Reading:
    """What the file of a sheet says, with the answers that were given."""
    return read_results(sheet.source, gazetteer_of(sheet.scope), sheet.answers)


def places_named(paths: set[str]) -> dict[str, str]:
    """How each path is told from its namesakes: its name and its province's. One query."""
    known = Place.objects.in_bulk(sorted({upper for path in paths for upper in (*paths_above(path), path)}))
    return {path: _told_apart(path, known) for path in paths if path in known}


def _told_apart(path: str, known: dict[str, Place]) -> str:
    province = known.get("/".join(path.split("/")[:PROVINCE_DEPTH]))
    place = known[path]
    return f"{place.name} ({province.name})" if province and province != place else place.name
