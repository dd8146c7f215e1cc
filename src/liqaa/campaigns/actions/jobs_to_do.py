"""The job this room leaves for the worker."""

from liqaa.kit import jobs

SPREAD = "liqaa_campaigns.spread"
"""The job's name."""


def leave_spreading(directive_id: int) -> None:
    """Ask the worker to bring a directive to everybody it asks, if and only if the transaction commits."""
    jobs.leave(SPREAD, directive_id=directive_id)
