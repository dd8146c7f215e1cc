"""When a message that did not leave is tried again."""

from datetime import datetime, timedelta

WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(hours=24),
)
"""How long to wait after each attempt that failed; after the last one the message has failed."""

LONGEST_TALK = timedelta(minutes=5)
"""Longer than handing one message to a server lasts, though each answer take the fifteen seconds it has."""


def is_silent(handed_at: datetime, at: datetime) -> bool:
    """Whether the run that took a message at ``handed_at`` is taken for dead."""
    return at - handed_at >= LONGEST_TALK


def wait_after(attempts: int) -> timedelta | None:
    """How long to wait after that many attempts; None when there is nothing left to try."""
    return WAITS[attempts - 1] if 1 <= attempts <= len(WAITS) else None
