"""Scopes: a path that says under whom a row stands, and ranges over such paths.

A path's children extend it by ``/``. Under collation "C" everything below a path is one range
on a plain b-tree index, because ``0`` is the character after ``/`` (decision 0002).
"""

from dataclasses import dataclass
from typing import Protocol

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


class Standing(Protocol):
    """A body of the organisation, as far as rights ask: under whom it stands, and of which family."""

    scope: str
    trail: str
    family: str


@dataclass(frozen=True, order=True)
class Narrowed:
    """A right over a path that opens only the bodies under ``trail``, or of ``family`` (decision 0019)."""

    path: str
    trail: str = ""
    family: str = ""

    def opens(self, body: Standing) -> bool:
        """Whether the right is held over ``body``."""
        of_family = not self.family or body.family == self.family
        return (
            of_family and covers(self.path, body.scope) and (not self.trail or covers(self.trail, body.trail))
        )

    def condition(self, at: str) -> Q:
        """The bodies it opens; ``at`` is how the lookup gets to them, "" or ending in "__"."""
        opened = below(f"{at}scope", self.path)
        if self.trail:
            opened &= below(f"{at}trail", self.trail)
        return opened & Q(**{f"{at}family": self.family}) if self.family else opened


@dataclass(frozen=True)
class Reach:
    """The paths over which somebody holds a right; empty means nowhere.

    ``paths`` come from rights over whole places alone. What is ``narrowed`` opens nothing unless a body is
    named: a query or a check that knows of no body stays shut for it.
    """

    paths: tuple[str, ...] = ()
    narrowed: tuple[Narrowed, ...] = ()

    def __bool__(self) -> bool:
        """Whether the right is held over any whole place."""
        return bool(self.paths)

    @property
    def held(self) -> bool:
        """Whether the right is held at all, be it over a few bodies only."""
        return bool(self.paths or self.narrowed)

    def covers(self, path: str, body: Standing | None = None) -> bool:
        """Whether the right is held at ``path``, or over the ``body`` to which the record belongs."""
        return any(covers(each, path) for each in self.paths) or (
            body is not None and any(each.opens(body) for each in self.narrowed)
        )

    def condition(self, field: str = "scope") -> Q:
        """The rows within reach, as one condition on ``field``; no row when the reach is empty."""
        reached = Q(pk__in=[])
        for path in self.paths:
            reached |= below(field, path)
        return reached

    def of_bodies(self, field: str = "") -> Q:
        """What narrowed rights open: the rows whose body, found by ``field``, they name; bodies with ""."""
        opened = Q(pk__in=[])
        for each in self.narrowed:
            opened |= each.condition(f"{field}__" if field else "")
        return opened
