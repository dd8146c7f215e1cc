"""Small secrets at rest: locked with a key derived from the installation's own, which no table holds.

A copy of the database alone opens none of them. Where the key is another one, nothing comes back.
"""

import base64
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def _box(purpose: str) -> Fernet:
    """A lock of its own for each purpose: what was made for one opens no other."""
    return Fernet(
        base64.urlsafe_b64encode(sha256(f"liqaa {purpose} {settings.SECRET_KEY}".encode()).digest())
    )


def lock(text: str, purpose: str) -> str:
    """``text`` as only this installation reads it; nothing stays nothing."""
    return _box(purpose).encrypt(text.encode()).decode() if text else ""


def unlock(locked: str, purpose: str) -> str | None:
    """What was locked; None when it was locked by another installation, for another purpose, or changed."""
    try:
        return _box(purpose).decrypt(locked.encode()).decode() if locked else ""
    except InvalidToken:
        return None
