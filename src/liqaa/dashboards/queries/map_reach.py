"""What the map's layers share: the part of a reach that lies in one place, counts told by their place."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from liqaa.kit.maps import Figure
from liqaa.kit.scopes import Reach, below, covers


def narrowed(reach: Reach, path: str, field: str = "scope") -> Q:
    """Rows at or below ``path`` that lie within ``reach``: one range where the reach holds all of it."""
    if reach.covers(path):
        return below(field, path)
    return Reach(tuple(each for each in reach.paths if covers(path, each))).condition(field)


def by_place(rows: Iterable[Mapping[str, Any]]) -> dict[str, Figure]:
    """Counts grouped by ``scope`` as figures by place."""
    return {row["scope"]: Figure({key: row[key] for key in row if key != "scope"}) for row in rows}
