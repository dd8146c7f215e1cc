"""The part of a reader's reach that lies in one place, as the shortest condition on an index."""

from django.db.models import Q

from liqaa.kit.scopes import Reach, below, covers


def narrowed(reach: Reach, path: str, field: str = "scope") -> Q:
    """Rows at or below ``path`` that lie within ``reach``: one range where the reach holds all of it."""
    if reach.covers(path):
        return below(field, path)
    return Reach(tuple(each for each in reach.paths if covers(path, each))).condition(field)
