"""Decisions of the room: its rights, how a record is corrected, what confirming one would make."""

from liqaa.reports.rules.rights import CONFIRM, READ

__all__ = ["CONFIRM", "READ"]
