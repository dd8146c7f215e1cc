"""The jobs this room leaves for the worker."""

from liqaa.kit import jobs

RESET = "liqaa_access.send_reset"
"""Sends a link to choose a new password."""
NOBODY = 0


def leave_reset(account_id: int = NOBODY) -> None:
    """Ask the worker to write to an account; for a stranger the same job is left and finds nobody.

    So the answer to whoever asked takes the same time, known or not.
    """
    jobs.leave(RESET, account_id=account_id)
