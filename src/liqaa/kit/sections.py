"""Sections of a paper: what upper rooms hand to a paper of a lower room, which prints and hashes it.

The minutes of a meeting hold what it decided, yet ``meetings`` may not import ``followup``: the upper room
offers a function for the paper when it starts, and the paper prints what it is handed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Model


@dataclass(frozen=True)
class Line:
    """One point: ``text`` in the words of the record, ``note`` what stands beside it in words.

    ``facts`` are the values behind the note, the same in every language: they are hashed, the note is not.
    """

    text: str
    note: str = ""
    facts: Sequence[str] = ()
    confidential: bool = False


@dataclass(frozen=True)
class Section:
    """A headed part of a paper, as the upper room hands it over. ``key`` names it in every language."""

    key: str
    title: str
    lines: Sequence[Line]


type Teller = Callable[[Model], Section | None]

_tellers: dict[str, dict[str, tuple[int, Teller]]] = {}


def offer(paper: str, name: str, teller: Teller, *, position: int = 100) -> None:
    """Offer a section for ``paper``; lower positions come first. Offering a name again replaces it."""
    _tellers.setdefault(paper, {})[name] = (position, teller)


def told(paper: str, subject: Model) -> list[Section]:
    """Every section with something in it that is offered for ``paper``, in order."""
    offered = sorted(_tellers.get(paper, {}).items(), key=lambda each: (each[1][0], each[0]))
    found = (teller(subject) for _name, (_position, teller) in offered)
    return [section for section in found if section is not None and section.lines]
