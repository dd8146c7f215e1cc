"""For whom the program acts at this moment: what the database's second lock opens for (decision 0013).

The name is carried in a context variable and written into every transaction by ``kit.database``. Nobody is
the rule: a program that forgot to say for whom it acts reads nothing and writes nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol

NOBODY = ""
_acting: ContextVar[str] = ContextVar("liqaa_acting", default=NOBODY)


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
