"""For whom the program acts at this moment, and from where: what the second lock opens for (decision 0013).

The name is carried in a context variable and written into every transaction by ``kit.database``. Nobody is
the rule: a program that forgot to say for whom it acts reads nothing and writes nothing. From where (a page,
a job, a command) is carried beside it and kept in each line of the journal; no action has to be told.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol

NOBODY = ""
WEB, JOB, COMMAND, IMPORT, DEMO = "web", "job", "command", "import", "demo"
"""From where a thing is done: a page, the worker, the command line, a sheet taken in, the invented
organisation."""
_acting: ContextVar[str] = ContextVar("liqaa_acting", default=NOBODY)
_origin: ContextVar[str] = ContextVar("liqaa_origin", default=COMMAND)


class Carried(Protocol):
    """An account, or a named actor of the house such as ``journal.actions.SYSTEM``."""

    @property
    def pk(self) -> Any:
        """The account's number, or the actor's name."""


class AtTheDoor:
    """Somebody who wants in as an account and has not proved it yet: sees that account's sign-in only."""

    def __init__(self, account: int | None) -> None:
        """Stand at the door of the account of that number; of none, nothing is seen."""
        self.pk = f"door:{account or 0}"


def acting_now() -> str:
    """Whom the database is told: an account's number, an actor's name, or nothing."""
    return _acting.get()


@contextmanager
def acting_for(actor: Carried | None) -> Iterator[None]:
    """Act for ``actor`` within this block, also inside an open transaction; for nobody with None."""
    token = _acting.set(NOBODY if actor is None else str(actor.pk))
    try:
        yield
    finally:
        _acting.reset(token)


def origin_now() -> str:
    """From where things are done at this moment; from a command where nobody said."""
    return _origin.get()


@contextmanager
def acting_from(origin: str) -> Iterator[None]:
    """Do everything within this block from ``origin``: one of the words above."""
    token = _origin.set(origin)
    try:
        yield
    finally:
        _origin.reset(token)
