"""The gazetteer itself: look up, walk the tree, scan, resolve."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property

from liqaa.kit.arabic import clitic_forms, fold
from liqaa.territory.text.kindwords import KindWord, read_kind
from liqaa.territory.text.places import (
    ARRONDISSEMENT,
    COMMUNE,
    KINDS,
    PREFECTURE,
    PROVINCE,
    PlaceRef,
    read_places,
)
from liqaa.territory.text.scanning import Index, PlaceMention, Scanner, Words
from liqaa.territory.text.spelling import joined_key, keys_of, skeleton_of, without_latin_article

_LIKELIEST = {
    kind: rank
    for rank, kind in enumerate(
        (
            "kingdom",
            "province",
            "prefecture",
            "region",
            "commune",
            "arrondissement",
            "arrondissement_prefecture",
            "cercle",
        )
    )
}
_FUZZY_FLOOR = 84.0
_FUZZY_LIMIT = 8


@cache
def gazetteer() -> "Gazetteer":
    """The one gazetteer of this process."""
    return Gazetteer(read_places())


class Gazetteer:
    """Every place of the country by path, code and any spelling of its name."""

    def __init__(self, places: Iterable[PlaceRef]) -> None:
        self.places: tuple[PlaceRef, ...] = tuple(places)
        self._by_path = {place.path: place for place in self.places}
        self._by_code = {place.code: place for place in self.places}
        self._children: dict[str, list[PlaceRef]] = defaultdict(list)
        for place in self.places:
            if place.parent_path is not None:
                self._children[place.parent_path].append(place)

    # --- indexes, made when first asked for ---

    @cached_property
    def _names(self) -> Index:
        """Key to places: names as written first; a respelling never hides a name that is written so."""
        true: dict[str, dict[PlaceRef, None]] = defaultdict(dict)
        respelt: dict[str, dict[PlaceRef, None]] = defaultdict(dict)
        for place in self.places:
            for name in (place.name_ar, place.name_fr, *place.variants):
                own, *others = keys_of(name)
                true[own][place] = None
                for key in others:
                    respelt[key][place] = None
        names = {key: _ranked(places) for key, places in respelt.items() if key not in true}
        return names | {key: _ranked(places) for key, places in true.items()}

    @cached_property
    def _joined(self) -> Index:
        return self._indexed(joined_key)

    @cached_property
    def _skeletons(self) -> Index:
        return self._indexed(lambda name: skeleton_of(fold(name)))

    def _indexed(self, key_of: Callable[[str], str]) -> Index:
        found: dict[str, dict[PlaceRef, None]] = defaultdict(dict)
        for place in self.places:
            for name in (place.name_ar, place.name_fr, *place.variants):
                key = key_of(name)
                if key:
                    found[key][place] = None
        return {key: _ranked(places) for key, places in found.items()}

    @cached_property
    def _scanner(self) -> Scanner:
        return Scanner(self._names, self._joined, self._skeletons)

    # --- by key ---

    def by_path(self, path: str) -> PlaceRef | None:
        """The place at a path."""
        return self._by_path.get(path)

    def by_code(self, code: str) -> PlaceRef | None:
        """The place with a code of the Haut-Commissariat au Plan (2024)."""
        return self._by_code.get(code)

    # --- the tree ---

    def ancestors(self, ref: PlaceRef) -> list[PlaceRef]:
        """The places above one, the kingdom first, itself left out."""
        above = []
        while ref.parent_path is not None:
            ref = self._by_path[ref.parent_path]
            above.append(ref)
        return above[::-1]

    def children(self, ref: PlaceRef) -> list[PlaceRef]:
        """The places directly below one, in the order of the source."""
        return list(self._children.get(ref.path, ()))

    def communes_of(self, ref: PlaceRef) -> list[PlaceRef]:
        """The communes and arrondissements below a place; a city's own arrondissements come after it."""
        return [
            place
            for place in self.places
            if place.kind in (COMMUNE, ARRONDISSEMENT) and place is not ref and place.lies_in(ref.path)
        ]

    def above(self, ref: PlaceRef, *kinds: str) -> PlaceRef | None:
        """The place itself or the nearest one above it of one of the kinds."""
        for place in (ref, *reversed(self.ancestors(ref))):
            if place.kind in kinds:
                return place
        return None

    def province_of(self, ref: PlaceRef) -> PlaceRef | None:
        """The province or prefecture a place is in, itself included."""
        return self.above(ref, PROVINCE, PREFECTURE)

    def label(self, ref: PlaceRef, language: str = "ar") -> str:
        """The name, with the province where other places of its kind share it: أولاد عيسى (تارودانت)."""
        twins = [other for other in self._names.get(fold(ref.name_ar), ()) if other.kind == ref.kind]
        province = self.province_of(ref)
        alone = twins in ([], [ref])
        if alone or province is None or province is ref:
            return ref.name(language)
        return f"{ref.name(language)} ({province.name(language)})"

    # --- by name ---

    def find(
        self,
        name: str,
        kinds: Iterable[str] | None = None,
        within: PlaceRef | str | None = None,
        *,
        fuzzy: bool = False,
    ) -> list[PlaceRef]:
        """The places with a name, likeliest first (province, region, commune…); empty when there is none.

        ``name`` in any spelling, Arabic or Latin, with or without a kind word (إقليم, commune de), which then
        narrows the kinds unless nothing fits. ``within`` keeps what lies in a place. With ``fuzzy`` a near
        miss is forgiven when there is no exact answer.
        """
        words = fold(name).split()
        word, rest = _split_kind(words)
        wanted = frozenset(kinds) if kinds is not None else frozenset(word.kinds if word else KINDS)
        path = within.path if isinstance(within, PlaceRef) else within
        for candidates in self._nets(words, rest, wide=fuzzy or word is not None, fuzzy=fuzzy):
            inside = [ref for ref in candidates if path is None or ref.lies_in(path)]
            fitting = [ref for ref in inside if ref.kind in wanted]
            if fitting or (inside and kinds is None):
                return fitting or inside
        return []

    def _nets(
        self, words: list[str], rest: list[str], *, wide: bool, fuzzy: bool
    ) -> Iterable[tuple[PlaceRef, ...]]:
        """Candidates, from the narrowest net to the widest."""
        whole, bare = " ".join(words), " ".join(rest)
        keys = dict.fromkeys([bare, without_latin_article(bare), whole])
        if rest:
            tail = rest[1:]
            keys |= dict.fromkeys(" ".join([form, *tail]) for form in clitic_forms(rest[0])[1:])
        for key in keys:
            yield self._names.get(key, ())
        for key in (bare, whole):
            yield self._joined.get(joined_key(key), ())
        if wide:
            yield self._skeletons.get(skeleton_of(without_latin_article(bare)), ())
        if fuzzy:
            yield self._near(without_latin_article(bare))

    def _near(self, key: str) -> tuple[PlaceRef, ...]:
        """Places whose name is nearly the key, nearest first."""
        from rapidfuzz import fuzz, process

        hits = process.extract(
            key, self._names.keys(), scorer=fuzz.ratio, score_cutoff=_FUZZY_FLOOR, limit=_FUZZY_LIMIT
        )
        return tuple(dict.fromkeys(ref for hit, _, _ in hits for ref in self._names[hit]))

    def scan(self, text: str, words: Words | None = None) -> list[PlaceMention]:
        """Every place named in running text, in order (see :class:`PlaceMention`).

        ``words`` are those of the text when they are cut already.
        """
        return self._scanner.scan(text, words)

    def resolve(self, names: Mapping[str, str | None]) -> PlaceRef | None:
        """The place meant by names by level, only when one answer fits, else None.

        ``names`` goes from level (``region``, ``province``, ``commune``, or any kind) to a name or None, for
        instance ``{"province": "مولاي يعقوب", "commune": "عين الشقف"}``. The lowest level named is the one
        that is returned; the upper ones must hold it.
        """
        named = [(_LEVEL_KINDS.get(level, (level,)), name) for level, name in names.items() if name]
        if not named:
            return None
        named.sort(key=lambda item: KINDS.index(item[0][0]))
        candidates: list[PlaceRef] | None = None
        for kinds, name in named:
            found = self.find(name, kinds=kinds)
            if candidates is not None:
                found = [ref for ref in found if any(ref.lies_in(upper.path) for upper in candidates)]
            candidates = found
        return candidates[0] if candidates and len(candidates) == 1 else None


_LEVEL_KINDS: dict[str, tuple[str, ...]] = {
    "province": (PROVINCE, PREFECTURE, "arrondissement_prefecture"),
    "prefecture": (PROVINCE, PREFECTURE, "arrondissement_prefecture"),
    "commune": (COMMUNE, ARRONDISSEMENT),
    "locality": (COMMUNE, ARRONDISSEMENT),
}


def _ranked(places: Iterable[PlaceRef]) -> tuple[PlaceRef, ...]:
    return tuple(sorted(places, key=lambda ref: (_LIKELIEST[ref.kind], -(ref.population or 0))))


def _split_kind(words: list[str]) -> tuple[KindWord | None, list[str]]:
    """The kind word that opens a name, and the words behind it and its fillers."""
    found = read_kind(words, 0) if len(words) > 1 else None
    if found is None or found[1] >= len(words):
        return None, words
    kind, name = found
    return kind, words[name:]
