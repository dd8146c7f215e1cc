"""Which places count, and how their path reads. Pure: no Django, no clock, no database."""

from collections.abc import Iterable

WHOLE = "whole"
BOTH = "both"
PARTS = "parts"
"""What counts where a unit holds smaller units of the same level (a charter's ``divided``): the whole only
(1,503 communes), the whole and its parts (75 provinces and prefectures + 8 = 83), or only the parts
(1,497 communes + 41 arrondissements)."""

_PART_OF: dict[str, frozenset[str]] = {
    "arrondissement": frozenset({"commune"}),
    "arrondissement_prefecture": frozenset({"province", "prefecture"}),
}
PROVINCE_DEPTH = 3
"""Segments in the path of a province or prefecture: ma/03/591."""


def counted_kinds(kinds: Iterable[str], divided: str) -> frozenset[str]:
    """The kinds that count: with ``whole``, parts of another kind on the list are left out."""
    wanted = frozenset(kinds)
    if divided != WHOLE:
        return wanted
    return frozenset(kind for kind in wanted if not _PART_OF.get(kind, frozenset()) & wanted)


def paths_above(path: str) -> list[str]:
    """The paths of a place's ancestors, the kingdom first, its own left out."""
    segments = path.split("/")
    return ["/".join(segments[:count]) for count in range(1, len(segments))]


def province_path(path: str) -> str | None:
    """The path of the province or prefecture that a place lies in, itself included; None above it."""
    segments = path.split("/")
    return "/".join(segments[:PROVINCE_DEPTH]) if len(segments) >= PROVINCE_DEPTH else None
