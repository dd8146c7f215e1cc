"""What the table says: the answer that an actor is owed, computed without the product's own checks.

Only ``config.roles`` is taken as given, which is the page that people agree on.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from liqaa.config.roles import ROLES
from tests.access.actors import ANONYMOUS, CLOSED, Actor
from tests.access.field import ABOUT, GROUNDS
from tests.access.wording import ABOUT as IS_ABOUT
from tests.access.wording import ABOVE, AROUND, COUNTRY, EVERYONE, ROOT, Row

OPEN, FORBIDDEN, NOTHING, LOGIN = "open", "forbidden", "nothing there", "sign in"


@dataclass(frozen=True)
class Cell:
    """One check: a line of the table, a record on a ground, and what is owed."""

    row: Row
    kind: str
    ground: str
    owed: str


def under(path: str, other: str) -> bool:
    """Whether ``other`` is ``path`` or lies in it."""
    return f"{other}/".startswith(f"{path}/")


def paths(actor: Actor, right: str) -> list[str]:
    """Where an actor holds a right today."""
    return [path for role, path in actor.held if right in ROLES[role].rights]


def holds(actor: Actor, right: str, at: str) -> bool:
    """Whether an actor holds a right at a place today."""
    return any(under(path, at) for path in paths(actor, right))


def scope_of(ground: str) -> str:
    """Under whom a record of a ground stands."""
    return GROUNDS["sibling" if ground == ABOUT else ground]


def owed(actor: Actor | None, row: Row, ground: str) -> str:
    """The answer for a record of ``ground``; for a line without a record the ground does not count."""
    if row.door == EVERYONE:
        return row.always or (NOTHING if row.missing else OPEN)
    if actor is None or actor.time == CLOSED:
        return LOGIN
    if row.anywhere and not any(paths(actor, right) for right in row.anywhere):
        return FORBIDDEN
    scope = scope_of(ground)
    if row.see and not any(_sees(actor, right, row.how, ground, scope) for right in row.see):
        return NOTHING
    at = {COUNTRY: "ma", ABOVE: scope.rpartition("/")[0] or "ma", ROOT: _root(actor, scope)}.get(
        row.at, scope
    )
    if row.ask and not all(holds(actor, right, at) for right in row.ask):
        return FORBIDDEN
    return row.always or (NOTHING if row.missing else OPEN)


def _sees(actor: Actor, right: str, how: str, ground: str, scope: str) -> bool:
    reached = paths(actor, right)
    if any(under(path, scope) for path in reached):
        return True
    if how == AROUND:
        return any(under(scope, path) for path in reached)
    return how == IS_ABOUT and ground == ABOUT and holds(actor, right, GROUNDS["own"])


def _root(actor: Actor, scope: str) -> str:
    """Where an export of something above begins: at one's own place."""
    reached = paths(actor, "countdown.see")
    if any(under(path, scope) for path in reached):
        return scope
    return next((path for path in sorted(reached) if under(scope, path)), scope)


def cells(actor: Actor | None, table: tuple[Row, ...], rows: dict[str, dict[str, list]]) -> Iterator[Cell]:
    """Every check of an actor: each line on each ground where its record lies."""
    for row in table:
        for kind in row.of or ("",):
            if kind == "place":
                grounds: list[str] = list(GROUNDS)
            elif kind:
                grounds = list(rows[kind])
            else:
                grounds = ["country"]
            for ground in grounds:
                yield Cell(row, kind, ground, owed(actor, row, ground))


def count(table: tuple[Row, ...], rows: dict[str, dict[str, list]], actors: int) -> int:
    """How many checks a table makes."""
    return actors * sum(1 for _ in cells(None, table, rows))


__all__ = [
    "ANONYMOUS",
    "FORBIDDEN",
    "LOGIN",
    "NOTHING",
    "OPEN",
    "Cell",
    "cells",
    "count",
    "holds",
    "owed",
    "paths",
]
