"""Rights of the room, how long its links live, and when one still opens the door."""

import hashlib
from datetime import datetime, timedelta

INVITE = "access.invite"
"""Invite an office-holder to an account."""
SET_UP = "access.set_up"
"""Lead the first-run page and change the organisation's settings."""

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
