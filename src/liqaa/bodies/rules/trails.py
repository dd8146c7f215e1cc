"""Trails: where a body stands among the others, and what an office's role is narrowed to (decision 0019)."""

from typing import Protocol

PLACE, FAMILY, SUBTREE = "place", "family", "subtree"
REACHES = (PLACE, FAMILY, SUBTREE)
"""How far an office's role may reach; without a word of the charter over everything in the body's place."""


class Standing(Protocol):
    """A body as far as its trail and family go."""

    trail: str
    family: str


class _Above(Protocol):
    trail: str
    pk: int


def trail_under(parent: _Above | None, pk: int) -> str:
    """The trail of the body ``pk`` under ``parent``: "12/40/77"."""
    if parent is None:
        return str(pk)
    return f"{parent.trail or parent.pk}/{pk}"


def narrowing(reach: str, body: Standing) -> dict[str, str]:
    """To what a role given by an office of ``body`` is narrowed, as ``access.actions.grant`` takes it.

    Where a body has no family, one that should reach its family reaches its subtree: never more than asked.
    """
    if reach == PLACE:
        return {}
    if reach == FAMILY and body.family:
        return {"family": body.family}
    return {"body_trail": body.trail}
