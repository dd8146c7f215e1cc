"""Named reads of places: the tree, what lies within, the units a charter counts, the search."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import (
    Case,
    Count,
    F,
    Func,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
    Window,
)
from django.db.models.functions import Collate, Concat, Lead, Replace

from liqaa.kit.arabic import fold
from liqaa.kit.scopes import below
from liqaa.territory.models import Place, PlaceName
from liqaa.territory.rules import BOTH, PARTS, counted_kinds, paths_above, province_path
from liqaa.territory.text.kindwords import read_kind
from liqaa.territory.text.spelling import keys_of, without_latin_article

LIMIT = 20
_LONGEST_QUESTION = 120
_PATTERN_SIGNS = str.maketrans({"%": " ", "_": " ", "\\": " "})
LOCAL_KINDS = (Place.Kind.COMMUNE, Place.Kind.ARRONDISSEMENT)
_EXACT, _BEGINS, _HOLDS, _RESEMBLES = range(4)
_LIKELIEST = (
    Place.Kind.PROVINCE,
    Place.Kind.PREFECTURE,
    Place.Kind.REGION,
    Place.Kind.COMMUNE,
    Place.Kind.ARRONDISSEMENT,
    Place.Kind.ARRONDISSEMENT_PREFECTURE,
    Place.Kind.CERCLE,
    Place.Kind.KINGDOM,
)


def by_name(places: QuerySet[Place]) -> QuerySet[Place]:
    """The places in the order of their Arabic names, hamza forms together."""
    return places.order_by(Collate(Func(F("name_ar"), function="kit_fold"), "C"), "path")


def within(path: str, field: str = "path") -> Q:
    """Rows whose place is the one at ``path`` or below it: one range on the key, or on a foreign key to it.

    For a model with ``place = ForeignKey(Place)`` give ``field="place_id"``.
    """
    return below(field, path)


def children(place: Place) -> QuerySet[Place]:
    """The places directly below one, by name."""
    return by_name(Place.objects.filter(parent=place))


def ancestors(place: Place) -> list[Place]:
    """The places above one, the kingdom first, itself left out."""
    return list(Place.objects.filter(path__in=paths_above(place.path)).order_by("path"))


def communes_of(place: Place) -> QuerySet[Place]:
    """The communes and arrondissements below a place, by name; a place is not below itself."""
    return by_name(Place.objects.filter(below("path", place.path), kind__in=LOCAL_KINDS).exclude(pk=place.pk))


def regions() -> QuerySet[Place]:
    """The regions, from north to south as the State numbers them."""
    return Place.objects.filter(kind=Place.Kind.REGION).order_by("path")


def provinces_of(region: Place) -> QuerySet[Place]:
    """The provinces and prefectures of a region, by name."""
    return by_name(Place.objects.filter(parent=region))


def units(kinds: Iterable[str], divided: str = BOTH, path: str = "ma") -> QuerySet[Place]:
    """The places of some kinds within ``path`` that a charter counts (see ``rules`` for ``divided``)."""
    wanted = counted_kinds(kinds, divided)
    found = Place.objects.filter(below("path", path), kind__in=wanted)
    if divided != PARTS:
        return found
    return found.exclude(path__in=_divided(found))


def _divided(places: QuerySet[Place]) -> QuerySet[Place, Any]:
    """Those of some places that hold another of them: in the order of the tree it comes right after.

    One pass; asking of each place whether anything lies below it compares all with all.
    """
    in_tree = Collate(Replace("path", Value("/"), Value("\x01")), "C")
    with_next = places.annotate(after=Window(Lead("path"), order_by=in_tree))
    return with_next.filter(after__startswith=Concat(F("path"), Value("/"))).values("path")


def count_by_kind(path: str = "ma") -> dict[str, int]:
    """How many places of each kind lie within a path, itself included."""
    rows = (
        Place.objects.filter(below("path", path))
        .values("kind")
        .order_by("kind")
        .annotate(count=Count("path"))
    )
    return {row["kind"]: row["count"] for row in rows}


def communes_per_province(region: Place) -> dict[str, int]:
    """The number of communes of each province of a region, by the province's path."""
    paths = Place.objects.filter(below("path", region.path), kind=Place.Kind.COMMUNE).values_list(
        "path", flat=True
    )
    counts: dict[str, int] = {}
    for path in paths:
        province = province_path(path)
        if province is not None:
            counts[province] = counts.get(province, 0) + 1
    return counts


# --- search ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place found by its name, with the places that tell it from its namesakes."""

    place: Place
    province: Place | None
    region: Place | None

    @property
    def label(self) -> str:
        """The name, with its province behind it below the level of provinces."""
        if self.province is None or self.province == self.place:
            return self.place.name
        return f"{self.place.name} ({self.province.name})"

    @property
    def parents(self) -> list[Place]:
        """Province and region, nearest first, itself left out."""
        return [place for place in (self.province, self.region) if place is not None and place != self.place]


def search_places(
    text: str, limit: int = LIMIT, *, kinds: Iterable[str] | None = None, path: str = "ma"
) -> list[FoundPlace]:
    """The places whose name is, begins with, holds or resembles a text, in that order; nothing for nothing.

    Any spelling, Arabic or Latin; a kind word in front (جماعة, province de) narrows the kinds unless
    ``kinds`` does. Two queries, however many are found.
    """
    key, kinds_said = _question(text)
    if not key:
        return []
    wanted = frozenset(kinds) if kinds is not None else kinds_said
    found = _ranked(key, path)
    chosen = list((found.filter(kind__in=wanted) if wanted else found)[:limit])
    if not chosen and kinds is None and wanted:
        chosen = list(found[:limit])
    return _described(chosen)


def named_exactly(text: str, *, kinds: Iterable[str] | None = None) -> list[FoundPlace]:
    """The places one of whose names is the text, in any spelling; several where they are namesakes."""
    key, kinds_said = _question(text)
    if not key:
        return []
    wanted = frozenset(kinds) if kinds is not None else kinds_said
    names = PlaceName.objects.filter(key__in=keys_of(key))
    places = Place.objects.filter(pk__in=names.values("place"))
    chosen = places.filter(kind__in=wanted) if wanted else places
    return _described(list(by_name(chosen)[:LIMIT]))


def at_path(path: str) -> FoundPlace | None:
    """The place at a path, described as a search describes it; None when there is none."""
    found = _described(list(Place.objects.filter(pk=path)))
    return found[0] if found else None


def _question(text: str) -> tuple[str, frozenset[str]]:
    """The key asked for without its kind word, and the kinds that the word says."""
    words = fold(text[:_LONGEST_QUESTION]).split()
    said = read_kind(words, 0) if len(words) > 1 else None
    if said is None or said[1] >= len(words):
        return without_latin_article(" ".join(words)), frozenset()
    kind, name = said
    return without_latin_article(" ".join(words[name:])), frozenset(kind.kinds)


def _ranked(key: str, path: str) -> QuerySet[Place]:
    """The places whose names answer a key, best first."""
    exact = list(keys_of(key))
    opening = key.translate(_PATTERN_SIGNS)
    names = (
        PlaceName.objects.filter(
            Q(key__in=exact)
            | Q(key__startswith=opening)
            | Q(key__contains=f" {opening}")
            | Q(key__trigram_similar=key)
        )
        .values("place")
        .annotate(
            rank=Min(
                Case(
                    When(key__in=exact, then=_EXACT),
                    When(key__startswith=opening, then=_BEGINS),
                    When(key__contains=f" {opening}", then=_HOLDS),
                    default=_RESEMBLES,
                    output_field=IntegerField(),
                )
            ),
            nearness=Max(TrigramSimilarity("key", key)),
        )
    )
    likeliest = Case(
        *(When(kind=kind, then=rank) for rank, kind in enumerate(_LIKELIEST)), output_field=IntegerField()
    )
    return (
        Place.objects.filter(below("path", path), pk__in=names.values("place"))
        .annotate(
            rank=names.filter(place=OuterRef("pk")).values("rank"),
            nearness=names.filter(place=OuterRef("pk")).values("nearness"),
        )
        .order_by("rank", F("nearness").desc(), likeliest, F("population").desc(nulls_last=True), "path")
    )


def _described(places: list[Place]) -> list[FoundPlace]:
    """Each place with its province and region, read in one query."""
    paths = {path for place in places for path in (*paths_above(place.path), place.path)}
    known = Place.objects.in_bulk(sorted(paths)) if places else {}

    def at(place: Place, depth: int) -> Place | None:
        segments = place.path.split("/")
        return known.get("/".join(segments[:depth])) if len(segments) >= depth else None

    return [FoundPlace(place, province=at(place, 3), region=at(place, 2)) for place in places]
