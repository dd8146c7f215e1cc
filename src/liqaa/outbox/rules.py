"""When a message that did not leave is tried again."""

from datetime import timedelta

WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(hours=24),
)
"""How long to wait after each attempt that failed; after the last one the message has failed."""

UNDER_WAY = "under way"
"""Stands in ``Message.problem`` from the moment the server may have the message until it answers."""


def wait_after(attempts: int) -> timedelta | None:
    """How long to wait after that many attempts; None when there is nothing left to try."""
    return WAITS[attempts - 1] if 1 <= attempts <= len(WAITS) else None
