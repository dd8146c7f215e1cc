"""Marks that a format has no letter for."""

BULLET = "• "
"""Before each item of a list."""
