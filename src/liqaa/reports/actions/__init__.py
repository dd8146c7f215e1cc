"""Writing: keep a reading, correct it, confirm it into a record, undo that."""

from liqaa.reports.actions.confirming import confirm, undo
from liqaa.reports.actions.keeping import choose_person, correct, discard, keep

__all__ = ["choose_person", "confirm", "correct", "discard", "keep", "undo"]
