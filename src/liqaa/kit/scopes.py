"""Scopes: a path that says under whom a row stands, and ranges over such paths.

A path's children extend it by ``/``. Under collation "C" everything below a path is one range
on a plain b-tree index, because ``0`` is the character after ``/`` (decision 0002).
"""

from dataclasses import dataclass

from django.db import models
from django.db.models import Q


class ScopeField(models.CharField):
    """A path kept beside a row, sorted byte by byte so that "below" is one indexed range."""

    def __init__(self, **options: object) -> None:
        """A char field of 120 characters, collation "C"."""
        options.setdefault("max_length", 120)
        options.setdefault("db_collation", "C")
        super().__init__(**options)  # type: ignore[arg-type]


def below(field: str, path: str) -> Q:
    """Rows whose ``field`` is ``path`` or anything under it, as one condition."""
    return Q(**{field: path}) | Q(**{f"{field}__gte": f"{path}/", f"{field}__lt": f"{path}0"})


def covers(path: str, other: str) -> bool:
    """Whether ``other`` is ``path`` or stands under it."""
    return other == path or other.startswith(f"{path}/")


@dataclass(frozen=True)
class Reach:
    """The paths over which somebody holds a right; empty means nowhere."""

    paths: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether the right is held anywhere."""
        return bool(self.paths)

    def covers(self, path: str) -> bool:
        """Whether the right is held at ``path``."""
        return any(covers(each, path) for each in self.paths)

    def condition(self, field: str = "scope") -> Q:
        """The rows within reach, as one condition on ``field``; no row when the reach is empty."""
        reached = Q(pk__in=[])
        for path in self.paths:
            reached |= below(field, path)
        return reached
