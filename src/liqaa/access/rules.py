"""Rights of the room, how long its links live, and when one still opens the door."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta

INVITE = "access.invite"
"""Invite an office-holder to an account."""
SET_UP = "access.set_up"
"""Lead the first-run page and change the organisation's settings."""
RECOVER = "access.recover"
"""Help somebody of a level below back in: drop lost second factors, close an account on every device."""

FAMILIES = ("women", "youth", "profession")
"""Parallel organisations to which a grant may be narrowed: the values of ``bodies.Body.family``."""

INVITATION_LASTS = timedelta(days=7)
RECOVERY_LASTS = timedelta(hours=1)
DEMO_LASTS = timedelta(days=365)

LASTS = {"invitation": INVITATION_LASTS, "recovery": RECOVERY_LASTS, "demo": DEMO_LASTS}
"""How long a link of each purpose opens the door."""
REUSABLE = frozenset({"demo"})
"""Purposes whose link opens the door again until it expires or is replaced."""


def hash_of(token: str) -> str:
    """What is kept of a token: a hash is enough, for tokens are 256 random bits."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def is_open(purpose: str, used_at: datetime | None, expires_at: datetime, at: datetime) -> bool:
    """Whether a link still opens the door at the moment ``at``."""
    return at < expires_at and (used_at is None or purpose in REUSABLE)


SENSITIVE_IDLE = timedelta(minutes=30)
"""A session of a sensitive role ends after so long without use."""
SENSITIVE_AGE = timedelta(hours=12)
"""A session of a sensitive role ends after so long, used or not."""
ORDINARY_AGE = timedelta(days=14)
"""Any session ends after so long."""
SEEN_EVERY = timedelta(minutes=1)
"""How exactly the last use of a session is kept, and how soon a new role changes how long it lasts."""


def is_over(opened_at: datetime, seen_at: datetime, at: datetime, *, sensitive: bool) -> bool:
    """Whether a session that was opened and last used at these moments is over."""
    if sensitive and at - seen_at >= SENSITIVE_IDLE:
        return True
    return at - opened_at >= (SENSITIVE_AGE if sensitive else ORDINARY_AGE)


def stands_above(mine: Iterable[str], sensitive: Iterable[str], others: Iterable[str]) -> bool:
    """Whether who may recover over the paths ``mine`` stands above somebody with these paths.

    Those of ``sensitive`` roles must lie strictly below, for an equal is not above an equal; those of
    ``others`` may also lie at the same place, as a rapporteur's beside the secretary. Nobody stands above an
    account that holds nothing anywhere: the command line helps it.
    """
    own, weighty, light = tuple(mine), list(sensitive), list(others)
    above = tuple(f"{path}/" for path in own)
    held = [path.startswith(above) for path in weighty]
    held += [path in own or path.startswith(above) for path in light]
    return bool(held) and all(held)
