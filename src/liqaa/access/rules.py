"""Rights of the room and how long its links live."""

from datetime import timedelta

INVITE = "access.invite"
"""Invite an office-holder to an account."""
SET_UP = "access.set_up"
"""Lead the first-run page and change the organisation's settings."""

INVITATION_LASTS = timedelta(days=7)
RECOVERY_LASTS = timedelta(hours=1)
DEMO_LASTS = timedelta(days=365)
